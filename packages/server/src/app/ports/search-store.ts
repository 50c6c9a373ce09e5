import type { AgentViewer, Attributes, Contact, Entry, Room, SearchFilters, SearchKind } from '@frontdesk/domain'
import type { ListPlace } from './list-place.ts'

/** Where it stands, as `placeTokens` of the domain. */
type Placed = { places: readonly string[] }

/** A message that is to be found by its words. */
export type Indexable = Placed & { kind: SearchKind; text: string; atMs: number }
/** What it is found by; see `searchKeys` of the domain. `slice` is the stretch of time that the keys are of. */
export type IndexKeys = { keys: readonly number[]; slice: number }

/** A contact or a conversation that is to be found by what it is called and described as. */
export type IndexableSubject =
  | (Placed & { kind: 'contacts'; contact: Contact })
  | (Placed & { kind: 'visitors'; contact: Contact; attributes: Attributes })
  | (Placed & { kind: 'rooms'; room: Room })

export type KeyMaker = {
  message(one: Indexable): IndexKeys
  /** Empty for what nothing is known of. */
  subject(one: IndexableSubject): readonly number[]
}

/** The index of an account, written after what it is of. */
export interface SearchIndex {
  /**
   * Indexes some of what is not indexed yet, the longest unchanged first, and keeps how far it has come. Of all nodes one
   * does so at a time. `more`: there may be more to do.
   */
  advance(make: KeyMaker): Promise<{ busy: boolean; more: boolean }>
  /** How many entries are not indexed yet, counted up to 1,000 conversations. */
  behind(): Promise<number>
  /** How many contacts and conversations are not indexed as they are now, counted up to 1,000 of each. */
  subjectsBehind(): Promise<number>
  /** The stretches of time that something was indexed in; null while there is none. */
  slices(): Promise<{ first: number; last: number } | null>
}

export type SearchPlace = { atMs: number; conversationId: string; seq: number }

/** In whose sight it must be: one of `sight` is among the keys of all that is, null where nothing needs to be. */
type InSight<Sight> = { viewer: AgentViewer; sight: Sight | null }

export type SearchQuery = SearchFilters &
  InSight<readonly (readonly number[])[]> & {
    kind: SearchKind
    /** The keys of the tokens of each stretch of time, the newest first; as many in each. Those of the sight likewise. */
    keys: readonly (readonly number[])[]
    /** Found are those before this. */
    before: SearchPlace
    fromMs: number
    limit: number
  }

export type ConversationQuery = SearchFilters &
  InSight<readonly number[]> & {
    kind: SearchKind
    keys: readonly number[]
    before: ListPlace
    /** Something was said in it within this time. */
    fromMs: number
    toMs: number
    limit: number
  }

export type ContactQuery = InSight<readonly number[]> & {
  /** Of a contact itself; of a conversation with it. */
  keys: readonly number[]
  ofConversations: readonly number[]
  tagId: string | null
  before: ListPlace
  limit: number
}

/** What has all the keys, in the viewer's sight, the newest first. It may lack the words: keys are not unique. */
export interface SearchFinder {
  find(query: SearchQuery): Promise<Entry[]>
  conversations(query: ConversationQuery): Promise<ListPlace[]>
  contacts(query: ContactQuery): Promise<Contact[]>
  /** The rooms that the agent is in now. */
  roomIds(viewer: AgentViewer): Promise<string[]>
}
