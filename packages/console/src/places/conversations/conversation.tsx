import type { ConversationView } from '@frontdesk/client'
import type { ServiceItem } from '@frontdesk/protocol'
import { Suspense, useMemo } from 'react'
import { useT, withTexts } from '../../lib/i18n.ts'
import { lazyPart } from '../../lib/lazy-part.ts'
import { startOfDay } from '../../lib/time.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { useConversationView } from '../../state/conversation-view.ts'
import { useLive } from '../../state/live.ts'
import { useMe } from '../../state/session.ts'
import { Composer } from './composer.tsx'
import { ConversationHeader } from './conversation-header.tsx'
import { MessagesSkeleton } from './conversation-skeleton.tsx'
import { NewsForListeners } from './news-for-listeners.tsx'
import { Timeline } from './timeline.tsx'
import { buildRows, type Row } from './timeline-rows.ts'
import { TypingLine } from './typing-line.tsx'
import { TypingPreview } from './typing-preview.tsx'
import { useReading } from './use-reading.ts'

const OfflineLine = lazyPart(async () => (await withTexts('service', () => import('./offline-line.tsx'))).OfflineLine)

const InterpretationLine = lazyPart(
  async () =>
    (await withTexts('interpretation', () => import('../interpretation/interpretation-line.tsx'))).InterpretationLine,
)

const noTyping: ConversationView['typing'] = []

type ConversationProps = { item: ServiceItem; atSeq: number | null; isAboutShown: boolean; onAbout: () => void }

/** The middle pane: head, timeline, composer. */
export const Conversation = ({ item, atSeq, isAboutShown, onAbout }: ConversationProps) => {
  const t = useT()
  const view = useConversationView(item.id)
  const live = useLive()
  const reading = useReading(item.id, view)
  const typing = view?.typing ?? noTyping
  const rows = useRows(view, reading.newAfterSeq)
  const names = useMemo(
    () => new Map([[item.contact.id, visitorName(t, item.contact.label)]]),
    [t, item.contact.id, item.contact.label],
  )
  return (
    <section
      aria-label={t('conversation.with', { name: visitorName(t, item.contact.label) })}
      className="flex h-full min-w-0 flex-1 flex-col bg-surface"
    >
      <ConversationHeader item={item} typing={typing} isAboutShown={isAboutShown} onAbout={onAbout} />
      {view === null || view.state === 'loading' ? (
        <MessagesSkeleton />
      ) : (
        <Timeline
          item={item}
          rows={rows}
          atSeq={atSeq}
          hasEarlier={view.hasEarlier}
          isLoadingEarlier={view.loadingEarlier}
          onEarlier={() => void live?.client.loadEarlier(item.id)}
          onAtEnd={reading.setAtEnd}
        />
      )}
      <NewsForListeners view={view} />
      <TypingPreview item={item} typing={typing} />
      {/* Colleagues stand in the head. */}
      <TypingLine typing={typing.filter(({ kind }) => kind === 'contact')} contact={item.contact} />
      <Suspense>
        <OfflineLine item={item} />
      </Suspense>
      <Suspense>
        <InterpretationLine conversationId={item.id} names={names} />
      </Suspense>
      <Composer item={item} typing={typing} onSent={reading.clearNew} />
    </section>
  )
}

const useRows = (view: ConversationView | null, newAfterSeq: number | null): Row[] => {
  const agent = useMe()?.agent ?? null
  return useMemo(() => {
    if (view === null || agent === null) return []
    const { id, label, pictureUrl } = agent
    const { entries, outbox, marks } = view
    return buildRows({ entries, outbox, marks, me: { id, label, pictureUrl }, newAfterSeq, startOfDay })
  }, [view, agent, newAfterSeq])
}
