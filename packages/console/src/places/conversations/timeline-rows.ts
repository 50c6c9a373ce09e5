import type { OutboxMessage } from '@frontdesk/client'
import type {
  Author,
  Entry,
  ErrorCode,
  FileCard,
  LinkCard,
  Mark,
  Origin,
  Quote,
  Reaction,
  Transcript,
  Translation,
  Visibility,
} from '@frontdesk/protocol'

/** How far one of our messages has come. Null on visitors' messages and on notes that are stored. */
export type Progress = 'sending' | 'sent' | 'delivered' | 'read' | 'failed'

export type MessageRow = {
  kind: 'message'
  key: string
  /** Null while the server has not numbered it. */
  seq: number | null
  author: Author
  isOwn: boolean
  /** It stands at our side: of the company towards a visitor, of the reader among colleagues. */
  isOurs: boolean
  /** It calls the reader by name. */
  callsMe: boolean
  /** A note that calls somebody by name. */
  isWhisper: boolean
  /** The visitor's conversation that it is about. */
  aboutId: string | null
  text: string
  files: readonly FileCard[]
  /** What an engine heard in its sound; null where none was asked. */
  transcript: Transcript | null
  /** What an engine made of it, and into which languages it could not be put. */
  translations: readonly Translation[]
  untranslated: readonly string[]
  /** What it answers. */
  replyTo: Quote | null
  reactions: readonly Reaction[]
  /** Of the page that it leads to. */
  card: LinkCard | null
  isEdited: boolean
  atMs: number
  visibility: Visibility
  origin: Origin | null
  progress: Progress | null
  /** For trying again or giving up what failed. */
  clientId: string | null
  code: ErrorCode | null
  /** First and last of its group: same sender, same visibility, same minute. */
  opensGroup: boolean
  closesGroup: boolean
}

export type Row =
  | { kind: 'day'; key: string; atMs: number }
  | { kind: 'new'; key: string }
  | { kind: 'event'; key: string; entry: Entry }
  | MessageRow

export type TimelineInput = {
  entries: readonly Entry[]
  outbox: readonly OutboxMessage[]
  marks: readonly Mark[]
  /** Several share it: then everybody but the reader stands opposite. */
  isRoom?: boolean
  /** The reader. */
  me: { id: string; label: string; pictureUrl: string | null }
  /** Up to where the reader had read when it opened the conversation; null shows no 'new' line. */
  newAfterSeq: number | null
  /** Midnight before a time, where the reader is. */
  startOfDay: (atMs: number) => number
}

/** Turns a log into what the timeline draws, in order. */
export const buildRows = (input: TimelineInput): Row[] => {
  const rows: Row[] = []
  const reach = input.isRoom === true ? othersReach(input.marks, input.me.id) : visitorReach(input.marks)
  let day: number | null = null
  let isNewShown = false
  let group: MessageRow | null = null

  const line = (row: Exclude<Row, MessageRow>): void => {
    group = null
    rows.push(row)
  }
  const dayLine = (atMs: number): void => {
    const start = input.startOfDay(atMs)
    if (start !== day) line({ kind: 'day', key: `day-${start}`, atMs })
    day = start
  }
  const message = (row: MessageRow): void => {
    const before: MessageRow | null = group
    if (before !== null && isSameGroup(before, row)) {
      before.closesGroup = false
      row.opensGroup = false
    }
    group = row
    rows.push(row)
  }

  for (const entry of input.entries) {
    dayLine(entry.atMs)
    if (!isNewShown && isNews(entry, input)) {
      isNewShown = true
      line({ kind: 'new', key: 'new' })
    }
    if (entry.content.kind === 'message') message(storedRow(entry, entry.content, input, reach))
    else line({ kind: 'event', key: entry.id, entry })
  }
  for (const waiting of input.outbox) {
    dayLine(waiting.createdAtMs)
    message(waitingRow(waiting, input.me))
  }
  return rows
}

const isNews = (entry: Entry, { newAfterSeq, me }: TimelineInput): boolean =>
  newAfterSeq !== null &&
  // Before the very first message there is nothing to be divided from.
  newAfterSeq > 0 &&
  entry.seq > newAfterSeq &&
  entry.content.kind === 'message' &&
  entry.author.id !== me.id

type Reach = { deliveredSeq: number; readSeq: number }

