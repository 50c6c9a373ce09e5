import type { Entry, RoomItem } from '@frontdesk/protocol'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { SearchX } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { watchOpened } from '../../app/watch-mine.ts'
import { buttonClass } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useT } from '../../lib/i18n.ts'
import { startOfDay } from '../../lib/time.ts'
import { useConversationView } from '../../state/conversation-view.ts'
import { useFeed } from '../../state/feed.ts'
import { useLive } from '../../state/live.ts'
import { lookAt } from '../../state/looking-at.ts'
import { useMe } from '../../state/session.ts'
import { ConversationSkeleton, MessagesSkeleton } from '../conversations/conversation-skeleton.tsx'
import type { MessagesOf } from '../conversations/messages-of.ts'
import { NewsForListeners } from '../conversations/news-for-listeners.tsx'
import { Timeline } from '../conversations/timeline.tsx'
import { buildRows } from '../conversations/timeline-rows.ts'
import { TypingLine } from '../conversations/typing-line.tsx'
import { useReading } from '../conversations/use-reading.ts'
import { RoomComposer } from './room-composer.tsx'
import { RoomHeader } from './room-header.tsx'
import { roomName } from './room-name.ts'
import { useNotices } from './use-notices.ts'

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

const noEntries: readonly Entry[] = []

const Room = ({ room, atSeq }: { room: RoomItem; atSeq: number | null }) => {
  const t = useT()
  const live = useLive()
  const agent = useMe()?.agent ?? null
  const view = useConversationView(room.id)
  const reading = useReading(room.id, view)
  const messagesOf = useMemo((): MessagesOf => ({ id: room.id, assignee: null }), [room.id])
  const rows = useMemo(() => {
    if (view === null || agent === null) return []
    const { entries, outbox, marks } = view
    const me = { id: agent.id, label: agent.label, pictureUrl: agent.pictureUrl }
    return buildRows({ entries, outbox, marks, me, isRoom: true, newAfterSeq: reading.newAfterSeq, startOfDay })
  }, [view, agent, reading.newAfterSeq])
  const meId = agent?.id ?? ''
  const notices = useNotices(room.id, view?.entries ?? noEntries, meId)
  return (
    <section aria-label={roomName(t, room, meId)} className="flex h-full min-w-0 flex-1 flex-col bg-surface">
      <RoomHeader room={room} />
      {view === null || view.state === 'loading' ? (
        <MessagesSkeleton />
      ) : (
        <Timeline
          item={messagesOf}
          rows={rows}
          atSeq={atSeq}
          notices={notices}
          hasEarlier={view.hasEarlier}
          isLoadingEarlier={view.loadingEarlier}
          onEarlier={() => void live?.client.loadEarlier(room.id)}
          onAtEnd={reading.setAtEnd}
        />
      )}
      <NewsForListeners view={view} meId={meId} />
      <TypingLine typing={view?.typing ?? []} contact={null} />
      <RoomComposer room={room} onSent={reading.clearNew} />
    </section>
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
