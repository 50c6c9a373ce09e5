import type { ContactHandling, ServiceItem } from '@frontdesk/protocol'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { RadioList } from '../../components/radio-list.tsx'
import { useT } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { LeadsFields } from '../settings/special/leads-fields.tsx'
import type { Leads } from '../settings/special/rule-draft.ts'
import { useHandle } from './handle-contact.ts'

type HandlingDialogProps = { item: ServiceItem; handling: ContactHandling; onClose: () => void }

/** Decides by hand how one contact is served. */
export const HandlingDialog = ({ item, handling, onClose }: HandlingDialogProps) => {
  const t = useT()
  const formId = useId()
  const handle = useHandle(item, handling)
  const { agent, team, priority } = handling
  // Who opens this for a contact that is served as everybody is about to make it special.
  const [way, setWay] = useState<'special' | 'normal'>('special')
  const [leads, setLeads] = useState<Leads>({ agentId: agent?.id ?? null, teamId: team?.id ?? null, priority })
  const [isBusy, setBusy] = useState(false)
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    const none = { agentId: null, teamId: null, priority: false }
    const special = way === 'special'
    if (await handle({ special, ...(special ? leads : none) })) onClose()
    else setBusy(false)
  }
  return (
    <Dialog
      title={t('handling.dialog', { name: visitorName(t, item.contact.label) })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} look="primary" busy={isBusy}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <form id={formId} className="flex flex-col gap-4" onSubmit={save}>
        <RadioList
          label={t('handling.way')}
          value={way}
          options={(['special', 'normal'] as const).map((value) => ({
            value,
            label: t(`handling.way.${value}`),
            hint: t(`handling.way.${value}.hint`),
          }))}
          onChange={setWay}
        />
        {way === 'special' && (
          <LeadsFields leads={leads} problem={null} onChange={(change) => setLeads({ ...leads, ...change })} />
        )}
        <p className="text-12 text-faint">{t('handling.dialog.hint')}</p>
      </form>
    </Dialog>
  )
}
