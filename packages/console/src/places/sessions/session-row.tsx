import type { PartyName, RoomItem } from '@frontdesk/protocol'
import { UsersRound } from 'lucide-react'
import { Avatar } from '../../components/avatar.tsx'
import { useT } from '../../lib/i18n.ts'
import { authorName } from '../../lib/visitor-name.ts'
import { useMe } from '../../state/session.ts'
import { othersIn } from '../colleagues/room-name.ts'
import type { ConversationSearch } from '../conversations/address.ts'
import { LastWords } from '../conversations/last-words.tsx'
import { ListRow } from '../conversations/list-row.tsx'
import { sessionName } from './session-of.ts'

type SessionRowProps = { session: RoomItem; unread: number; isOpen: boolean; search: ConversationSearch }

/** A session among the visitors' conversations, with a mark of its own: who is in it, what was said last, what is unread. */
export const SessionRow = ({ session, unread, isOpen, search }: SessionRowProps) => {
  const t = useT()
  const meId = useMe()?.agent.id ?? ''
  const { last } = session
  const author = session.members.find(({ party }) => party.id === last?.authorId)?.party
  const isOwn = last !== null && last.authorId === meId
  const by = isOwn ? t('row.you') : author === undefined ? null : `${authorName(t, author)}:`
  return (
    <ListRow
      conversationId={session.id}
      search={search}
      isOpen={isOpen}
      unread={unread}
      lastAtMs={session.lastAtMs}
      face={<Faces people={othersIn(session, meId)} />}
      name={sessionName(t, session, meId)}
      words={<LastWords item={session} by={by} isUnread={unread > 0} />}
      foot={
        <p className="flex min-h-5 items-center gap-1 text-12 font-medium text-accent-ink">
          <UsersRound size={12} aria-hidden />
          {t('session.mark')} · {session.members.length}
        </p>
      }
    />
  )
}

/** Two of those who are in it, or its mark while nobody is. */
export const Faces = ({ people }: { people: readonly PartyName[] }) => {
  const t = useT()
  const [first, second] = people
  if (first === undefined)
    return (
      <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-active text-soft">
        <UsersRound size={20} strokeWidth={1.75} aria-hidden />
      </span>
    )
  const face = (one: PartyName) => (
    <Avatar
      id={one.id}
      label={authorName(t, one)}
      pictureUrl={one.pictureUrl}
      size={second === undefined ? 'large' : 'small'}
    />
  )
  if (second === undefined) return face(first)
  return (
    <span aria-hidden className="relative size-10 shrink-0">
      <span className="absolute start-0 top-0 flex">{face(first)}</span>
      <span className="absolute end-0 bottom-0 flex rounded-full ring-2 ring-surface">{face(second)}</span>
    </span>
  )
}
