import type {
  AgentLabelMode,
  AgentStanding,
  AgentState,
  AssignmentPolicy,
  Attributes,
  BusinessHours,
  Callback,
  CallbackNotice,
  CannedResponse,
  Condition,
  Content,
  Conversation,
  ConversationInterpretation,
  EntryAuthor,
  Facts,
  FileCard,
  FileRefusal,
  Handling,
  InterpretationSettings,
  Invitation,
  InvitationSettings,
  Language,
  Overflow,
  Party,
  Right,
  Role,
  Room,
  Routing,
  ServiceSettings,
  SightingStep,
  SiteSettings,
  StoredFile,
  TagColor,
  Theme,
  TrailPage,
  Trigger,
  Visibility,
  Visit,
} from '@frontdesk/domain'
import type { ColumnType, Generated, GeneratedAlways, Selectable } from 'kysely'
import type { AuditEvent } from '../../app/ports/audit-store.ts'
import type { Notice } from '../../app/ports/notice-store.ts'
import type { MailToken, Ticket } from '../../app/ports/store.ts'

/** The rows as PostgreSQL holds them. `bigint` columns hold UTC ms or transaction numbers and arrive as numbers. */
export type Tables = {
  /** `handling_changes` counts changes of roles, blocks and rules. */
  accounts: Omit<AccountRow, 'audit_days'> & { audit_days: Generated<number>; handling_changes: Generated<number> }
  audit_events: AuditRow
  audit_intents: AuditRow
  agents: AgentRow
  agent_sessions: SessionRow
  inboxes: InboxRow
  /** `search_due`: its row of the index is not written yet, or not anew. */
  contacts: Omit<ContactRow, 'tag_ids'> & {
    tag_ids: Generated<ContactRow['tag_ids']>
    search_due: Generated<boolean>
  }
  visitor_passes: PassRow
  tickets: TicketRow
  mail_tokens: MailTokenRow
  visits: VisitRow
  conversations: ConversationTable
  entries: EntryRow
  files: FileRow
  participants: ParticipantRow
  presence_leases: LeaseTable
  site_sightings: SightingRow
  identity_keys: IdentityKeyRow
  spent_identities: SpentIdentityRow
  removals: RemovalRow
  retention_schedules: RetentionScheduleRow
  retention_runs: RetentionRunRow
  erasures: ErasureRow
  business_hours: HoursRow
  teams: TeamRow
  team_members: TeamMemberRow
  timers: TimerRow
  agent_states: AgentStateRow
  agent_state_spans: AgentStateSpanRow
  agent_turns: AgentTurnRow
  interpretation_settings: InterpretationSettingsRow
  interpretations: InterpretationTable
  translations: TranslationRow
  invitation_settings: InvitationSettingsRow
  invitations: InvitationRow
  triggers: TriggerTable
  trigger_hits: TriggerHitRow
  trails: TrailRow
  queue_pace: QueuePaceRow
  callback_lists: CallbackListRow
  callbacks: CallbackRow
  contact_presence: ContactPresenceRow
  letters: LetterRow
  notices: NoticeRow
  search_entries: SearchEntryRow
  search_marks: SearchMarkRow
  search_positions: SearchPositionRow
  search_subjects: SearchSubjectRow
  roles: RoleRow
  tags: TagRow
  handling_rules: HandlingRuleRow
  canned_responses: CannedResponseRow
  blocks: BlockRow
}

export type AccountRow = {
  id: string
  slug: string
  name: string
  agent_label: AgentLabelMode
  is_owner: boolean
  created_at_ms: number
  audit_days: number
  /** Only what was decided; the rest is the default. */
  service: Partial<ServiceSettings>
}

export type AgentRow = {
  account_id: string
  id: string
  login: string
  email: string | null
  name: string
  number: string | null
  role: Role
  role_id: string | null
  language: Language
  theme: Theme
  password_hash: string
  password_change_due: boolean
  invited_at_ms: number | null
  picture_key: string | null
  disabled_at_ms: number | null
  created_at_ms: number
  capacity: number | null
  skills: string[]
  languages: string[]
  phone: string | null
}

