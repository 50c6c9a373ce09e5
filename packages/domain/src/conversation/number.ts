import type { HeadChange } from './decision.ts'
import { stillJoined } from './joined.ts'
import type { Conversation, Entry, EntryDraft } from './model.ts'

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
      next.last = { text: preview(draft.content.text), author, visibility, atMs: nowMs }
    }
    // What the product notes for staff alone is no activity, and moves nothing in lists.
    if (isPublic || draft.author.kind !== 'system') next.lastAtMs = nowMs
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

/** A message as lists and notices show it. */
export const preview = (text: string): string => (text.length <= previewCharacters ? text : `${shorten(text)}…`)

/** Leaves no half of a surrogate pair at the end. */
const shorten = (text: string): string => {
  const cut = text.slice(0, previewCharacters - 1)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}
