import type { Entry, Notice } from '@frontdesk/protocol'
import { memo } from 'react'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { useNow } from '../../lib/now.ts'
import { clockTime, dayName, exactTime } from '../../lib/time.ts'
import { useMe } from '../../state/session.ts'
import { EarlierVersions } from '../messages/earlier-versions.tsx'
import { eventText } from './event-text.ts'
import { MessageBubble } from './message-bubble.tsx'
import type { MessagesOf } from './messages-of.ts'
import type { Row } from './timeline-rows.ts'

type EntryRowProps = {
  row: Row
  item: MessagesOf
  /** It was searched for. */
  isFound: boolean
  notices: readonly Notice[] | undefined
}

/** One row of the timeline, whatever it is. */
export const EntryRow = memo(({ row, item, isFound, notices }: EntryRowProps) => {
  switch (row.kind) {
    case 'day':
      return <DayLine atMs={row.atMs} />
    case 'new':
      return <NewLine />
    case 'event':
      return <EventLine entry={row.entry} conversationId={item.id} />
    case 'message':
      return <MessageBubble row={row} item={item} isFound={isFound} notices={notices} />
  }
})

const DayLine = ({ atMs }: { atMs: number }) => {
  const t = useT()
  const language = useLanguage()
  const now = useNow()
  return (
    <div className="mx-auto flex max-w-5xl items-center gap-3 px-4 pt-4 pb-2 text-12 font-medium text-faint tablet:px-6">
      <span className="h-px flex-1 bg-line" />
      {dayName(t, language, atMs, now)}
      <span className="h-px flex-1 bg-line" />
    </div>
  )
}

const NewLine = () => {
  const t = useT()
  return (
    <div className="mx-auto flex max-w-5xl items-center gap-3 px-4 py-2 text-12 font-semibold text-bad-ink tablet:px-6">
      <span className="h-px flex-1 bg-bad" />
      {t('timeline.new')}
    </div>
  )
}

const EventLine = ({ entry, conversationId }: { entry: Entry; conversationId: string }) => {
  const t = useT()
  const language = useLanguage()
  const meId = useMe()?.agent.id ?? ''
  return (
    <p className="px-4 py-1.5 text-center text-12 text-faint tablet:px-6">
      {eventText({ t, language, meId }, entry)}{' '}
      <time dateTime={new Date(entry.atMs).toISOString()} title={exactTime(language, entry.atMs)}>
        {clockTime(language, entry.atMs)}
      </time>
      {entry.content.kind === 'recalled' && <EarlierVersions conversationId={conversationId} seq={entry.seq} />}
    </p>
  )
}
