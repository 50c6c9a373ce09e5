import {
  type Account,
  type Agent,
  type BusinessHours,
  type Contact,
  type Content,
  type Conversation,
  defaultServiceSettings,
  defaultSiteSettings,
  type Entry,
  type Mark,
  type MessageExtra,
  noRouting,
  type OwnRole,
  type ServiceConversation,
  type Sighting,
  type Site,
  type Team,
  type Visit,
} from '@frontdesk/domain'
import type { IdentityKey } from '../../app/ports/identity-store.ts'
import type { AgentSession, MailToken, Ticket, VisitorPass } from '../../app/ports/store.ts'
import type {
  AccountRow,
  AgentRow,
  ContactRow,
  ConversationRow,
  EntryRow,
  HoursRow,
  IdentityKeyRow,
  InboxRow,
  MailTokenRow,
  ParticipantRow,
  PassRow,
  SessionRow,
  SightingRow,
  TeamRow,
  TicketRow,
  VisitRow,
} from './tables.ts'

/** Rows into the domain's words. Back again: beside the writing statements. */

export const accountOf = (row: AccountRow): Account => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  agentLabel: row.agent_label,
  isOwner: row.is_owner,
  createdAtMs: row.created_at_ms,
  auditDays: row.audit_days,
  service: { ...defaultServiceSettings, ...row.service },
})

/** An agent's row with its own role beside it; see {@link ownRoleSql}. */
export type AgentWithRole = AgentRow & { own_role: OwnRole | null }

/** SQL: the own role of the agent that the query calls `alias`, as JSON. */
export const ownRoleSql = (alias: string): string =>
  `(select json_build_object('id', r.id, 'name', r.name, 'rights', r.rights) from roles r
    where r.account_id = ${alias}.account_id and r.id = ${alias}.role_id)`

export const agentOf = (row: AgentWithRole): Agent => ({
  accountId: row.account_id,
  id: row.id,
  login: row.login,
  email: row.email,
  name: row.name,
  number: row.number,
  role: row.role,
  ownRole: row.own_role,
  language: row.language,
  theme: row.theme,
  passwordHash: row.password_hash,
  passwordChangeDue: row.password_change_due,
  invitedAtMs: row.invited_at_ms,
  pictureKey: row.picture_key,
  disabledAtMs: row.disabled_at_ms,
  createdAtMs: row.created_at_ms,
  capacity: row.capacity,
  skills: row.skills,
  languages: row.languages,
  phone: row.phone,
})

export const sessionOf = (row: SessionRow): AgentSession => ({
  accountId: row.account_id,
  id: row.id,
  agentId: row.agent_id,
  tokenHash: row.token_hash,
  createdAtMs: row.created_at_ms,
  lastSeenAtMs: row.last_seen_at_ms,
  expiresAtMs: row.expires_at_ms,
  ip: row.ip,
  userAgent: row.user_agent,
})

export const passOf = (row: PassRow): VisitorPass => ({
  accountId: row.account_id,
  id: row.id,
  siteId: row.inbox_id,
  contactId: row.contact_id,
  tokenHash: row.token_hash,
  createdAtMs: row.created_at_ms,
  lastSeenAtMs: row.last_seen_at_ms,
  expiresAtMs: row.expires_at_ms,
  identity:
    row.identity_hash === null || row.identity_expires_at_ms === null
      ? null
      : { hash: row.identity_hash, expiresAtMs: row.identity_expires_at_ms },
})

export const ticketOf = (row: TicketRow): Ticket => {
  const base = { accountId: row.account_id, tokenHash: row.token_hash, expiresAtMs: row.expires_at_ms }
  switch (row.kind) {
    case 'boot':
      return { ...base, kind: row.kind, siteId: present(row.inbox_id), origin: present(row.origin) }
    case 'agent-socket':
      return { ...base, kind: row.kind, agentId: present(row.agent_id), sessionId: present(row.session_id) }
    case 'visitor-socket':
      return {
        ...base,
        kind: row.kind,
        siteId: present(row.inbox_id),
        contactId: present(row.contact_id),
        passId: present(row.pass_id),
      }
  }
}

export const mailTokenOf = (row: MailTokenRow): MailToken => {
  const base = {
    accountId: row.account_id,
    id: row.id,
    address: row.address,
    tokenHash: row.token_hash,
    expiresAtMs: row.expires_at_ms,
  }
  switch (row.kind) {
    case 'invitation':
    case 'reset':
      return { ...base, kind: row.kind, agentId: present(row.agent_id) }
    case 'address':
      return { ...base, kind: row.kind, contactId: present(row.contact_id), siteId: present(row.inbox_id) }
  }
}

export const siteOf = (row: InboxRow): Site => ({
  ...defaultSiteSettings,
  ...row.settings,
  ...row.appearance,
  accountId: row.account_id,
  id: row.id,
  name: row.name,
  key: row.key,
  enabled: row.enabled,
  allowedOrigins: row.allowed_origins,
})

export const hoursOf = (row: HoursRow): BusinessHours => ({
  accountId: row.account_id,
  id: row.id,
  name: row.name,
  timeZone: row.time_zone,
  week: row.week,
  holidays: row.holidays,
})

export const teamOf = (row: TeamRow, memberIds: readonly string[]): Team => ({
  accountId: row.account_id,
  id: row.id,
  name: row.name,
  policy: row.policy,
  capacity: row.capacity,
  acceptWithinMs: row.accept_within_ms,
  overflow: row.overflow,
  hoursId: row.hours_id,
  memberIds,
  createdAtMs: row.created_at_ms,
})

export const sightingOf = (row: SightingRow): Sighting => ({
  step: row.step,
  origin: row.origin,
  pageUrl: row.page_url,
  atMs: row.at_ms,
})

