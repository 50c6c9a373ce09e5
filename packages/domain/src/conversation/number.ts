import { cutTo } from '../text.ts'
import type { HeadChange } from './decision.ts'
import { stillJoined } from './joined.ts'
import type { Content, Conversation, Entry, EntryDraft } from './model.ts'
import { heardIn } from './said.ts'

const previewCharacters = 160

/**
 * Gives drafts their numbers and brings the row forward: the one place where `seq` and `rev` are counted.
 * The caller holds the row's lock and writes both in the same transaction.
 */
export const appendEntries = <C extends Conversation>(
  conversation: C,
  drafts: readonly EntryDraft[],
  head: HeadChange,
  nowMs: number,
): { conversation: C; entries: Entry[] } => {
  const next: C = { ...conversation, ...head }
  if (next.kind === 'service') next.joinedIds = stillJoined(next)
  const entries = drafts.map((draft): Entry => {
    const isPublic = draft.visibility === 'everyone'
    next.seq += 1
    next.rev += 1
    if (isPublic) {
      next.publicSeq += 1
      next.publicRev += 1
    }
    if (draft.content.kind === 'message') {
      if (next.kind !== 'service' || draft.author.kind === 'contact') next.inboundCount += 1
      const { author, visibility } = draft
      next.last = { text: preview(wordsOf(draft.content)), author, visibility, atMs: nowMs }
    }
    // What only marks it for staff moves nothing in lists.
    if (isPublic || isActivity(draft)) next.lastAtMs = nowMs
    return {
      ...draft,
      conversationId: conversation.id,
      seq: next.seq,
      rev: next.rev,
      publicSeq: next.publicSeq,
      publicRev: isPublic ? next.publicRev : 0,
      inboundNo: next.inboundCount,
      atMs: nowMs,
    }
  })
  return { conversation: next, entries }
}

/**
 * Gives an entry that stands other content: it takes the next `rev`, and the next public one where everybody sees it.
 * As with {@link appendEntries} the caller holds the row's lock.
 */
export const amendEntry = <C extends Conversation>(
  conversation: C,
  entry: Entry,
  content: Content,
): { conversation: C; entry: Entry } => {
  const isPublic = entry.visibility === 'everyone'
  const next: C = {
    ...conversation,
    rev: conversation.rev + 1,
    publicRev: conversation.publicRev + (isPublic ? 1 : 0),
    last: isLast(conversation, entry) ? amendedLast(conversation.last, content) : conversation.last,
  }
  const amended = { ...entry, content, rev: next.rev, publicRev: isPublic ? next.publicRev : 0 }
  return { conversation: next, entry: amended }
}

const isLast = ({ last }: Conversation, { content, author, visibility, atMs }: Entry): boolean =>
  last !== null &&
  content.kind === 'message' &&
  last.atMs === atMs &&
  last.author.id === author.id &&
  last.visibility === visibility &&
  last.text === preview(wordsOf(content))

const amendedLast = (last: Conversation['last'], content: Content): Conversation['last'] =>
  last === null ? null : { ...last, text: content.kind === 'message' ? preview(wordsOf(content)) : '' }

/** What the product notes, and what somebody marks, is none. */
const isActivity = ({ author, content }: EntryDraft): boolean =>
  author.kind !== 'system' && content.kind !== 'tagged' && content.kind !== 'described'

/** What a message says; without words its files stand for them, in signs that are of no language, and what was heard in them. */
export const wordsOf = (message: Content & { kind: 'message' }): string => {
  const { text, extra } = message
  if (text !== '') return text
  const signs = (extra?.files ?? []).map((file) =>
    file.voice ? `🎤 ${clock(file.durationMs ?? 0)}` : `📎 ${file.name}`,
  )
  return [...signs, heardIn(message)].filter((part) => part !== '').join(' ')
}

const clock = (ms: number): string => {
  const seconds = Math.round(ms / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** A message as lists and notices show it. */
export const preview = (text: string): string =>
  text.length <= previewCharacters ? text : `${cutTo(text, previewCharacters - 1)}…`
