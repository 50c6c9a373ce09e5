import type { ConversationItem } from '@frontdesk/protocol'
import { useT } from '../lib/i18n.ts'
import { visitorName } from '../lib/visitor-name.ts'
import { useFeed } from '../state/feed.ts'

/** What an agent has and would leave behind. */
export const openConversationsOf = (agentId: string): ConversationItem[] =>
  [...(useFeed.getState().feed?.items.values() ?? [])].filter(
    ({ assignee, status }) => assignee?.id === agentId && status !== 'closed',
  )

/** The conversations that move to others, by name. */
export const DepartureList = ({ items }: { items: readonly ConversationItem[] }) => {
  const t = useT()
  return (
    <ul aria-label={t('exit.list')} className="mt-3 max-h-60 overflow-y-auto rounded-md border border-line">
      {items.map((item) => (
        <li key={item.id} className="flex items-baseline gap-2 border-b border-line px-3 py-2 text-13 last:border-b-0">
          <bdi className="min-w-0 shrink-0 truncate font-medium">{visitorName(t, item.contact.label)}</bdi>
          <span className="min-w-0 flex-1 truncate text-faint">{item.last?.text ?? ''}</span>
        </li>
      ))}
    </ul>
  )
}
