import type { ConversationItem, SearchHit } from '@frontdesk/protocol'
import { Lock } from 'lucide-react'
import { Ago } from '../../components/ago.tsx'
import { Avatar } from '../../components/avatar.tsx'
import { useT } from '../../lib/i18n.ts'
import { authorName, visitorName } from '../../lib/visitor-name.ts'
import { useMe } from '../../state/session.ts'
import { roomName } from '../colleagues/room-name.ts'
import { RoomMark } from '../colleagues/room-row.tsx'
import { MarkedText } from './marked-text.tsx'
import { ToConversation } from './to-conversation.tsx'

/** What was found in one conversation; each opens it there. */
export const FoundGroup = ({ item, hits }: { item: ConversationItem; hits: readonly SearchHit[] }) => {
  const t = useT()
  const meId = useMe()?.agent.id ?? ''
  const isRoom = 'members' in item
  const name = isRoom ? roomName(t, item, meId) : visitorName(t, item.contact.label)
  return (
    <section aria-label={name} className="border-b border-line py-2">
      <h2 className="flex items-center gap-3 px-4 py-1.5 tablet:px-6">
        <span className="flex w-10 shrink-0 justify-center">
          {isRoom ? <RoomMark room={item} /> : <Avatar id={item.contact.id} label={item.contact.label} />}
        </span>
        <bdi className="min-w-0 truncate font-semibold">{name}</bdi>
        <span className="shrink-0 text-12 text-faint">{isRoom ? t('search.room') : item.site.name}</span>
      </h2>
      <ul>
        {hits.map((hit) => (
          <li key={hit.entryId}>
            <ToConversation item={item} seq={hit.seq} className={linkClass}>
              <span className="flex items-baseline gap-2 text-12 text-faint">
                <bdi className="truncate font-medium text-soft">
                  {hit.author.id === meId ? t('row.you.name') : authorName(t, hit.author)}
                </bdi>
                {hit.visibility === 'staff' && (
                  <span className="inline-flex shrink-0 items-center gap-1 font-medium text-note-ink">
                    <Lock size={12} aria-hidden />
                    {t('note.label')}
                  </span>
                )}
                <Ago atMs={hit.atMs} className="ms-auto shrink-0" />
              </span>
              <span className="block [overflow-wrap:anywhere]">
                <MarkedText snippet={hit.snippet} ranges={hit.ranges} />
              </span>
            </ToConversation>
          </li>
        ))}
      </ul>
    </section>
  )
}

const linkClass = 'block min-h-(--target) py-2 ps-17 pe-4 outline-offset-[-2px] hover:bg-hover tablet:ps-19 tablet:pe-6'
