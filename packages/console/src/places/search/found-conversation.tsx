import type { Result } from '@frontdesk/protocol'
import { Ago } from '../../components/ago.tsx'
import { Avatar } from '../../components/avatar.tsx'
import { TagChips } from '../../components/tag-chip.tsx'
import { useT } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { useMe } from '../../state/session.ts'
import { roomName } from '../colleagues/room-name.ts'
import { RoomMark } from '../colleagues/room-row.tsx'
import { besideName, FoundFields, FoundName } from './found-fields.tsx'
import { ToConversation } from './to-conversation.tsx'

type FoundConversationProps = { hit: Result<'search.conversations'>['hits'][number] }

/** A conversation with what it was found by; a click opens it. */
export const FoundConversation = ({ hit: { conversation: item, found } }: FoundConversationProps) => {
  const t = useT()
  const meId = useMe()?.agent.id ?? ''
  const isRoom = 'members' in item
  const name = isRoom ? roomName(t, item, meId) : visitorName(t, item.contact.label)
  return (
    <ToConversation
      item={item}
      className="flex gap-3 border-b border-line px-4 py-3 outline-offset-[-2px] hover:bg-hover tablet:px-6"
    >
      <span className="flex w-10 shrink-0 justify-center">
        {isRoom ? <RoomMark room={item} /> : <Avatar id={item.contact.id} label={item.contact.label} />}
      </span>
      <span className="flex min-w-0 flex-1 flex-col gap-1">
        <span className="flex min-w-0 items-baseline gap-2">
          <span className="min-w-0 truncate font-semibold">
            <FoundName name={name} found={found} />
          </span>
          <span className="shrink-0 text-12 text-faint">{isRoom ? t('search.room') : item.site.name}</span>
          <Ago atMs={item.lastAtMs} className="ms-auto shrink-0 text-12 text-faint" />
        </span>
        <FoundFields found={besideName(name, found)} />
        {!isRoom && (
          <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-12 text-faint">
            <span>{t(`search.status.${item.status}`)}</span>
            {item.assignee !== null && (
              <span className="truncate">
                · <bdi>{item.assignee.label}</bdi>
              </span>
            )}
            <TagChips tagIds={[...item.tagIds, ...item.contact.tagIds]} />
          </span>
        )}
      </span>
    </ToConversation>
  )
}
