import { type FieldMatch, type Range, saidIn, snippetOf } from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'
import type { AccountDirectory } from '../app/directory.ts'
import type { ListedConversation } from '../app/ports/listed.ts'
import type { SearchHit } from '../app/search/search-messages.ts'
import { castOf, presentAuthor } from './conversation.ts'

export const presentHit = (
  { entry, matches }: SearchHit,
  listed: ListedConversation,
  directory: AccountDirectory,
): Wire.SearchHit => {
  const text = entry.content.kind === 'message' ? saidIn(entry.content) : ''
  return {
    conversationId: entry.conversationId,
    entryId: entry.id,
    seq: entry.seq,
    atMs: entry.atMs,
    author: presentAuthor(entry.author, castOf(listed, directory)),
    visibility: entry.visibility,
    ...presentSnippet(text, matches),
  }
}

export const presentFound = ({ field, name, text, matches }: FieldMatch): Wire.FieldHit => ({
  field,
  name,
  ...presentSnippet(text, matches),
})

const presentSnippet = (whole: string, matches: readonly Range[]): Pick<Wire.FieldHit, 'snippet' | 'ranges'> => {
  const { text, ranges } = snippetOf(whole, matches)
  return { snippet: text, ranges: ranges.map(([from, to]) => ({ from, to })) }
}
