import type { Trail } from '@frontdesk/domain'

/** The pages of one visit, with whose it was. */
export type VisitTrail = {
  contactId: string
  siteId: string
  startedAtMs: number
  /** Of the newest page. */
  lastAtMs: number
} & Trail

export interface TrailRows {
  /** Writes many at once; one that is there already is written over. Leaves out those whose contact or site is gone. */
  keep(trails: readonly VisitTrail[]): Promise<void>
  /** The newest of a contact, newest first. */
  of(contactId: string, limit: number): Promise<VisitTrail[]>
  /** Those of some contacts of whom an earlier visit is kept. */
  visitedBefore(contactIds: readonly string[]): Promise<Set<string>>
  /** Takes out those of a site whose last page lies before, at most so many; gives how many. */
  removeBefore(siteId: string, beforeMs: number, limit: number): Promise<number>
}
