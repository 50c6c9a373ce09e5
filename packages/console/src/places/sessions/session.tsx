import type { RoomItem } from '@frontdesk/protocol'
import { useMemo } from 'react'
import { useT } from '../../lib/i18n.ts'
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
import { SessionComposer } from './session-composer.tsx'
import { SessionHeader } from './session-header.tsx'
import { sessionName } from './session-of.ts'

type SessionProps = { session: RoomItem; atSeq: number | null; arePeopleShown: boolean; onPeople: () => void }

/** The middle pane of a session: head, timeline, composer. */
export const Session = ({ session, atSeq, arePeopleShown, onPeople }: SessionProps) => {
  const t = useT()
  const live = useLive()
  const agent = useMe()?.agent ?? null
  const meId = agent?.id ?? ''
  const view = useConversationView(session.id)
  const reading = useReading(session.id, view)
  const messagesOf = useMemo((): MessagesOf => ({ id: session.id, assignee: null }), [session.id])
  const rows = useMemo(() => {
    if (view === null || agent === null) return []
    const { entries, outbox, marks } = view
    const me = { id: agent.id, label: agent.label, pictureUrl: agent.pictureUrl }
    return buildRows({ entries, outbox, marks, me, isRoom: true, newAfterSeq: reading.newAfterSeq, startOfDay })
  }, [view, agent, reading.newAfterSeq])
  return (
    <section aria-label={sessionName(t, session, meId)} className="flex h-full min-w-0 flex-1 flex-col bg-surface">
      <SessionHeader session={session} arePeopleShown={arePeopleShown} onPeople={onPeople} />
      {view === null || view.state === 'loading' ? (
        <MessagesSkeleton />
      ) : (
        <Timeline
          item={messagesOf}
          rows={rows}
          atSeq={atSeq}
          hasEarlier={view.hasEarlier}
          isLoadingEarlier={view.loadingEarlier}
          onEarlier={() => void live?.client.loadEarlier(session.id)}
          onAtEnd={reading.setAtEnd}
        />
      )}
      <NewsForListeners view={view} meId={meId} />
      <TypingLine typing={view?.typing ?? []} contact={null} />
      <SessionComposer session={session} onSent={reading.clearNew} />
    </section>
  )
}
