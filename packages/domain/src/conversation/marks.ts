import type { Conversation, Mark, Party } from './model.ts'

/** One place in a log, told in every count. */
export type Place = { seq: number; publicSeq: number; inboundNo: number }

export const noMark = (party: Party): Mark => ({
  party,
  deliveredSeq: 0,
  deliveredPublicSeq: 0,
  readSeq: 0,
  readPublicSeq: 0,
  readInbound: 0,
  rev: 0,
  publicRev: 0,
})

/** The end of the log as a place. */
export const lastPlace = (conversation: Conversation): Place => ({
  seq: conversation.seq,
  publicSeq: conversation.publicSeq,
  inboundNo: conversation.inboundCount,
})

/**
 * Moves a mark forward, never back; what is read was delivered.
 * @returns the moved mark, or null when nothing changes. Its `rev`s are the old ones: numbering comes with writing.
 */
export const moveMark = (mark: Mark, delivered: Place | null, read: Place | null): Mark | null => {
  const reach = furthest(delivered, read)
  const moved = {
    ...mark,
    deliveredSeq: Math.max(mark.deliveredSeq, reach?.seq ?? 0),
    deliveredPublicSeq: Math.max(mark.deliveredPublicSeq, reach?.publicSeq ?? 0),
    readSeq: Math.max(mark.readSeq, read?.seq ?? 0),
    readPublicSeq: Math.max(mark.readPublicSeq, read?.publicSeq ?? 0),
    readInbound: Math.max(mark.readInbound, read?.inboundNo ?? 0),
  }
  return moved.deliveredSeq === mark.deliveredSeq && moved.readSeq === mark.readSeq ? null : moved
}

/** Whether a move shows to everyone: reading a staff note must leave no trace in the public count. */
export const movesPublicly = (before: Mark, after: Mark): boolean =>
  before.deliveredPublicSeq !== after.deliveredPublicSeq || before.readPublicSeq !== after.readPublicSeq

const furthest = (a: Place | null, b: Place | null): Place | null => {
  if (a === null) return b
  if (b === null) return a
  return a.seq >= b.seq ? a : b
}
