/** Conversations that were taken out, and how many entries and files they had. */
export type RemovedConversations = { ids: string[]; entries: number; files: number }

/** A conversation that may have to go. `entries` bounds the work of removing it. */
export type RemovalCandidate = { id: string; entries: number }

/** What a run of the retention rules took from a site. */
export type RetentionCounts = {
  conversations: number
  entries: number
  files: number
  visits: number
  /** Messages that no longer say on which page they were written. */
  pages: number
  /** Visits and messages that no longer say from which address they came. */
  ipAddresses: number
  /** People of whom nothing was left. */
  contacts: number
}

export type RetentionRun = RetentionCounts & { id: string; siteId: string; siteName: string; atMs: number }

export type Erasure = {
  id: string
  contactId: string
  agentId: string
  atMs: number
  conversations: number
  entries: number
  files: number
}

/** Up to when a site's entries have been stripped already, UTC ms. */
export type StrippedUntil = { pagesMs: number; ipAddressesMs: number }

/**
 * Takes out what must not stay. Each method is one short transaction; who calls goes on in batches. Places to go on from
 * (`after`) are ids; null begins.
 */
export interface Privacy {
  /** Conversations of a site that are closed, or were never written in, and have had no entry since `beforeMs`. */
  idleConversations(siteId: string, beforeMs: number, after: string | null, limit: number): Promise<RemovalCandidate[]>
  conversationsOf(contactId: string, after: string | null, limit: number): Promise<RemovalCandidate[]>
  /** With `idleSinceMs`, leaves out what is being written, or was since: what is asked is asked again under the lock. */
  removeConversations(ids: readonly string[], idleSinceMs: number | null): Promise<RemovedConversations>
  /** The oldest entries of one conversation, where all at once would be too many; returns how many. */
  removeEntries(conversationId: string, limit: number): Promise<number>
  /**
   * Takes the contact out with the conversations that are left, and keeps the record with all counts (what went before
   * added). 'missing' when there is no such contact; 'more' when there is too much for one transaction.
   */
  removeContact(
    record: Erasure,
    mostConversations: number,
  ): Promise<'missing' | 'more' | { removed: RemovedConversations; erasure: Erasure }>
  /** Takes files of a site's conversations that came before out of reach, at most `limit`; returns how many. Their bytes are swept. */
  removeFiles(siteId: string, beforeMs: number, limit: number): Promise<number>
  /** Contacts whose last visit, or whose last use of a token on this site, lies before. */
  staleContacts(siteId: string, beforeMs: number, after: string | null, limit: number): Promise<string[]>
  /** Removes their visits on the site that lie before; of those in `mayGo`, also who is left without anything of worth. */
  removeVisits(
    siteId: string,
    contactIds: readonly string[],
    beforeMs: number,
    mayGo: readonly string[],
  ): Promise<{ visits: number; contacts: number }>
  /** Conversations of a site that have entries since `sinceMs`. */
  writtenSince(siteId: string, sinceMs: number, after: string | null, limit: number): Promise<string[]>
  /** Strikes pages or addresses from entries of [fromMs, beforeMs); returns how many entries had one. */
  stripEntries(
    what: 'pages' | 'ip-addresses',
    conversationIds: readonly string[],
    fromMs: number,
    beforeMs: number,
  ): Promise<number>
  /** Strikes the addresses from visits that ended before. */
  stripVisits(siteId: string, beforeMs: number): Promise<number>
  strippedUntil(siteId: string): Promise<StrippedUntil>
  /** Keeps how far the site's entries are stripped; never goes back. */
  keepStrippedUntil(siteId: string, until: StrippedUntil): Promise<void>
  keepRun(run: Omit<RetentionRun, 'siteName'>): Promise<void>
  /** The newest, newest first. */
  runs(limit: number): Promise<RetentionRun[]>
  erasures(limit: number): Promise<Erasure[]>
}

/** When each site's rules are due; kept in the database, so that it outlives restarts and nodes share it. */
export interface RetentionSchedule {
  /**
   * Takes one site whose time has come and puts it off until `againMs`: another node does not get it, and if this one dies
   * it comes back. Sites seen for the first time are due at once. Null when none is.
   */
  claim(nowMs: number, againMs: number): Promise<{ accountId: string; siteId: string } | null>
  /** Carried out: due again at this time. */
  done(accountId: string, siteId: string, dueAtMs: number): Promise<void>
}
