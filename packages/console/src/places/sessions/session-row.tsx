import type { PartyName, RoomItem } from '@frontdesk/protocol'
import { Lock, UsersRound } from 'lucide-react'
import { Ago } from '../../components/ago.tsx'
import { Avatar } from '../../components/avatar.tsx'
import { CountBadge } from '../../components/count-badge.tsx'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'
import { authorName } from '../../lib/visitor-name.ts'
import { useDraft } from '../../state/drafts.ts'
import { useMe } from '../../state/session.ts'
import { othersIn } from '../colleagues/room-name.ts'
import type { ConversationSearch } from '../conversations/address.ts'
import { RowLink } from '../conversations/row-link.tsx'
import { sessionName } from './session-of.ts'

type SessionRowProps = { session: RoomItem; unread: number; isOpen: boolean; search: ConversationSearch }

/** A session among the visitors' conversations, with a mark of its own: who is in it, what was said last, what is unread. */
export const SessionRow = ({ session, unread, isOpen, search }: SessionRowProps) => {
  const t = useT()
  const meId = useMe()?.agent.id ?? ''
  return (
    // biome-ignore lint/a11y/useSemanticElements: the virtual list draws its own elements around it
    <div
      role="listitem"
      className={cx(
        'relative flex gap-3 border-b border-line px-4 py-2.5',
        isOpen ? 'bg-accent-soft' : 'hover:bg-hover has-focus-visible:bg-hover',
      )}
    >
      {unread > 0 && <span aria-hidden className="absolute inset-y-0 start-0 w-0.75 bg-accent" />}
      <Faces people={othersIn(session, meId)} />
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-2">
          <RowLink
            conversationId={session.id}
            search={search}
            isOpen={isOpen}
            className={cx('min-w-0 truncate', unread > 0 ? 'font-semibold' : 'font-medium')}
          >
            <bdi>{sessionName(t, session, meId)}</bdi>
          </RowLink>
          <Ago atMs={session.lastAtMs} className="ms-auto shrink-0 text-12 text-faint" />
        </div>
        <div className="flex items-center gap-2">
          <LastWords session={session} meId={meId} isUnread={unread > 0} />
          <CountBadge count={unread} label={t('row.unread', { count: unread })} className="shrink-0" />
        </div>
        <p className="flex min-h-5 items-center gap-1 text-12 font-medium text-accent-ink">
          <UsersRound size={12} aria-hidden />
          {t('session.mark')} · {session.members.length}
        </p>
      </div>
    </div>
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

const LastWords = ({ session, meId, isUnread }: { session: RoomItem; meId: string; isUnread: boolean }) => {
  const t = useT()
  const draft = useDraft(session.id)
  const unsent = draft.reply || draft.note
  const { last, members } = session
  if (unsent !== '')
    return (
      <p className="min-w-0 flex-1 truncate text-13 text-soft">
        <span className="font-medium text-bad-ink">{t('row.draft')}</span> <bdi>{unsent}</bdi>
      </p>
    )
  if (last === null) return <p className="min-w-0 flex-1 truncate text-13 text-faint">{t('row.silent')}</p>
  const author = members.find(({ party }) => party.id === last.authorId)?.party
  return (
    <p className={cx('min-w-0 flex-1 truncate text-13', isUnread ? 'text-ink' : 'text-soft')}>
      {last.visibility === 'staff' && (
        <Lock size={12} aria-label={t('note.label')} className="me-1 inline align-baseline" />
      )}
      {last.authorId === meId ? `${t('row.you')} ` : author !== undefined && `${authorName(t, author)}: `}
      <bdi>{last.text}</bdi>
    </p>
  )
}
