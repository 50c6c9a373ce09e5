import type { Entry, RoomItem } from '@frontdesk/protocol'
import { type ReactNode, useMemo } from 'react'
import { startOfDay } from '../../lib/time.ts'
import { useConversationView } from '../../state/conversation-view.ts'
import { useLive } from '../../state/live.ts'
import { useMe } from '../../state/session.ts'
import { MessagesSkeleton } from '../conversations/conversation-skeleton.tsx'
import type { MessagesOf } from '../conversations/messages-of.ts'
import { NewsForListeners } from '../conversations/news-for-listeners.tsx'
import { Timeline } from '../conversations/timeline.tsx'
import { buildRows } from '../conversations/timeline-rows.ts'
import { TypingLine } from '../conversations/typing-line.tsx'
import { useReading } from '../conversations/use-reading.ts'
import { useNotices } from './use-notices.ts'

type RoomTalkProps = {
  room: RoomItem
  name: string
  head: ReactNode
  composer: (onSent: () => void) => ReactNode
  atSeq: number | null
}

const noEntries: readonly Entry[] = []

/** What is said in a room, of colleagues or of several visitors and agents: head, timeline, composer. */
export const RoomTalk = ({ room, name, head, composer, atSeq }: RoomTalkProps) => {
  const live = useLive()
  const agent = useMe()?.agent ?? null
  const meId = agent?.id ?? ''
  const view = useConversationView(room.id)
  const reading = useReading(room.id, view)
  const messagesOf = useMemo((): MessagesOf => ({ id: room.id, assignee: null }), [room.id])
  const rows = useMemo(() => {
    if (view === null || agent === null) return []
    const { entries, outbox, marks } = view
    const me = { id: agent.id, label: agent.label, pictureUrl: agent.pictureUrl }
    return buildRows({ entries, outbox, marks, me, isRoom: true, newAfterSeq: reading.newAfterSeq, startOfDay })
  }, [view, agent, reading.newAfterSeq])
  const notices = useNotices(room.id, view?.entries ?? noEntries, meId)
  return (
    <section aria-label={name} className="flex h-full min-w-0 flex-1 flex-col bg-surface">
      {head}
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
      {composer(reading.clearNew)}
    </section>
  )
}
