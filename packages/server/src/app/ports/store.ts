import type {
  Account,
  Agent,
  AgentLabelMode,
  AgentViewer,
  Contact,
  Conversation,
  Entry,
  Handling,
  IdentityRecord,
  Mark,
  ServiceConversation,
  ServiceSettings,
  Sighting,
  Site,
  SiteChange,
  View,
  Visit,
} from '@frontdesk/domain'
import type { AssignmentStore } from './assignment-store.ts'
import type { AuditLog, AuditUpkeep } from './audit-store.ts'
import type { Blocks, EndedBlocks } from './block-store.ts'
import type { CallbackFeeds, Callbacks, ContactPresence } from './callback-store.ts'
import type { CannedResponses } from './canned-store.ts'
import type { ConversationLog } from './conversation-log.ts'
import type { HandlingRules, Roles } from './handling-store.ts'
import type { Identities } from './identity-store.ts'
import type { Interpretations, TranslationSweep } from './interpretation-store.ts'
import type { InvitationSweep, Invitations, Triggers } from './invitation-store.ts'
import type { Letters } from './letter-store.ts'
import type { Leases, Links } from './links.ts'
import type { ListedConversation, ListedService } from './listed.ts'
import type { Notices } from './notice-store.ts'
import type { Privacy, RetentionSchedule } from './privacy-store.ts'
import type { QueueStore } from './queue-store.ts'
import type { Ratings } from './rating-store.ts'
import type { Rooms } from './room-store.ts'
import type { SearchFinder, SearchIndex } from './search-store.ts'
import type { AgentStates } from './state-store.ts'
import type { FileSweep, StoredFiles } from './stored-files.ts'
import type { Tags } from './tag-store.ts'
import type { HoursStore, Teams } from './team-store.ts'
import type { DueTimers, TimerRows } from './timer-store.ts'
import type { TrailRows } from './trail-store.ts'

export type { ListedConversation, ListedRoom, ListedService } from './listed.ts'

/** Everything kept in PostgreSQL. All that belongs to one account is reached through `account(id)`, which scopes every query. */
export interface Store {
  readonly log: ConversationLog
  readonly accounts: Accounts
  readonly credentials: Credentials
  readonly leases: Leases
  readonly retention: RetentionSchedule
  readonly timers: DueTimers
  readonly callbackFeeds: CallbackFeeds
  readonly auditUpkeep: AuditUpkeep
  readonly endedBlocks: EndedBlocks
  readonly invitationSweep: InvitationSweep
  readonly translationSweep: TranslationSweep
  readonly fileSweep: FileSweep
  account(accountId: string): AccountStore
  /** Rejects when the database does not answer. */
  ping(): Promise<void>
  /** Waits for what is under way. Idempotent. */
  close(): Promise<void>
}

export interface Accounts {
  /** It serves as the defaults say until something is decided. */
  create(account: Omit<Account, 'service' | 'auditDays'>): Promise<void>
  bySlug(slug: string): Promise<Account | null>
  /** All accounts, oldest first. */
  list(): Promise<Account[]>
  /** The sites of all accounts that are switched on, to look a page's address up. */
  openSites(): Promise<Site[]>
}

/** Secrets come in hashed (SHA-256); they are looked up across accounts because they say which account it is. */
export interface Credentials {
  session(tokenHash: string, nowMs: number): Promise<{ session: AgentSession; agent: Agent; account: Account } | null>
  /** Null also while the pass's site is switched off. */
  visitor(tokenHash: string, nowMs: number): Promise<VisitorPass | null>
  /** Removes and returns it: a ticket works once, on any node, before it expires. */
  redeemTicket(tokenHash: string, nowMs: number): Promise<Ticket | null>
  /** Null also for a site that is switched off. */
  siteByKey(key: string): Promise<Site | null>
  /** What a link may do, without using it up. */
  mailToken(tokenHash: string, nowMs: number): Promise<MailToken | null>
  /** Removes it; false when somebody else was first, or its time is up. */
  spendMailToken(tokenHash: string, nowMs: number): Promise<boolean>
  /** Removes what has expired; returns how many rows. */
  sweep(nowMs: number): Promise<number>
}

export type AgentSession = {
  accountId: string
  id: string
  agentId: string
  tokenHash: string
  createdAtMs: number
  lastSeenAtMs: number
  expiresAtMs: number
  ip: string
  userAgent: string
}

/** A visitor's token: it stands for one contact on one site. */
export type VisitorPass = {
  accountId: string
  id: string
  siteId: string
  contactId: string
  tokenHash: string
  createdAtMs: number
  lastSeenAtMs: number
  expiresAtMs: number
  /** The signed identity it was last shown with; null for the anonymous. */
  identity: { hash: string; expiresAtMs: number } | null
}

export type Ticket = { accountId: string; tokenHash: string; expiresAtMs: number } & (
  | { kind: 'boot'; siteId: string; origin: string }
  | { kind: 'agent-socket'; agentId: string; sessionId: string }
  | { kind: 'visitor-socket'; siteId: string; contactId: string; passId: string }
)

