import type { Entry, Mark } from '@frontdesk/protocol'

const isWordOfOthers = ({ content, author }: Entry, contactId: string | null): boolean =>
  content.kind === 'message' && !(author.kind === 'contact' && author.id === contactId)

/** How far this visitor has read, by the server and by what its tabs have seen since. */
export const readSeqOf = (marks: readonly Mark[], contactId: string | null, seenSeq: number): number =>
  Math.max(seenSeq, marks.find(({ party }) => party.kind === 'contact' && party.id === contactId)?.readSeq ?? 0)

/** Messages of others that the visitor has not read. */
export const countUnread = (entries: readonly Entry[], readSeq: number, contactId: string | null): number =>
  entries.filter((entry) => entry.seq > readSeq && isWordOfOthers(entry, contactId)).length

/** The newest message of others among these, if any. */
export const lastWordOfOthers = (entries: readonly Entry[], contactId: string | null): Entry | undefined =>
  entries.findLast((entry) => isWordOfOthers(entry, contactId))
