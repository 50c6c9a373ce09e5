import type { RoomItem } from '@frontdesk/protocol'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { SearchX } from 'lucide-react'
import { useEffect } from 'react'
import { watchOpened } from '../../app/watch-mine.ts'
import { buttonClass } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useT } from '../../lib/i18n.ts'
import { useConversationView } from '../../state/conversation-view.ts'
import { useFeed } from '../../state/feed.ts'
import { useLive } from '../../state/live.ts'
import { lookAt } from '../../state/looking-at.ts'
import { useMe } from '../../state/session.ts'
import { ConversationSkeleton } from '../conversations/conversation-skeleton.tsx'
import { RoomComposer } from './room-composer.tsx'
import { RoomHeader } from './room-header.tsx'
import { roomName } from './room-name.ts'
import { RoomTalk } from './room-talk.tsx'

/** The address of one room: keeps it current while it is on the screen. */
export const RoomPage = () => {
  const { conversationId } = useParams({ from: '/colleagues/$conversationId' })
  const { at } = useSearch({ from: '/colleagues/$conversationId' })
  const live = useLive()
  const view = useConversationView(conversationId)
  useFeed((state) => state.version)
  const listed = useFeed((state) => state.feed)?.rooms.get(conversationId) ?? null
  useEffect(() => (live === null ? undefined : watchOpened(live, conversationId)), [live, conversationId])
  useEffect(() => {
    lookAt(conversationId)
    return () => lookAt(null)
  }, [conversationId])
  // Taken out of it, or never in it.
  if (view?.state === 'removed' || view?.state === 'refused') return <NoSuchRoom />
  const head = view?.head ?? null
  const own = head !== null && 'members' in head ? head : null
  const room = own !== null && own.rev >= (listed?.rev ?? 0) ? own : listed
  return room === null ? <ConversationSkeleton /> : <Room key={conversationId} room={room} atSeq={at ?? null} />
}

const Room = ({ room, atSeq }: { room: RoomItem; atSeq: number | null }) => {
  const t = useT()
  const meId = useMe()?.agent.id ?? ''
  return (
    <RoomTalk
      room={room}
      name={roomName(t, room, meId)}
      head={<RoomHeader room={room} />}
      composer={(onSent) => <RoomComposer room={room} onSent={onSent} />}
      atSeq={atSeq}
    />
  )
}

const NoSuchRoom = () => {
  const t = useT()
  return (
    <div role="status" className="flex h-full bg-surface">
      <EmptyState isPage icon={SearchX} title={t('room.gone.title')} body={t('room.gone.body')}>
        <Link to="/colleagues" className={buttonClass('secondary')}>
          {t('room.back')}
        </Link>
      </EmptyState>
    </div>
  )
}