export const identityKeyOf = (row: IdentityKeyRow): IdentityKey => ({
  accountId: row.account_id,
  siteId: row.inbox_id,
  id: row.id,
  secretSealed: row.secret_sealed,
  createdAtMs: row.created_at_ms,
  lastUsedAtMs: row.last_used_at_ms,
})

export const contactOf = (row: ContactRow): Contact => ({
  accountId: row.account_id,
  id: row.id,
  name: row.name,
  email: row.email,
  emailVerified: row.email_verified,
  phone: row.phone,
  verified: row.verified,
  externalId: row.external_id,
  attributes: row.attributes,
  language: row.language,
  consentedAtMs: row.consented_at_ms,
  signedOutAtMs: row.signed_out_at_ms,
  createdAtMs: row.created_at_ms,
  handling: row.handling,
  tagIds: row.tag_ids,
})

export const visitOf = (row: VisitRow): Visit => ({
  contactId: row.contact_id,
  ip: row.ip,
  country: row.country,
  pageUrl: row.page_url,
  pageTitle: row.page_title,
  referrer: row.referrer,
  browser: row.browser,
  system: row.system,
  device: row.device,
  language: row.language,
  timeZone: row.time_zone,
  startedAtMs: row.started_at_ms,
  lastSeenAtMs: row.last_seen_at_ms,
})

export const conversationOf = (row: ConversationRow): Conversation => ({
  accountId: row.account_id,
  id: row.id,
  status: row.status,
  seq: row.seq,
  rev: row.rev,
  publicSeq: row.public_seq,
  publicRev: row.public_rev,
  inboundCount: row.inbound_count,
  createdAtMs: row.created_at_ms,
  lastAtMs: row.last_at_ms,
  last: lastOf(row),
  ...(row.kind === 'service'
    ? {
        kind: row.kind,
        inboxId: present(row.inbox_id),
        contactId: present(row.contact_id),
        assigneeId: row.assignee_id,
        joinedIds: row.joined_ids,
        waitingSinceMs: row.waiting_since_ms,
        routing: { ...noRouting, ...row.routing },
        tagIds: row.tag_ids,
        attributes: row.attributes,
      }
    : { kind: row.kind, room: present(row.room) }),
})

/** A row that a query has asked for by its visitor or its place in the queue. */
export const serviceOf = (row: ConversationRow): ServiceConversation => {
  const conversation = conversationOf(row)
  if (conversation.kind !== 'service') throw new Error("A query for visitors' conversations has found a room.")
  return conversation
}

const lastOf = (row: ConversationRow): Conversation['last'] => {
  const { last_text: text, last_author_kind: kind, last_visibility: visibility, last_message_at_ms: atMs } = row
  if (text === null || kind === null || visibility === null || atMs === null) return null
  return { text, author: authorOf(kind, row.last_author_id), visibility, atMs }
}

const authorOf = (kind: EntryRow['author_kind'], id: string | null): Entry['author'] =>
  kind === 'system' ? { kind, id: null } : { kind, id: present(id) }

export const entryOf = (row: EntryRow): Entry => ({
  id: row.id,
  conversationId: row.conversation_id,
  seq: row.seq,
  rev: row.rev,
  publicSeq: row.public_seq,
  publicRev: row.public_rev,
  inboundNo: row.inbound_no,
  author: authorOf(row.author_kind, row.author_id),
  visibility: row.visibility,
  clientId: row.client_id,
  content: contentOf(row),
  origin:
    row.origin_ip === null && row.origin_page_url === null && row.origin_country === null
      ? null
      : {
          ip: row.origin_ip,
          country: row.origin_country,
          pageUrl: row.origin_page_url,
          pageTitle: row.origin_page_title,
        },
  atMs: row.at_ms,
})

const contentOf = (row: EntryRow): Content => {
  switch (row.kind) {
    case 'message':
      return {
        kind: row.kind,
        text: present(row.text),
        ...(row.data === null ? {} : { extra: row.data as MessageExtra }),
      }
    case 'closed':
    case 'reopened':
    case 'queued':
    case 'words':
    case 'reminded':
    case 'returned':
    case 'blocked':
    case 'recalled':
      return { kind: row.kind }
    case 'decided':
    case 'transferred':
    case 'snoozed':
    case 'rested':
    case 'moved':
    case 'joined':
    case 'left':
    case 'renamed':
    case 'named':
    case 'session':
    case 'tagged':
    case 'rated':
    case 'described':
    case 'unsafe':
      // Written by the log from the same type, and by nothing else.
      return { ...(row.data as Content), kind: row.kind } as Content
    case 'assigned':
      return { kind: row.kind, ...assignmentOf(row.data) }
  }
}

const assignmentOf = (data: unknown): { assigneeId: string; fromId: string | null } => {
  if (typeof data === 'object' && data !== null && 'assigneeId' in data && 'fromId' in data) {
    const { assigneeId, fromId } = data
    if (typeof assigneeId === 'string' && (fromId === null || typeof fromId === 'string')) return { assigneeId, fromId }
  }
  throw new Error('An entry of kind assigned does not say to whom.')
}

export const markOf = (row: ParticipantRow): Mark => ({
  party: { kind: row.party_kind, id: row.party_id },
  deliveredSeq: row.delivered_seq,
  deliveredPublicSeq: row.delivered_public_seq,
  readSeq: row.read_seq,
  readPublicSeq: row.read_public_seq,
  readInbound: row.read_inbound,
  rev: row.mark_rev,
  publicRev: row.mark_public_rev,
})

const present = <T>(value: T | null): T => {
  if (value === null) throw new Error('A column that this kind of row needs is empty.')
  return value
}