/** What a link sent by mail may do, once. Its token is kept as a hash. */
export type MailToken = { accountId: string; id: string; address: string; tokenHash: string; expiresAtMs: number } & (
  | { kind: 'invitation' | 'reset'; agentId: string }
  | { kind: 'address'; contactId: string; siteId: string }
)

export interface MailTokens {
  /** Takes the place of the one that the same agent or contact had before. */
  issue(token: MailToken): Promise<void>
  /** What was sent to an agent opens nothing any more. */
  removeOfAgent(agentId: string): Promise<void>
}

export interface AccountStore {
  readonly agents: Agents
  readonly roles: Roles
  readonly handlingRules: HandlingRules
  readonly cannedResponses: CannedResponses
  readonly blocks: Blocks
  readonly sessions: Sessions
  readonly sites: Sites
  readonly contacts: Contacts
  readonly identities: Identities
  readonly conversations: Conversations
  readonly files: StoredFiles
  readonly rooms: Rooms
  readonly links: Links
  readonly privacy: Privacy
  readonly mailTokens: MailTokens
  readonly timers: TimerRows
  readonly ratings: Ratings
  readonly tags: Tags
  readonly teams: Teams
  readonly hours: HoursStore
  readonly states: AgentStates
  readonly callbacks: Callbacks
  readonly contactPresence: ContactPresence
  readonly letters: Letters
  readonly notices: Notices
  readonly searchIndex: SearchIndex
  readonly search: SearchFinder
  readonly invitations: Invitations
  readonly interpretations: Interpretations
  readonly trails: TrailRows
  readonly triggers: Triggers
  readonly assignment: AssignmentStore
  readonly queue: QueueStore
  readonly audit: AuditLog
  read(): Promise<Account | null>
  update(change: AccountChange): Promise<Account>
  issueTicket(ticket: Ticket): Promise<void>
}

/** Of how the account serves, only what is said changes. */
export type AccountChange = {
  name?: string
  agentLabel?: AgentLabelMode
  auditDays?: number
  service?: Partial<ServiceSettings>
}

export type AgentChange = Partial<
  Pick<
    Agent,
    | 'name'
    | 'email'
    | 'number'
    | 'role'
    | 'language'
    | 'theme'
    | 'passwordHash'
    | 'passwordChangeDue'
    | 'invitedAtMs'
    | 'pictureKey'
    | 'disabledAtMs'
    | 'capacity'
    | 'skills'
    | 'languages'
    | 'phone'
  >
> & { roleId?: string | null }

export interface Agents {
  /** False when login or number is in use. */
  create(agent: Agent): Promise<boolean>
  byId(id: string): Promise<Agent | null>
  /** Logins compare without case. */
  byLogin(login: string): Promise<Agent | null>
  list(): Promise<Agent[]>
  /** 'missing', 'in_use' (number) or the changed agent. */
  update(id: string, change: AgentChange): Promise<Agent | 'missing' | 'in_use'>
  /** Changes it unless it would leave the account without an active administrator (checked under a lock). */
  updateKeepingAdministrator(
    id: string,
    change: AgentChange,
  ): Promise<Agent | 'missing' | 'in_use' | 'last_administrator'>
}

export interface Sessions {
  create(session: AgentSession): Promise<void>
  ofAgent(agentId: string, nowMs: number): Promise<AgentSession[]>
  touch(id: string, nowMs: number, expiresAtMs: number): Promise<void>
  /** Ends one of the agent's own; false when there is none. */
  end(agentId: string, id: string): Promise<boolean>
  /** Ends all of an agent's, but for one where given; returns the ended ids. */
  endAll(agentId: string, exceptId: string | null): Promise<string[]>
}

export interface Sites {
  create(site: Site): Promise<void>
  byId(id: string): Promise<Site | null>
  list(): Promise<Site[]>
  /** Replaces the allowed origins. */
  allow(id: string, origins: readonly string[]): Promise<void>
  /** Null when there is none. */
  change(id: string, change: SiteChange): Promise<Site | null>
  /** Keeps it as the newest of its step. Keeps nothing for a site that is not there. */
  see(id: string, sighting: Sighting): Promise<void>
  /** The newest of each step. */
  sightings(id: string): Promise<Sighting[]>
}

export type ContactTold = Partial<Pick<Contact, 'name' | 'email' | 'phone' | 'language' | 'attributes'>>

