import { noSlice, type SearchKind, searchKeys } from '@frontdesk/domain'

/** Everything that is found has this one: what is narrowed down without words. */
export const anySubject = ':'

/** Contacts and conversations as the index knows them, by each of the tokens. */
export const subjectKeys = (accountId: string, kind: SearchKind | 'contacts', tokens: readonly string[]): number[] =>
  tokens.map(searchKeys(accountId, kind, noSlice))
