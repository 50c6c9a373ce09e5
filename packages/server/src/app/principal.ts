import {
  type Agent,
  type AgentViewer,
  grantOf,
  type Party,
  type Right,
  type Role,
  rightsOf,
  type Viewer,
  viewerOfAgent,
} from '@frontdesk/domain'

/** Tells which teams an agent is in; see `AccountDirectory`. */
type Teams = { teamIdsOf(agentId: string): readonly string[] }

/** Who asks, as proved by a cookie, a visitor's token or a socket ticket. A union by kind: nobody has no account. */
export type Principal = Nobody | AgentPrincipal | VisitorPrincipal
export type Nobody = { kind: 'nobody' }
export type AgentPrincipal = {
  kind: 'agent'
  accountId: string
  agentId: string
  sessionId: string
  role: Role
  rights: ReadonlySet<Right>
  /** Whether it may still do the same is seen from this text; see `grantOf`. */
  grant: string
  /** Until the password that somebody else has set is changed, nothing else is allowed. */
  passwordChangeDue: boolean
}
export type VisitorPrincipal = { kind: 'visitor'; accountId: string; siteId: string; contactId: string; passId: string }

export const nobody: Nobody = { kind: 'nobody' }

/** An agent who has shown who it is, with the rights it has now. */
export const agentPrincipal = (
  agent: Pick<Agent, 'accountId' | 'id' | 'role' | 'ownRole' | 'passwordChangeDue'>,
  sessionId: string,
): AgentPrincipal => ({
  kind: 'agent',
  accountId: agent.accountId,
  agentId: agent.id,
  sessionId,
  role: agent.role,
  rights: new Set(rightsOf(agent)),
  grant: grantOf(agent),
  passwordChangeDue: agent.passwordChangeDue,
})

/** What the asker sees of the company's conversations, by its rights and the teams it is in now. */
export const viewerOf = (principal: AgentPrincipal | VisitorPrincipal, teams: Teams): Viewer =>
  principal.kind === 'agent' ? agentViewerOf(principal, teams) : { kind: 'contact', id: principal.contactId }

export const agentViewerOf = ({ agentId, rights }: AgentPrincipal, teams: Teams): AgentViewer =>
  viewerOfAgent(agentId, rights, teams.teamIdsOf(agentId))

export const partyOf = (principal: AgentPrincipal | VisitorPrincipal): Party =>
  principal.kind === 'agent' ? { kind: 'agent', id: principal.agentId } : { kind: 'contact', id: principal.contactId }
