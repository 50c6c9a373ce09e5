import type { AgentPrincipal, VisitorPrincipal } from '../app/principal.ts'

/** A client's own name for its lease, made unique by the session or pass that it lives on. */
export const leaseId = (principal: AgentPrincipal | VisitorPrincipal, name: string): string =>
  `${principal.kind === 'agent' ? principal.sessionId : principal.passId} ${name}`
