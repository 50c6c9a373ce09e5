import { usePanel } from './hooks.ts'
import type { Texts } from './texts.ts'
import type { Row } from './timeline-model.ts'

type EventRow = Extract<Row, { kind: 'event' }>

/** Stars, or what a thumb says. */
const ratingMarks = (t: Texts['t'], { scale, score }: { scale: 'thumbs' | 'stars'; score: number }): string =>
  scale === 'stars' ? '★'.repeat(score) + '☆'.repeat(5 - score) : t(score > 3 ? 'rating.up' : 'rating.down')

/** One quiet sentence for what happened beside the messages. */
export const eventText = ({ t }: Pick<Texts, 't'>, { author, content }: EventRow): string => {
  switch (content.kind) {
    case 'assigned':
      return content.from === null
        ? t('event.joined', { name: content.assignee.label })
        : t('event.tookOver', { name: content.assignee.label, from: content.from.label })
    case 'joined':
      return t('event.joined', { name: content.parties.map(({ label }) => label).join(', ') })
    case 'left':
      return t('event.left', { name: content.party.label })
    case 'closed':
      if (author.kind === 'contact') return t('event.closed.you')
      return author.kind === 'system' ? t('event.closed.system') : t('event.closed.by', { name: author.label })
    case 'recalled':
      return author.kind === 'contact' ? t('event.recalled.you') : t('event.recalled', { name: author.label })
    case 'rated':
      return t('event.rated', { given: ratingMarks(t, content) })
    case 'reopened':
      return t('event.reopened')
    case 'queued':
    case 'words':
    case 'session':
      return t(`event.${content.kind}`)
    case 'transferred':
      return t('event.transferred', { name: author.label })
    case 'reminded':
      return t('event.reminded')
    default:
      return ''
  }
}

export const EventLine = ({ row, isLast }: { row: EventRow; isLast: boolean }) => {
  const { desk, texts } = usePanel()
  return (
    <p class="event" data-seq={row.seq} title={texts.exact(row.atMs)}>
      {desk.eventText?.(row) ?? eventText(texts, row)}
      {isLast && !desk.eventText && row.content.kind === 'closed' && <> · {texts.t('event.closed.hint')}</>}
    </p>
  )
}
