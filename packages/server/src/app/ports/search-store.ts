import type { AgentViewer, Entry, SearchKind } from '@frontdesk/domain'

/** A message that is to be found by its words. */
export type Indexable = { kind: SearchKind; text: string; atMs: number }
/** What it is found by; see `searchKey` of the domain. `slice` is the stretch of time that the keys are of. */
export type IndexKeys = { keys: readonly number[]; slice: number }

/** The index of an account's messages, written after they are. */
export interface SearchIndex {
  /**
   * Indexes some of what is not indexed yet, the longest unchanged first, and keeps how far it has come. Of all nodes one
   * does so at a time. `more`: there may be more to do.
   */
  advance(keysOf: (message: Indexable) => IndexKeys): Promise<{ busy: boolean; more: boolean }>
  /** How many entries are not indexed yet, counted up to 1,000 conversations. */
  behind(): Promise<number>
  /** The stretches of time that something was indexed in; null while there is none. */
  slices(): Promise<{ first: number; last: number } | null>
}

export type SearchPlace = { atMs: number; conversationId: string; seq: number }

export type SearchQuery = {
  kind: SearchKind
  viewer: AgentViewer
  /** The keys of the tokens of each stretch of time, the newest first; as many in each. */
  keys: readonly (readonly number[])[]
  /** Found are those before this. */
  before: SearchPlace
  fromMs: number
  /** The agent has the conversation, or has written the message. */
  agentId: string | null
  teamId: string | null
  siteId: string | null
  /** Of visitors' conversations: it or its contact has the tag; rooms have none. */
  tagId: string | null
  limit: number
}

export interface SearchFinder {
  /** Messages in the viewer's sight that have all the keys, newest first. They may lack the words: keys are not unique. */
  find(query: SearchQuery): Promise<Entry[]>
}