/** The furthest that any visitor has received and read. */
const visitorReach = (marks: readonly Mark[]): Reach => {
  const reach = { deliveredSeq: 0, readSeq: 0 }
  for (const mark of marks) {
    if (mark.party.kind !== 'contact') continue
    reach.deliveredSeq = Math.max(reach.deliveredSeq, mark.deliveredSeq)
    reach.readSeq = Math.max(reach.readSeq, mark.readSeq)
  }
  return reach
}

/** As far as all others in a room who have a mark of it have received and read. */
const othersReach = (marks: readonly Mark[], meId: string): Reach => {
  const others = marks.filter(({ party }) => party.id !== meId)
  if (others.length === 0) return { deliveredSeq: 0, readSeq: 0 }
  return {
    deliveredSeq: Math.min(...others.map(({ deliveredSeq }) => deliveredSeq)),
    readSeq: Math.min(...others.map(({ readSeq }) => readSeq)),
  }
}

const progressOf = (seq: number, { deliveredSeq, readSeq }: Reach): Progress =>
  seq <= readSeq ? 'read' : seq <= deliveredSeq ? 'delivered' : 'sent'

const nothing: readonly never[] = []

type Message = Extract<Entry['content'], { kind: 'message' }>

const storedRow = (
  entry: Entry,
  {
    text,
    files = [],
    transcript,
    mentions = [],
    aboutId,
    replyTo,
    reactions = [],
    editedAtMs,
    translations,
    untranslated,
    card,
  }: Message,
  { me, isRoom = false }: Pick<TimelineInput, 'me' | 'isRoom'>,
  reach: Reach,
): MessageRow => {
  const isOwn = entry.author.kind === 'agent' && entry.author.id === me.id
  const isOurs = isRoom ? isOwn : entry.author.kind !== 'contact'
  const hasProgress = isOurs && entry.author.kind !== 'system' && entry.visibility === 'everyone'
  return {
    kind: 'message',
    key: keyOf(entry.author.id, entry.clientId ?? entry.id),
    seq: entry.seq,
    author: entry.author,
    isOwn,
    isOurs,
    callsMe: mentions.includes(me.id),
    isWhisper: entry.visibility === 'staff' && mentions.length > 0,
    aboutId: aboutId ?? null,
    text,
    files,
    transcript: transcript ?? null,
    translations: translations ?? nothing,
    untranslated: untranslated ?? nothing,
    replyTo: replyTo ?? null,
    reactions,
    card: card ?? null,
    isEdited: editedAtMs !== undefined,
    atMs: entry.atMs,
    visibility: entry.visibility,
    origin: entry.origin ?? null,
    progress: hasProgress ? progressOf(entry.seq, reach) : null,
    clientId: entry.clientId ?? null,
    code: null,
    opensGroup: true,
    closesGroup: true,
  }
}

const waitingRow = (waiting: OutboxMessage, me: TimelineInput['me']): MessageRow => ({
  kind: 'message',
  key: keyOf(me.id, waiting.clientId),
  seq: null,
  author: { kind: 'agent', id: me.id, label: me.label, pictureUrl: me.pictureUrl },
  isOwn: true,
  isOurs: true,
  callsMe: false,
  isWhisper: waiting.visibility === 'staff' && (waiting.extra?.mentions ?? []).length > 0,
  aboutId: waiting.extra?.aboutId ?? null,
  text: waiting.text,
  files: waiting.files ?? [],
  transcript: null,
  translations: nothing,
  untranslated: nothing,
  replyTo: null,
  reactions: [],
  card: null,
  isEdited: false,
  atMs: waiting.createdAtMs,
  visibility: waiting.visibility,
  origin: null,
  progress: waiting.state,
  clientId: waiting.clientId,
  code: waiting.code ?? null,
  opensGroup: true,
  closesGroup: true,
})

/** The same before and after the server has the message, so that its element on the screen stays. */
const keyOf = (authorId: string | null, id: string): string => `${authorId}:${id}`

const minuteOf = (atMs: number): number => Math.floor(atMs / 60_000)

const isSameGroup = (a: MessageRow, b: MessageRow): boolean =>
  a.author.id === b.author.id &&
  a.author.kind === b.author.kind &&
  a.visibility === b.visibility &&
  a.isWhisper === b.isWhisper &&
  a.progress !== 'failed' &&
  minuteOf(a.atMs) === minuteOf(b.atMs) &&
  isSameOrigin(a.origin, b.origin)

/** A group shows one origin; a message from another page or address begins a group of its own. */
const isSameOrigin = (a: Origin | null, b: Origin | null): boolean => a?.ip === b?.ip && a?.pageUrl === b?.pageUrl
