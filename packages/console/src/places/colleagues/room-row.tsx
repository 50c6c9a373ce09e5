import type { RoomItem } from '@frontdesk/protocol'
import { Link } from '@tanstack/react-router'
import { UsersRound } from 'lucide-react'
import { Ago } from '../../components/ago.tsx'
import { Avatar } from '../../components/avatar.tsx'
import { CountBadge } from '../../components/count-badge.tsx'
import { StateDot } from '../../components/state-mark.tsx'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'
import { lastSaid } from '../../lib/last-said.ts'
import { useColleagues } from '../../state/colleagues.ts'
import { useDraft } from '../../state/drafts.ts'
import { useMe } from '../../state/session.ts'
import { othersIn, roomName } from './room-name.ts'

type RoomRowProps = { room: RoomItem; unread: number; isOpen: boolean }

/** One room of the list: who, what was said last, what is unread. */
export const RoomRow = ({ room, unread, isOpen }: RoomRowProps) => {
  const t = useT()
  const meId = useMe()?.agent.id ?? ''
  const draft = useDraft(room.id)
  return (
    <li
      className={cx(
        'relative flex gap-3 border-b border-line px-4 py-2.5',
        isOpen ? 'bg-accent-soft' : 'hover:bg-hover has-focus-visible:bg-hover',
      )}
    >
      {unread > 0 && <span aria-hidden className="absolute inset-y-0 start-0 w-0.75 bg-accent" />}
      <RoomMark room={room} />
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-2">
          <Link
            to="/colleagues/$conversationId"
            params={{ conversationId: room.id }}
            aria-current={isOpen ? 'true' : undefined}
            className={cx(
              'min-w-0 truncate outline-offset-0 after:absolute after:inset-0',
              unread > 0 ? 'font-semibold' : 'font-medium',
            )}
          >
            <bdi>{roomName(t, room, meId)}</bdi>
          </Link>
          <Ago atMs={room.lastAtMs} className="ms-auto shrink-0 text-12 text-faint" />
        </div>
        <div className="flex min-h-5 items-center gap-2">
          <p className={cx('min-w-0 flex-1 truncate text-13', unread > 0 ? 'text-ink' : 'text-soft')}>
            {draft.reply !== '' ? (
              <>
                <span className="font-medium text-bad-ink">{t('row.draft')}</span> <bdi>{draft.reply}</bdi>
              </>
            ) : (
              <LastWords room={room} meId={meId} />
            )}
          </p>
          <CountBadge count={unread} label={t('row.unread', { count: unread })} className="shrink-0" />
        </div>
      </div>
    </li>
  )
}

const LastWords = ({ room, meId }: { room: RoomItem; meId: string }) => {
  const t = useT()
  const { last } = room
  if (last === null) return <span className="text-faint">{t('row.silent')}</span>
  const author = room.members.find(({ party }) => party.id === last.authorId)?.party.label
  return (
    <>
      {last.authorId === meId ? `${t('row.you')} ` : room.shape !== 'direct' && author !== undefined && `${author}: `}
      <bdi>{lastSaid(t, last)}</bdi>
    </>
  )
}

/** The other's face with its state, or the mark of a group. */
export const RoomMark = ({ room }: { room: RoomItem }) => {
  const meId = useMe()?.agent.id ?? ''
  const agents = useColleagues((state) => state.agents)
  const [other] = othersIn(room, meId)
  if (room.shape !== 'direct' || other === undefined)
    return (
      <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-active text-soft">
        <UsersRound size={20} strokeWidth={1.75} aria-hidden />
      </span>
    )
  return (
    <span className="relative shrink-0">
      <Avatar id={other.id} label={other.label} pictureUrl={other.pictureUrl} size="large" />
      <StateDot
        state={agents.get(other.id)?.state ?? 'offline'}
        className="absolute -end-0.5 -bottom-0.5 size-3! ring-2 ring-surface"
      />
    </span>
  )
}
