import type { Result } from '@frontdesk/protocol'
import { useT } from '../lib/i18n.ts'
import { visitorName } from '../lib/visitor-name.ts'

type Moves = Result<'agent.departure'>['moves']

/** The conversations that move when somebody leaves service, by name, and to whom each goes. */
export const DepartureList = ({ moves }: { moves: Moves }) => {
  const t = useT()
  return (
    <ul aria-label={t('exit.list')} className="mt-3 max-h-60 overflow-y-auto rounded-md border border-line">
      {moves.map(({ conversationId, contact, to }) => (
        <li key={conversationId} className="flex gap-3 border-b border-line px-3 py-2 text-13 last:border-b-0">
          <bdi className="min-w-0 flex-1 truncate font-medium">{visitorName(t, contact.label)}</bdi>
          <span className="min-w-0 truncate text-soft">
            {to === null ? t('exit.toQueue') : t('exit.toAgent', { name: to.label })}
          </span>
        </li>
      ))}
    </ul>
  )
}
