import type { ConversationView } from '@frontdesk/client'
import type { Author, Content, PartyName, RoomItem } from '@frontdesk/protocol'
import { createCell } from '../bridge/cell.ts'
import type { PanelDesk } from '../panel/panel-desk.ts'
import type { Texts } from '../panel/texts.ts'
import type { Row } from '../panel/timeline-model.ts'

type Translate = Pick<Texts, 't'>

/** By its name, or as a guest by its number (mark B7). */
export const nameOf = ({ t }: Translate, { label, number }: { label: string; number?: number }): string =>
  label || (number === undefined ? '' : t('session.guest', { number }))

/** The session as the panel's parts see it: as if it were the visitor's conversation, with a draft and a place of its own. */
export const createSessionDesk = (desk: PanelDesk, id: string, texts: Texts): PanelDesk => ({
  ...desk,
  conversationId: createCell<string | null>(id),
  draft: desk.kept.cell(`draft.${id}`, '', (value): value is string => typeof value === 'string'),
  place: createCell<ReturnType<PanelDesk['place']['get']>>(null),
  quoting: createCell<ReturnType<PanelDesk['quoting']['get']>>(null),
  tray: createCell<ReturnType<PanelDesk['tray']['get']>>(null),
  eventText: (row) => sessionEventText(texts, row),
})

/** With a name for everybody who has none. */
export const withNames = (view: ConversationView, texts: Translate): ConversationView => ({
  ...view,
  entries: view.entries.map((entry) => ({
    ...entry,
    author: named(entry.author, texts),
    content: withQuoted(entry.content, texts),
  })),
  typing: view.typing.map((party) => ({ ...party, label: nameOf(texts, party) })),
})

const withQuoted = (content: Content, texts: Translate): Content =>
  content.kind === 'message' && content.replyTo !== undefined
    ? { ...content, replyTo: { ...content.replyTo, author: named(content.replyTo.author, texts) } }
    : content

const named = (author: Author, texts: Translate): Author => ({ ...author, label: nameOf(texts, author) })

const sessionEventText = (texts: Texts, { author, content }: Extract<Row, { kind: 'event' }>): string => {
  const { t } = texts
  const by = nameOf(texts, author)
  switch (content.kind) {
    case 'joined':
      return t('event.joined', { name: namesOf(texts, content.parties) })
    case 'left':
      return content.party.id === author.id
        ? t('session.left', { name: nameOf(texts, content.party) })
        : t('session.removed', { name: nameOf(texts, content.party), by })
    case 'named':
      return t('session.named', {
        from: nameOf(texts, { label: content.from.name ?? '', number: content.from.number }),
        name: nameOf(texts, { label: content.name ?? '', number: content.from.number }),
      })
    case 'renamed':
      return t('session.renamed', { title: content.title })
    case 'closed':
      return author.kind === 'agent' ? t('session.ended.by', { name: by }) : t('session.ended')
    default:
      return ''
  }
}

export const namesOf = (texts: Texts, parties: readonly PartyName[]): string =>
  new Intl.ListFormat(texts.language).format(parties.map((party) => nameOf(texts, party)))

/** Those who are in it, agents first. */
export const peopleIn = (head: ConversationView['head']): PartyName[] => {
  const members = head !== null && head.kind !== 'service' ? (head as RoomItem).members : []
  return members
    .map(({ party }) => party)
    .sort((a, b) => (a.kind === b.kind ? a.number - b.number : a.kind === 'agent' ? -1 : 1))
}
