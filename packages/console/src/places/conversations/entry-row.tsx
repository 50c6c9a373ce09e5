import type { ConversationItem, Entry, TransferTarget } from '@frontdesk/protocol'
import { memo } from 'react'
import { type Language, type Translate, useLanguage, useT } from '../../lib/i18n.ts'
import { useNow } from '../../lib/now.ts'
import { clockTime, dayName, exactTime } from '../../lib/time.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { useMe } from '../../state/session.ts'
import { MessageBubble } from './message-bubble.tsx'
import type { Row } from './timeline-rows.ts'

/** One row of the timeline, whatever it is. */
export const EntryRow = memo(({ row, item }: { row: Row; item: ConversationItem }) => {
  switch (row.kind) {
    case 'day':
      return <DayLine atMs={row.atMs} />
    case 'new':
      return <NewLine />
    case 'event':
      return <EventLine entry={row.entry} />
    case 'message':
      return <MessageBubble row={row} item={item} />
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

const EventLine = ({ entry }: { entry: Entry }) => {
  const t = useT()
  const language = useLanguage()
  const meId = useMe()?.agent.id ?? ''
  return (
    <p className="px-4 py-1.5 text-center text-12 text-faint tablet:px-6">
      {eventText(t, language, entry, meId)}{' '}
      <time dateTime={new Date(entry.atMs).toISOString()} title={exactTime(language, entry.atMs)}>
        {clockTime(language, entry.atMs)}
      </time>
    </p>
  )
}

/** An event in one sentence. */
const eventText = (t: Translate, language: Language, { content, author }: Entry, meId: string): string => {
  const by = author.kind === 'contact' ? visitorName(t, author.label) : author.label
  const isMine = author.id === meId
  switch (content.kind) {
    case 'message':
      return content.text
    case 'assigned': {
      const { assignee, from } = content
      const name = assignee.label
      if (author.kind === 'system') return assignee.id === meId ? t('event.assigned.me') : t('event.assigned', { name })
      if (assignee.id !== author.id)
        return assignee.id === meId ? t('event.given.me', { by }) : t('event.given', { by, name })
      if (from === null) return isMine ? t('event.taken.me') : t('event.taken', { name })
      return isMine ? t('event.takenover.me', { from: from.label }) : t('event.takenover', { name, from: from.label })
    }
    case 'closed':
      return isMine ? t('event.closed.me') : t('event.closed', { by })
    case 'reopened':
      return isMine ? t('event.reopened.me') : t('event.reopened', { by })
    case 'queued':
      return t('event.queued')
    case 'transferred':
      return t(`event.transferred.${content.to.kind}`, { by, name: targetName(content.to) })
    case 'reminded':
    case 'returned':
      return t(`event.${content.kind}`)
    case 'rested':
      return t(`event.rested.${content.cause}`)
    case 'snoozed':
      return content.untilMs === null
        ? t('event.awake')
        : t('event.snoozed', { by, until: exactTime(language, content.untilMs) })
    case 'decided': {
      const { agent, among, load } = content
      if (content.cause === 'not-accepted') return t('event.decided.declined', { name: agent?.label ?? '' })
      if (agent === null) return t('event.decided.nobody')
      return t('event.decided', { name: agent.label, among, load })
    }
  }
}

const targetName = (to: TransferTarget): string => {
  if (to.kind === 'queue') return ''
  return to.kind === 'agent' ? to.agent.label : to.name
}
