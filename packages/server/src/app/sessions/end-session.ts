import { closeCodes } from '@frontdesk/protocol'
import { setState } from '../agents/state.ts'
import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'

/** Ends one of the agent's own sessions, its sockets included. */
export const endSession = async (app: App, agent: AgentPrincipal, sessionId: string): Promise<void> => {
  const ended = await app.store.account(agent.accountId).sessions.end(agent.agentId, sessionId)
  if (!ended) throw notFound()
  app.live.endAgent(agent.accountId, agent.agentId, [sessionId], closeCodes.revoked)
  await exitWithoutSession(app, agent.accountId, agent.agentId)
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
  await exitWithoutSession(app, accountId, agentId)
}

/** Signing out of the last session is exit (mark A5). */
const exitWithoutSession = async (app: App, accountId: string, agentId: string): Promise<void> => {
  const left = await app.store.account(accountId).sessions.ofAgent(agentId, app.clock.now())
  if (left.length === 0) await setState(app, { accountId, agentId }, 'offline', null)
}