export type SessionRow = {
  account_id: string
  id: string
  agent_id: string
  token_hash: string
  created_at_ms: number
  last_seen_at_ms: number
  expires_at_ms: number
  ip: string
  user_agent: string
}

export type InboxRow = {
  account_id: string
  id: string
  kind: 'web'
  name: string
  key: string
  allowed_origins: string[]
  appearance: Pick<SiteSettings, 'accent' | 'position' | 'theme'>
  enabled: boolean
  /** Only what was decided; the rest is the default. */
  settings: Partial<SiteSettings>
}

export type SightingRow = {
  account_id: string
  inbox_id: string
  step: SightingStep
  origin: string
  page_url: string | null
  at_ms: number
}

export type IdentityKeyRow = {
  account_id: string
  inbox_id: string
  id: string
  secret_sealed: string
  created_at_ms: number
  last_used_at_ms: number | null
}

export type SpentIdentityRow = { account_id: string; hash: string; expires_at_ms: number }

export type ContactRow = {
  account_id: string
  id: string
  name: string | null
  email: string | null
  email_verified: boolean
  phone: string | null
  verified: boolean
  external_id: string | null
  attributes: Attributes
  language: string | null
  consented_at_ms: number | null
  signed_out_at_ms: number | null
  created_at_ms: number
  /** Null where rules decide. */
  handling: Handling | null
  tag_ids: readonly string[]
}

export type PassRow = {
  account_id: string
  id: string
  inbox_id: string
  contact_id: string
  token_hash: string
  created_at_ms: number
  last_seen_at_ms: number
  expires_at_ms: number
  /** The signed identity it was last shown with; null for the anonymous. */
  identity_hash: string | null
  identity_expires_at_ms: number | null
}

export type TicketRow = {
  account_id: string
  token_hash: string
  expires_at_ms: number
  kind: Ticket['kind']
  inbox_id: string | null
  origin: string | null
  agent_id: string | null
  session_id: string | null
  contact_id: string | null
  pass_id: string | null
}

export type MailTokenRow = {
  account_id: string
  id: string
  kind: MailToken['kind']
  agent_id: string | null
  contact_id: string | null
  inbox_id: string | null
  address: string
  token_hash: string
  expires_at_ms: number
}

export type VisitRow = {
  account_id: string
  contact_id: string
  /** The site it was made on; null on rows from before sites were kept. */
  inbox_id: string | null
  ip: string | null
  country: string | null
  page_url: string | null
  page_title: string | null
  referrer: string | null
  browser: string
  system: string
  device: Visit['device']
  language: string | null
  time_zone: string | null
  started_at_ms: number
  last_seen_at_ms: number
}

export type ConversationRow = {
  account_id: string
  id: string
  kind: Conversation['kind']
  /** Null in rooms, as is the contact. */
  inbox_id: string | null
  contact_id: string | null
  status: Conversation['status']
  assignee_id: string | null
  seq: number
  rev: number
  public_seq: number
  public_rev: number
  inbound_count: number
  created_at_ms: number
  last_at_ms: number
  waiting_since_ms: number | null
  last_text: string | null
  last_author_kind: EntryAuthor['kind'] | null
  last_author_id: string | null
  last_visibility: Visibility | null
  last_message_at_ms: number | null
  /** Only what differs from having no place. */
  routing: Partial<Routing>
  /** Null but in rooms. */
  room: Room | null
  joined_ids: readonly string[]
  tag_ids: readonly string[]
  attributes: Attributes
}

type ConversationTable = Omit<ConversationRow, 'routing' | 'room' | 'joined_ids' | 'tag_ids' | 'attributes'> & {
  tag_ids: Generated<ConversationRow['tag_ids']>
  attributes: Generated<Attributes>
  joined_ids: Generated<ConversationRow['joined_ids']>
  routing: Generated<ConversationRow['routing']>
  room: ColumnType<Room | null, string | undefined, never>
  /** Of what there is one of only. */
  room_key: Generated<string | null>
  /** Number of the transaction that last changed what lists show; the feed's cursors compare with it. */
  feed_xid: number
  list_slot: GeneratedAlways<number | null>
  feed_slot: GeneratedAlways<number | null>
}

