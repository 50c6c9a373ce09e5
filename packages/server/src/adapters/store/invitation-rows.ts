import type { EndedInvitation, Invitation, InvitationPurpose, Trigger } from '@frontdesk/domain'
import type { TriggerHit } from '../../app/ports/invitation-store.ts'
import type { InvitationRow, TriggerHitRow, TriggerRow } from './tables.ts'

export const invitationOf = (row: InvitationRow): Invitation => {
  const about = {
    accountId: row.account_id,
    id: row.id,
    ...purposeOf(row),
    siteId: row.inbox_id,
    contactId: row.contact_id,
    agentId: row.agent_id,
    triggerId: row.trigger_id,
    text: row.text,
    visitStartedAtMs: row.visit_started_at_ms,
    createdAtMs: row.created_at_ms,
    expiresAtMs: row.expires_at_ms,
  }
  const { state, ended_at_ms: endedAtMs } = row
  if (state === 'pending' || endedAtMs === null) return { ...about, state: 'pending' }
  if (state === 'accepted') return { ...about, state, endedAtMs, conversationId: row.conversation_id }
  return { ...about, state, endedAtMs }
}

const purposeOf = ({ kind, session_id: sessionId }: InvitationRow): InvitationPurpose => {
  if (kind === 'chat') return { kind }
  if (sessionId === null) throw new Error('An invitation into no session.')
  return { kind, sessionId }
}

/** What its end writes. */
export const endRow = (invitation: EndedInvitation) => ({
  state: invitation.state,
  ended_at_ms: invitation.endedAtMs,
  conversation_id: invitation.state === 'accepted' ? invitation.conversationId : null,
})

export const triggerOf = (row: TriggerRow): Trigger => ({
  accountId: row.account_id,
  id: row.id,
  name: row.name,
  mode: row.mode,
  siteId: row.inbox_id,
  conditions: row.conditions,
  texts: row.texts,
  createdAtMs: row.created_at_ms,
})

export const hitOf = (row: TriggerHitRow): TriggerHit => ({
  accountId: row.account_id,
  id: row.id,
  triggerId: row.trigger_id,
  siteId: row.inbox_id,
  contactId: row.contact_id,
  agentId: row.agent_id,
  pageUrl: row.page_url,
  pageTitle: row.page_title,
  visitStartedAtMs: row.visit_started_at_ms,
  atMs: row.at_ms,
})
