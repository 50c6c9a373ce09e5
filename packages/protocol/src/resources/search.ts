import { Count, Exact, Id, type Static, TimeMs, Type } from '../schema.ts'
import { Author, Visibility } from './conversations.ts'

/** A message that was searched for, with the piece of its text that the words stand in. */
export const SearchHit = Exact({
  conversationId: Id,
  entryId: Id,
  seq: Count,
  atMs: TimeMs,
  author: Author,
  visibility: Visibility,
  snippet: Type.String(),
  /** Where the words stand in `snippet`, in UTF-16 units, the end excluded. */
  ranges: Type.Array(Exact({ from: Count, to: Count })),
})
export type SearchHit = Static<typeof SearchHit>