export type EntryRow = {
  account_id: string
  conversation_id: string
  seq: number
  id: string
  rev: number
  public_seq: number
  public_rev: number
  inbound_no: number
  author_kind: EntryAuthor['kind']
  author_id: string | null
  visibility: Visibility
  client_id: string | null
  kind: Content['kind']
  text: string | null
  data: unknown
  origin_ip: string | null
  origin_country: string | null
  origin_page_url: string | null
  origin_page_title: string | null
  at_ms: number
}

/** Without a conversation it waits for the sweep. */
export type FileRow = {
  account_id: string
  id: string
  conversation_id: string | null
  uploader_kind: Party['kind']
  uploader_id: string
  name: string
  bytes: number
  voice: boolean
  key: string
  state: StoredFile['state']['kind']
  card: ColumnType<FileCard | null, string | null, string | null>
  refusal: FileRefusal | null
  client_id: string | null
  /** For a canned response: of no conversation. */
  kept: boolean
  canned_id: string | null
  /** When a message took it or a canned response let it go, else when it was announced. */
  taken_at_ms: number
  created_at_ms: number
}

/** Read and written by prepared statements only. */
type LeaseTable = { account_id: string; id: string }

export type ParticipantRow = {
  account_id: string
  conversation_id: string
  party_kind: Party['kind']
  party_id: string
  delivered_seq: number
  delivered_public_seq: number
  read_seq: number
  read_public_seq: number
  read_inbound: number
  mark_rev: number
  mark_public_rev: number
}

export type RemovalRow = { account_id: string; feed_xid: number }

export type RetentionScheduleRow = {
  account_id: string
  inbox_id: string
  due_at_ms: number
  pages_until_ms: number
  ip_addresses_until_ms: number
}

export type RetentionRunRow = {
  account_id: string
  id: string
  inbox_id: string
  at_ms: number
  conversations: number
  entries: number
  files: number
  visits: number
  pages: number
  ip_addresses: number
  contacts: number
}

export type ErasureRow = {
  account_id: string
  id: string
  contact_id: string
  agent_id: string
  at_ms: number
  conversations: number
  entries: number
  files: number
}

export type HoursRow = {
  account_id: string
  id: string
  name: string
  time_zone: string
  week: BusinessHours['week']
  holidays: BusinessHours['holidays']
}

export type TeamRow = {
  account_id: string
  id: string
  name: string
  policy: AssignmentPolicy | null
  capacity: number | null
  accept_within_ms: number | null
  overflow: Overflow | null
  hours_id: string | null
  created_at_ms: number
}

/** Neither an agent's nor a team's is the company's. */
export type CannedResponseRow = {
  account_id: string
  id: string
  agent_id: string | null
  team_id: string | null
  code: string
  title: string
  texts: CannedResponse['texts']
  created_at_ms: number
}

export type TeamMemberRow = { account_id: string; team_id: string; agent_id: string }

export type TimerRow = { account_id: string; kind: string; subject_id: string; due_at_ms: number }

export type AgentStateRow = {
  account_id: string
  agent_id: string
  chosen: AgentStanding['chosen']
  reason: string | null
  presence: AgentStanding['presence']
  since_ms: number
}

export type AgentStateSpanRow = {
  account_id: string
  agent_id: string
  from_ms: number
  state: AgentState
  reason: string | null
}

/** When an agent was last given a conversation. */
export type AgentTurnRow = { account_id: string; agent_id: string; assigned_at_ms: number }
/** The number of the last change of an account's revisit list. */
export type CallbackListRow = { account_id: string; rev: number }

export type CallbackRow = {
  account_id: string
  id: string
  contact_id: string | null
  conversation_id: string | null
  name: string | null
  email: string | null
  phone: string | null
  reason: string
  reported: string
  outcome: string
  state: Callback['state']
  due_at_ms: number | null
  owner_id: string | null
  attempts: number
  last_attempt: Callback['lastAttempt']
  created_by_id: string
  created_at_ms: number
  changed_at_ms: number
  rev: number
  /** The number of the list at which it last changed. */
  list_rev: number
  notice: CallbackNotice | null
  notice_rev: number | null
  removed_at_ms: number | null
}

