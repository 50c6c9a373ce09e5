import { Count, Exact, Id, Nullable, OneOf, type Static, TimeMs, Type } from '../schema.ts'
import { Author, Visibility } from './conversations.ts'

/** Where words stand in a piece of text, in UTF-16 units, the end excluded. */
const Ranges = Type.Array(Exact({ from: Count, to: Count }))

/** A message that was searched for, with the piece of its text that the words stand in. */
export const SearchHit = Exact({
  conversationId: Id,
  entryId: Id,
  seq: Count,
  atMs: TimeMs,
  author: Author,
  visibility: Visibility,
  snippet: Type.String(),
  /** Where the words stand in `snippet`. */
  ranges: Ranges,
})
export type SearchHit = Static<typeof SearchHit>

/** What a contact or a conversation was found by. */
export const FieldHit = Exact({
  field: OneOf('name', 'email', 'phone', 'externalId', 'attribute', 'title', 'member'),
  /** Of an attribute. */
  name: Nullable(Type.String()),
  snippet: Type.String(),
  ranges: Ranges,
})
export type FieldHit = Static<typeof FieldHit>
