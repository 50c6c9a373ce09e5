import type { Site } from '@frontdesk/protocol'
import { useState } from 'react'
import { confirm } from '../../../components/confirm.tsx'
import { Switch } from '../../../components/switch.tsx'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { toast } from '../../../state/toasts.ts'
import { Card } from '../settings-page.tsx'
import type { SiteChange } from './site-draft.ts'

type EnabledCardProps = { site: Site; onChange: (change: SiteChange) => Promise<unknown> }

/** Switches the whole site on or off, at once; off only after saying what happens. */
export const EnabledCard = ({ site, onChange }: EnabledCardProps) => {
  const t = useT()
  const [isBusy, setBusy] = useState(false)
  const change = async (enabled: boolean): Promise<void> => {
    const isSure =
      enabled ||
      (await confirm({
        title: t('sites.disable.title', { name: site.name }),
        body: t('sites.disable.body'),
        action: t('sites.disable'),
        danger: true,
      }))
    if (!isSure) return
    setBusy(true)
    try {
      await onChange({ enabled })
      toast(enabled ? t('sites.enabled.done', { name: site.name }) : t('sites.disabled.done', { name: site.name }))
    } catch (error) {
      toast(errorText(t, error), { look: 'bad' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card title={t('sites.enabled')}>
      <Switch
        label={t('sites.enabled.label')}
        hint={t('sites.enabled.hint')}
        checked={site.enabled}
        disabled={isBusy}
        onChange={(enabled) => void change(enabled)}
      />
    </Card>
  )
}
