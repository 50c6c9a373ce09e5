import type { BusinessHours } from '@frontdesk/protocol'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from '../../../components/button.tsx'
import { confirm } from '../../../components/confirm.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { toast } from '../../../state/toasts.ts'
import { LeavesList } from '../editing/leaves-list.tsx'
import { Card } from '../settings-page.tsx'
import { useSites } from '../sites/use-sites.ts'
import { useTeams } from '../teams/use-teams.ts'
import { forgetHours } from './use-hours.ts'

/** Takes hours away, once it is clear who would serve always from then on. */
export const RemoveHours = ({ hours }: { hours: BusinessHours }) => {
  const t = useT()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const teams = useTeams().data?.teams ?? []
  const sites = useSites().data?.sites ?? []
  const users = [...sites, ...teams].filter(({ hoursId }) => hoursId === hours.id).map(({ name }) => name)

  const remove = async (): Promise<void> => {
    const isSure = await confirm({
      title: t('hours.remove.title', { name: hours.name }),
      body: t(users.length === 0 ? 'hours.remove.unused' : 'hours.remove.body'),
      detail: <LeavesList lines={users} />,
      action: t('hours.remove'),
      danger: true,
    })
    if (!isSure) return
    try {
      await call('hours.remove', { hoursId: hours.id })
      await navigate({ to: '/settings/hours', ignoreBlocker: true })
      await forgetHours(queries)
      toast(t('hours.removed', { name: hours.name }))
    } catch (error) {
      toast(errorText(t, error), { look: 'bad' })
    }
  }
  return (
    <Card title={t('hours.remove')}>
      <p className="text-soft">{t('hours.remove.intro')}</p>
      <Button className="w-fit" onClick={() => void remove()}>
        {t('hours.remove')}
      </Button>
    </Card>
  )
}
