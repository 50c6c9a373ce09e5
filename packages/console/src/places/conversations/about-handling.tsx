import type { ContactHandling, ServiceItem } from '@frontdesk/protocol'
import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { useT } from '../../lib/i18n.ts'
import { useRight } from '../../state/session.ts'
import { leadsInWords, stepsInWords } from '../settings/special/rule-words.ts'
import { useHandle } from './handle-contact.ts'
import { HandlingDialog } from './handling-dialog.tsx'

type AboutHandlingProps = { item: ServiceItem; handling: ContactHandling }

/** How the contact is served and why; those with the right change it (marks D5, D8). */
export const AboutHandling = ({ item, handling }: AboutHandlingProps) => {
  const t = useT()
  const mayHandle = useRight('visitors.handle')
  const handle = useHandle(item, handling)
  const [isEditing, setEditing] = useState(false)
  const { special, agent, team, priority, by, rule } = handling
  const leads = special ? leadsInWords(t, { agent: agent?.label ?? null, team: team?.name ?? null, priority }) : []
  return (
    <section aria-label={t('handling.title')} className="border-t border-line px-4 py-3">
      <h2 className="mb-1.5 text-12 font-semibold text-faint">{t('handling.title')}</h2>
      <div className="flex flex-col gap-1 text-13 [overflow-wrap:anywhere]">
        <p className={special ? 'font-medium' : ''}>{t(special ? 'handling.special' : 'handling.normal')}</p>
        {leads.length > 0 && <p className="text-soft">{t('handling.leads', { leads: stepsInWords(t, leads) })}</p>}
        {by === 'hand' && <p className="text-faint">{t('handling.byHand')}</p>}
        {rule !== null && <p className="text-faint">{t('handling.byRule', { name: rule.name })}</p>}
      </div>
      {mayHandle && (
        <div className="mt-2 flex flex-wrap gap-2">
          <Button icon={<SlidersHorizontal size={16} aria-hidden />} onClick={() => setEditing(true)}>
            {t(special ? 'handling.change' : 'handling.mark')}
          </Button>
          {by === 'hand' && <Button onClick={() => void handle(null)}>{t('handling.toRules')}</Button>}
        </div>
      )}
      {isEditing && <HandlingDialog item={item} handling={handling} onClose={() => setEditing(false)} />}
    </section>
  )
}
