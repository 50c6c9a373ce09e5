import type { Party, Role } from '@frontdesk/domain'

/** Who asks, as proved by a cookie, a visitor's token or a socket ticket. A union by kind: nobody has no account. */
export type Principal = Nobody | AgentPrincipal | VisitorPrincipal
export type Nobody = { kind: 'nobody' }
export type AgentPrincipal = {
  kind: 'agent'
  accountId: string
  agentId: string
  sessionId: string
  role: Role
  /** Until the password that somebody else has set is changed, nothing else is allowed. */
  passwordChangeDue: boolean
}
export type VisitorPrincipal = { kind: 'visitor'; accountId: string; siteId: string; contactId: string; passId: string }

export const nobody: Nobody = { kind: 'nobody' }

export const partyOf = (principal: AgentPrincipal | VisitorPrincipal): Party =>
  principal.kind === 'agent' ? { kind: 'agent', id: principal.agentId } : { kind: 'contact', id: principal.contactId }
