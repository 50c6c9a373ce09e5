import type { Callback, CallbackNotice, CallbackState, Contact, Standing } from '@frontdesk/domain'

/** An entry with what its list shows of the person. */
export type ListedCallback = {
  callback: Callback
  contact: Contact | null
  standing: Standing
  /** On a site and talking with an agent. */
  inService: boolean
  /** The number of the list at which it last changed, presence included. */
  listRev: number
  /** What it was last told for, and at which number of the list. */
  notice: { reason: CallbackNotice; rev: number } | null
}

export type CallbackFilter = {
  /** Any part of name, address, number, reason or report, without case. */
  search?: string
  /** `current` is all that is not done. */
  state?: CallbackState | 'current'
  owner?: { agentId: string } | 'nobody'
  due?: { beforeMs: number } | 'none'
  present?: boolean
  contactId?: string
}

/** Why a change was not made; `stale` brings the newest, `exists` the entry that the contact has already. */
export type CallbackConflict =
  | { kind: 'missing' }
  | { kind: 'stale'; newest: ListedCallback }
  | { kind: 'exists'; callbackId: string }
export type CallbackOutcome = { kind: 'done'; listed: ListedCallback } | CallbackConflict

/** What a reader of the list has not seen. */
export type CallbackNews = { rev: number; changed: ListedCallback[]; removedIds: string[] }

/** The revisit list of one account. Times that ask who is here are `nowMs`. */
export interface Callbacks {
  create(callback: Callback, nowMs: number): Promise<CallbackOutcome>
  /** All of them, about nobody who is known here. */
  createMany(callbacks: readonly Callback[]): Promise<void>
  byId(id: string, nowMs: number): Promise<ListedCallback | null>
  /** By due time, those without one last. `before` is the `next` of the page before. */
  list(
    filter: CallbackFilter,
    limit: number,
    before: string | null,
    nowMs: number,
  ): Promise<{ items: ListedCallback[]; next: string | null }>
  /** Writes it in place of the state with the number before it. */
  change(callback: Callback, nowMs: number): Promise<CallbackOutcome>
  /** False when there is none. What is removed can be taken back until it is swept; removing it again changes nothing. */
  remove(id: string, nowMs: number): Promise<boolean>
  restore(id: string, removedAfterMs: number, nowMs: number): Promise<CallbackOutcome>
  /** Its due time has come; null where it is not due (any more). */
  remind(id: string, nowMs: number): Promise<ListedCallback | null>
  /** The contact's entries that are not done are told anew, for example because its service began or ended; false where it has none. */
  touch(contactId: string): Promise<boolean>
  /** The number of the list. */
  rev(): Promise<number>
  since(rev: number, nowMs: number): Promise<CallbackNews>
}

/** Who is there, as nodes and companies' own apps tell. */
export interface ContactPresence {
  /**
   * The people are there until then, as this source says. Only those on the list where `listedOnly`. Gives those that are on the list, and
   * whose entries have been told anew because nobody said so before. Those who were there already when their entry was made
   * (`wereHere`) are no news where an agent served them then.
   */
  come(
    contactIds: readonly string[],
    source: string,
    until: { expiresAtMs: number; nowMs: number; listedOnly: boolean; wereHere?: boolean },
  ): Promise<{ listedIds: string[]; isNews: boolean }>
  /** The source says it no more. True when entries have been told anew. */
  go(contactIds: readonly string[], source: string, nowMs: number): Promise<boolean>
  /** @param except a source that is not asked */
  of(contactId: string, nowMs: number, except?: string): Promise<Standing>
}

/** What a node asks for all accounts. */
export interface CallbackFeeds {
  revs(accountIds: readonly string[]): Promise<Map<string, number>>
  /** Takes presence away whose time is up; gives the accounts whose lists have changed by it. */
  expire(nowMs: number): Promise<string[]>
  /** Takes out for good what was removed before. */
  sweep(beforeMs: number): Promise<void>
  /** A node goes, with all that it has said. */
  leave(source: string): Promise<void>
}
