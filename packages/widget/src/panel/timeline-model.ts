import type { ConversationView, OutboxMessage } from '@frontdesk/client'
import type { Author, Content, Entry, FileCard, Mark } from '@frontdesk/protocol'

export type MessageState = 'sending' | 'sent' | 'delivered' | 'read' | 'failed'

export type ShownMessage = {
  /** The same before and after the server has it, so that nothing flickers when it arrives. */
  key: string
  /** Null while it is not in the order yet. */
  seq: number | null
  text: string
  /** What stands around the text: what it answers, reactions, whether it was changed. */
  content: Content
  files: readonly FileCard[] | undefined
  atMs: number
  /** Only of the visitor's own. */
  state: MessageState | null
  code: OutboxMessage['code']
}

export type Message = Content & { kind: 'message' }
export type EventContent = Exclude<Content, { kind: 'message' }>

export type Row =
  | { kind: 'day'; key: string; atMs: number }
  | { kind: 'event'; key: string; atMs: number; seq: number; author: Author; content: EventContent }
  | { kind: 'group'; key: string; atMs: number; mine: boolean; author: Author | null; messages: ShownMessage[] }

const minute = (ms: number) => Math.floor(ms / 60_000)
const dayKey = (ms: number) => new Date(ms).toDateString()

/** How far the others have got with what the visitor wrote. */
const reachedByOthers = (marks: readonly Mark[]) => {
  const others = marks.filter(({ party }) => party.kind === 'agent')
  return {
    delivered: Math.max(0, ...others.map((mark) => mark.deliveredSeq)),
    read: Math.max(0, ...others.map((mark) => mark.readSeq)),
  }
}

type Line = { author: Author | null; atMs: number; content: Content; message: ShownMessage; seq: number }

const entryLine = (entry: Entry, mine: boolean, reached: { delivered: number; read: number }): Line => {
  const { seq, atMs, author, content } = entry
  const state = seq <= reached.read ? 'read' : seq <= reached.delivered ? 'delivered' : 'sent'
  const { text = '', files } = content.kind === 'message' ? content : {}
  const key = (mine ? entry.clientId : undefined) ?? entry.id
  return {
    author,
    atMs,
    content,
    seq,
    message: { key, seq, text, files, content, atMs, state: mine ? state : null, code: undefined },
  }
}

const outboxLine = (one: OutboxMessage, clockOffsetMs: number): Line => {
  const atMs = one.createdAtMs + clockOffsetMs
  const { clientId: key, text, files, state, code } = one
  const content: Content = { kind: 'message', text }
  const message = { key, seq: null, text, files, content, atMs, state, code }
  return { author: null, atMs, content, seq: 0, message }
}

/**
 * What the timeline shows, in order: day lines, quiet event lines, and messages grouped by sender and minute.
 * @param clockOffsetMs what is added to this machine's clock to get the server's.
 */
export const timelineRows = (
  view: Pick<ConversationView, 'entries' | 'marks' | 'outbox'>,
  contactId: string | null,
  clockOffsetMs: number,
): Row[] => {
  const reached = reachedByOthers(view.marks)
  const isMine = (author: Author | null) => author === null || (author.kind === 'contact' && author.id === contactId)
  const lines = [
    ...view.entries.map((entry) => entryLine(entry, isMine(entry.author), reached)),
    ...view.outbox.map((one) => outboxLine(one, clockOffsetMs)),
  ]
  const rows: Row[] = []
  let day = ''
  for (const { author, atMs, content, message, seq } of lines) {
    if (dayKey(atMs) !== day) {
      day = dayKey(atMs)
      rows.push({ kind: 'day', key: `day ${message.key}`, atMs })
    }
    if (content.kind !== 'message') {
      if (author !== null) rows.push({ kind: 'event', key: message.key, atMs, seq, author, content })
      continue
    }
    const mine = isMine(author)
    const last = rows.at(-1)
    const goesOn =
      last?.kind === 'group' &&
      last.mine === mine &&
      (mine || last.author?.id === author?.id) &&
      minute(last.atMs) === minute(atMs)
    if (goesOn) last.messages.push(message)
    else rows.push({ kind: 'group', key: message.key, atMs, mine, author, messages: [message] })
  }
  return rows
}

/** The visitor's last message that is on its way or arrived: the only one whose state is worth a line. */
export const lastOwnKey = (rows: readonly Row[]): string | null => {
  const own = rows.findLast((row) => row.kind === 'group' && row.mine)
  if (own?.kind !== 'group') return null
  return own.messages.findLast(({ state }) => state !== 'failed')?.key ?? null
}
