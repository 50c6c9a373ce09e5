import type { Facts } from '@frontdesk/domain'
import type { AuditOutcome, AuditSubject } from '@frontdesk/protocol'

/** One act, as it was when it was done. Labels are kept as text, so that no later change alters what they say. */
export type AuditEvent = {
  id: string
  atMs: number
  actor: { kind: 'agent' | 'nobody' | 'system'; id: string | null; label: string }
  ip: string | null
  command: string
  subject: { kind: AuditSubject; id: string | null; label: string | null }
  before: Facts
  after: Facts
  outcome: AuditOutcome
  code: string | null
}

export type AuditFilter = {
  agentId?: string
  subject?: AuditSubject
  command?: string
  outcome?: AuditOutcome
  fromMs?: number
  untilMs?: number
  search?: string
}

/** The contact's own words are with the contact, so that they go with it. */
export type ListedAuditEvent = AuditEvent & { contactLabel: string | null }

/** An account's audit log: rows are added, and nothing alters them. */
export interface AuditLog {
  /** Notes what is about to be done, so that it leaves a row whatever happens. */
  begin(event: AuditEvent): Promise<void>
  /** Makes the noted act a row, as it ended; none where it has become one meanwhile. */
  finish(event: AuditEvent): Promise<void>
  /** The noted act was not looked at. */
  forget(id: string): Promise<void>
  /** Adds a row without a note before; none for an account that is not there, in the same time. */
  add(event: AuditEvent): Promise<void>
  /** Newest first; `before` is the `next` of the page before. */
  list(
    filter: AuditFilter,
    limit: number,
    before: string | null,
  ): Promise<{ events: ListedAuditEvent[]; next: string | null }>
}

/** Looks over all accounts. */
export interface AuditUpkeep {
  /** Acts that were noted before and never ended, because a server died with them, become rows with the outcome 'unknown'. */
  settle(beforeMs: number): Promise<number>
  /** Removes rows that are older than their account keeps them, some at once; each account gets a row that says how many. */
  sweep(): Promise<number>
}
