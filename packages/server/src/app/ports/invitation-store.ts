import type {
  Contact,
  EndedInvitation,
  Invitation,
  InvitationSettings,
  PendingInvitation,
  Trigger,
} from '@frontdesk/domain'

/** With whom it is about; a contact that is gone takes its invitations along. */
export type ListedInvitation = { invitation: Invitation; contact: Contact }

export interface Invitations {
  settings(): Promise<InvitationSettings>
  /** Only what is said changes. */
  settle(change: Partial<InvitationSettings>): Promise<InvitationSettings>
  /** 'invited' while the contact has one that is pending, 'gone' when it is not there any more. */
  create(invitation: PendingInvitation): Promise<'done' | 'invited' | 'gone'>
  byId(id: string): Promise<Invitation | null>
  /** Writes the end of a pending one; false when somebody else was first. */
  end(invitation: EndedInvitation): Promise<boolean>
  /** Those of some contacts who have one that is pending and whose time is not up. */
  pendingOf(contactIds: readonly string[], nowMs: number): Promise<Set<string>>
  /** The newest of a contact; with a site, the newest there. */
  latestOf(contactId: string, siteId?: string): Promise<Invitation | null>
  /** Those of rules that a contact had since then, newest first. */
  byRules(contactId: string, sinceMs: number): Promise<Invitation[]>
  /** The newest of each contact into a session. */
  intoSession(sessionId: string): Promise<ListedInvitation[]>
  /** The newest of each contact since then, newest first. */
  recent(sinceMs: number, limit: number): Promise<ListedInvitation[]>
}

/** Somebody whom a rule in test would have invited. */
export type TriggerHit = {
  accountId: string
  id: string
  triggerId: string
  siteId: string
  contactId: string
  /** Null where nobody could have. */
  agentId: string | null
  pageUrl: string | null
  pageTitle: string | null
  visitStartedAtMs: number
  atMs: number
}
export type ListedHit = { hit: TriggerHit; contact: Contact; triggerName: string }

export type TriggerChange = Partial<Omit<Trigger, 'accountId' | 'id' | 'createdAtMs'>>

export interface Triggers {
  /** In the order in which they were made, which is that in which they are asked. */
  list(): Promise<Trigger[]>
  /** False when there are as many as may be, or it names a site that there is not. */
  create(trigger: Trigger, atMost: number): Promise<boolean>
  /** Null when there is none, or it names a site that there is not. */
  update(id: string, change: TriggerChange): Promise<Trigger | null>
  remove(id: string): Promise<boolean>
  /** Once for each visit, contact and rule; false when it is there already, or contact or rule are gone. */
  hit(hit: TriggerHit): Promise<boolean>
  /** Newest first. */
  hits(limit: number): Promise<ListedHit[]>
}

/** Across accounts. */
export interface InvitationSweep {
  /** Takes out what was made before then. */
  sweep(beforeMs: number): Promise<void>
}
