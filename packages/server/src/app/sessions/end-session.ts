import { closeCodes } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'

/** Ends one of the agent's own sessions, its sockets included. */
export const endSession = async (app: App, agent: AgentPrincipal, sessionId: string): Promise<void> => {
  const ended = await app.store.account(agent.accountId).sessions.end(agent.agentId, sessionId)
  if (!ended) throw notFound()
  app.live.endAgent(agent.accountId, agent.agentId, [sessionId], closeCodes.revoked)
}

/** Ends all sessions of an agent, but for one where given, at once (promise 10). */
export const endSessions = async (
  app: App,
  accountId: string,
  agentId: string,
  exceptId: string | null,
): Promise<void> => {
  const ended = await app.store.account(accountId).sessions.endAll(agentId, exceptId)
  app.live.endAgent(accountId, agentId, exceptId === null ? 'all' : ended, closeCodes.revoked)
}