/** Somebody says until when a contact is there: a node whose site it is on, or the company's app. */
export type ContactPresenceRow = { account_id: string; contact_id: string; source: string; expires_at_ms: number }

/** The pages of one visit. */
export type TrailRow = {
  account_id: string
  contact_id: string
  started_at_ms: number
  inbox_id: string
  last_at_ms: number
  page_count: number
  pages: TrailPage[]
}

export type LetterRow = { account_id: string; conversation_id: string; mailed_seq: number; due_at_ms: number | null }

/** Read and written by prepared statements only. */
type SearchEntryRow = { account_id: string }
type SearchMarkRow = { account_id: string }
type SearchPositionRow = { account_id: string }
type SearchSubjectRow = { account_id: string; id: string }

export type NoticeRow = {
  account_id: string
  conversation_id: string
  seq: number
  agent_id: string
  way: Notice['way']
  state: Notice['state']
  changed_at_ms: number
}

/** An act of administration or security; in `audit_intents` while it is under way. */
export type AuditRow = {
  account_id: string
  id: string
  at_ms: number
  actor_kind: AuditEvent['actor']['kind']
  actor_id: string | null
  actor_label: string
  ip: string | null
  command: string
  subject_kind: AuditEvent['subject']['kind']
  subject_id: string | null
  subject_label: string | null
  before: Facts
  after: Facts
  outcome: AuditEvent['outcome']
  code: string | null
}

export type RoleRow = { account_id: string; id: string; name: string; rights: Right[]; created_at_ms: number }

export type TagRow = { account_id: string; id: string; name: string; color: TagColor; created_at_ms: number }

export type HandlingRuleRow = {
  account_id: string
  id: string
  place: number
  name: string
  conditions: readonly Condition[]
  agent_id: string | null
  team_id: string | null
  priority: boolean
  team_gone: Generated<boolean>
  created_at_ms: number
}

/** Either a contact or a range. */
export type BlockRow = {
  account_id: string
  id: string
  contact_id: string | null
  range: string | null
  reason: string
  until_ms: number | null
  created_by_id: string
  created_at_ms: number
}

/** What a company has decided; the rest is as the product has it. */
export type InterpretationSettingsRow = {
  account_id: string
  settings: ColumnType<Partial<InterpretationSettings>, string, string>
}

export type InterpretationTable = {
  account_id: string
  conversation_id: string
  is_on: Generated<boolean>
  languages: ColumnType<ConversationInterpretation['languages'], string | undefined, string>
}

export type TranslationRow = {
  account_id: string
  key: string
  conversation_id: string
  text: string
  source: string | null
  created_at_ms: number
}

/** What a company has decided; the rest is as the product has it. */
export type InvitationSettingsRow = {
  account_id: string
  settings: ColumnType<Partial<InvitationSettings>, string, string>
}

export type InvitationRow = {
  account_id: string
  id: string
  kind: Invitation['kind']
  inbox_id: string
  contact_id: string
  agent_id: string
  trigger_id: string | null
  conversation_id: string | null
  session_id: string | null
  state: Invitation['state']
  text: string
  visit_started_at_ms: number
  created_at_ms: number
  expires_at_ms: number
  ended_at_ms: number | null
  /** Of two changes the later one has the greater number. */
  changed_at_ms: number
}

type TriggerTable = {
  account_id: string
  id: string
  name: string
  mode: Trigger['mode']
  inbox_id: string | null
  conditions: ColumnType<Trigger['conditions'], string, string>
  texts: ColumnType<Trigger['texts'], string, string>
  created_at_ms: number
}
export type TriggerRow = Selectable<TriggerTable>

export type TriggerHitRow = {
  account_id: string
  id: string
  trigger_id: string
  inbox_id: string
  contact_id: string
  agent_id: string | null
  page_url: string | null
  page_title: string | null
  visit_started_at_ms: number
  at_ms: number
}

/** Read and written by prepared statements only. */
type QueuePaceRow = { account_id: string }
