import type { ConversationRow, EntryRow, InboxRow, MailTokenRow, ParticipantRow, PassRow, TicketRow } from './tables.ts'

/** All columns of a row, each once; the compiler sees that none is missing. */
const columnsOf = <Row>(columns: Record<keyof Row & string, true>): ((alias: string) => string) => {
  const names = Object.keys(columns)
  return (alias) => names.map((name) => `${alias}.${name}`).join(', ')
}

/** Lists of columns for prepared statements, with a table's alias before each. */
export const conversationColumns = columnsOf<ConversationRow>({
  account_id: true,
  id: true,
  kind: true,
  inbox_id: true,
  contact_id: true,
  status: true,
  assignee_id: true,
  seq: true,
  rev: true,
  public_seq: true,
  public_rev: true,
  inbound_count: true,
  created_at_ms: true,
  last_at_ms: true,
  waiting_since_ms: true,
  last_text: true,
  last_author_kind: true,
  last_author_id: true,
  last_visibility: true,
  last_message_at_ms: true,
  routing: true,
  room: true,
  joined_ids: true,
  tag_ids: true,
  attributes: true,
})

export const entryColumns = columnsOf<EntryRow>({
  account_id: true,
  conversation_id: true,
  seq: true,
  id: true,
  rev: true,
  public_seq: true,
  public_rev: true,
  inbound_no: true,
  author_kind: true,
  author_id: true,
  visibility: true,
  client_id: true,
  kind: true,
  text: true,
  data: true,
  origin_ip: true,
  origin_country: true,
  origin_page_url: true,
  origin_page_title: true,
  at_ms: true,
})

export const participantColumns = columnsOf<ParticipantRow>({
  account_id: true,
  conversation_id: true,
  party_kind: true,
  party_id: true,
  delivered_seq: true,
  delivered_public_seq: true,
  read_seq: true,
  read_public_seq: true,
  read_inbound: true,
  mark_rev: true,
  mark_public_rev: true,
})

export const passColumns = columnsOf<PassRow>({
  account_id: true,
  id: true,
  inbox_id: true,
  contact_id: true,
  token_hash: true,
  created_at_ms: true,
  last_seen_at_ms: true,
  expires_at_ms: true,
  identity_hash: true,
  identity_expires_at_ms: true,
})

export const ticketColumns = columnsOf<TicketRow>({
  account_id: true,
  token_hash: true,
  expires_at_ms: true,
  kind: true,
  inbox_id: true,
  origin: true,
  agent_id: true,
  session_id: true,
  contact_id: true,
  pass_id: true,
})

export const mailTokenColumns = columnsOf<MailTokenRow>({
  account_id: true,
  id: true,
  kind: true,
  agent_id: true,
  contact_id: true,
  inbox_id: true,
  address: true,
  token_hash: true,
  expires_at_ms: true,
})

export const inboxColumns = columnsOf<InboxRow>({
  account_id: true,
  id: true,
  kind: true,
  name: true,
  key: true,
  allowed_origins: true,
  appearance: true,
  enabled: true,
  settings: true,
})