export interface Contacts {
  /** False when another contact has its external id. */
  create(contact: Contact): Promise<boolean>
  byId(id: string): Promise<Contact | null>
  /** Those that exist, in no order. */
  byIds(ids: readonly string[]): Promise<Contact[]>
  byExternalId(externalId: string): Promise<Contact | null>
  /** Ids of those that are known, by their external id. */
  idsByExternalId(externalIds: readonly string[]): Promise<Map<string, string>>
  /**
   * What a visitor says of itself. A changed address is unverified again; attributes are added to those there are.
   * Null when there is no such contact, it is verified (by now), or it would have more than `limits.attributes`.
   */
  update(id: string, change: ContactTold): Promise<Contact | null>
  /**
   * What a signed identity says: the whole record. Passes from before the contact was anybody end with it. Null when the
   * contact is somebody else by now, or another one has the id.
   */
  identify(
    id: string,
    externalId: string,
    record: IdentityRecord,
  ): Promise<{ contact: Contact; endedPassIds: string[] } | null>
  consent(id: string, nowMs: number): Promise<Contact | null>
  /** The address answered a link. Null when it is no longer the contact's, or the contact is verified. */
  confirmEmail(id: string, email: string): Promise<Contact | null>
  signOut(id: string, nowMs: number): Promise<void>
  /** The tags that it has from now on. Null when there is no such contact. */
  tag(id: string, decide: (has: readonly string[]) => readonly string[]): Promise<Contact | null>
  /** How somebody has decided that it is served; null leaves it to the normal way. Null when there is no such contact. */
  handle(id: string, handling: Handling | null): Promise<Contact | null>
  /** False when the contact is gone. */
  issuePass(pass: VisitorPass): Promise<boolean>
  /** Renews a pass in use. */
  touchPass(id: string, nowMs: number, expiresAtMs: number): Promise<void>
  /** It was shown with a (newer) signed identity. */
  identifyPass(id: string, identity: { hash: string; expiresAtMs: number }): Promise<void>
  /** Whether it is there, and its site switched on. */
  holdsPass(id: string): Promise<boolean>
  /** Returns the identity it was shown with; null also where there was no such pass. */
  endPass(id: string): Promise<VisitorPass['identity']>
  /** The last visit, for when the contact is not here. Keeps nothing of a contact that is gone. */
  saveVisit(visit: Visit, siteId: string): Promise<void>
  lastVisit(contactId: string): Promise<Visit | null>
}

export type ListTab = 'mine' | 'queue' | 'team' | 'closed'
export type ReadPosition = { conversationId: string; readSeq: number; readInbound: number }

/** What a message said until `untilMs`. */
export type KeptWords = { text: string; untilMs: number }

export interface Conversations {
  /** The contact's latest service conversations on all sites that something was written in, newest first. */
  ofContact(contactId: string, limit: number): Promise<ListedService[]>
  /** The contact's one service conversation on a site, made when absent (queued, empty; empty ones stand in no list). Null when the contact is gone. */
  ensureService(draft: {
    id: string
    siteId: string
    contactId: string
    nowMs: number
  }): Promise<ServiceConversation | null>
  serviceOf(siteId: string, contactId: string): Promise<ServiceConversation | null>
  byId(id: string): Promise<Conversation | null>
  /** Null also for a room. */
  serviceById(id: string): Promise<ServiceConversation | null>
  /** Visitors' that an agent has joined beside who has them. */
  joinedBy(agentId: string, limit: number): Promise<string[]>
  /** Visitors' that something was written in and that are not closed, by id; `after` goes on behind one. */
  unfinished(after: string | null, limit: number): Promise<ServiceConversation[]>
  listed(id: string): Promise<ListedConversation | null>
  listedMany(ids: readonly string[]): Promise<ListedConversation[]>
  /** Of those only visitors'. */
  listedServices(ids: readonly string[]): Promise<ListedService[]>
  /** Entries and marks whose change number is above `rev` in that view, and the row, all of one moment. At most `limit + 1` entries. */
  changedSince(
    id: string,
    view: View,
    rev: number,
    limit: number,
  ): Promise<{ conversation: Conversation; entries: Entry[]; marks: Mark[] } | null>
  /** The newest `limit` entries of the view in order, all marks and the row, all of one moment. */
  latest(
    id: string,
    view: View,
    limit: number,
  ): Promise<{ conversation: Conversation; entries: Entry[]; marks: Mark[]; earlier: boolean } | null>
  /** Staff numbers of the messages that quote one. */
  quoting(id: string, seq: number): Promise<number[]>
  /** What an entry said until it was changed, oldest first. */
  versions(id: string, seq: number): Promise<KeptWords[]>
  /** The `limit` entries before a place of the view, in order. */
  before(id: string, view: View, seq: number, limit: number): Promise<{ entries: Entry[]; earlier: boolean }>
  /** A page of what the viewer sees of a list, newest change first. `before` is the `next` of the page before. */
  list(
    tab: ListTab,
    viewer: AgentViewer,
    limit: number,
    before: string | null,
  ): Promise<{ items: ListedService[]; next: string | null }>
  /**
   * What of the not-closed conversations changed at or after `cursor` (closed ones are told too, once they changed), or with no cursor the newest page.
   * The returned cursor is taken so that nothing committed later is missed; what lies at the edge may come twice.
   * `more`: the limit cut it off, or the viewer does not see all and can't be told what went out of its sight; then the caller resets.
   */
  changedList(
    cursor: string | null,
    limit: number,
    viewer: AgentViewer,
  ): Promise<{ cursor: string; items: ListedConversation[]; more: boolean }>
  /** How far an agent has read, for those of the given conversations that it has read at all. */
  readPositions(agentId: string, ids: readonly string[]): Promise<ReadPosition[]>
}
