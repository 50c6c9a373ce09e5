import { grantOf } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { type AgentPrincipal, agentPrincipal, nobody, type Principal, type VisitorPrincipal } from '../principal.ts'
import { lifeOf } from '../visitors/pass-life.ts'

const touchEveryMs = 5 * 60_000

/** The agent behind a session's secret. The session lives on with use. */
export const principalOfSession = async (app: App, secret: string | undefined): Promise<Principal> => {
  if (secret === undefined || secret === '') return nobody
  const nowMs = app.clock.now()
  const found = await app.store.credentials.session(app.hashSecret(secret), nowMs)
  if (found === null || found.agent.disabledAtMs !== null) return nobody
  const { session, agent } = found
  if (nowMs - session.lastSeenAtMs > touchEveryMs)
    await app.store.account(agent.accountId).sessions.touch(session.id, nowMs, nowMs + app.settings.sessionLifeMs)
  return agentPrincipal(agent, session.id)
}

/** The visitor behind a token that the server has issued. */
export const principalOfVisitor = async (app: App, token: string | undefined): Promise<Principal> => {
  if (token === undefined || token === '') return nobody
  const nowMs = app.clock.now()
  const pass = await app.store.credentials.visitor(app.hashSecret(token), nowMs)
  if (pass === null) return nobody
  if (nowMs - pass.lastSeenAtMs > touchEveryMs)
    await app.store.account(pass.accountId).contacts.touchPass(pass.id, nowMs, nowMs + lifeOf(app, pass))
  return { kind: 'visitor', accountId: pass.accountId, siteId: pass.siteId, contactId: pass.contactId, passId: pass.id }
}

/**
 * Whether somebody who has just been let in still may be: what ended between the look-up and the joining found no socket
 * to close yet.
 */
export const stillHolds = async (app: App, principal: AgentPrincipal | VisitorPrincipal): Promise<boolean> => {
  if (principal.kind === 'visitor') return app.store.account(principal.accountId).contacts.holdsPass(principal.passId)
  const { accountId, agentId, sessionId, grant } = principal
  const scope = app.store.account(accountId)
  const [agent, sessions] = await Promise.all([
    scope.agents.byId(agentId),
    scope.sessions.ofAgent(agentId, app.clock.now()),
  ])
  if (agent === null || agent.disabledAtMs !== null || grantOf(agent) !== grant) return false
  return sessions.some(({ id }) => id === sessionId)
}

/** Redeems a socket ticket. An agent's standing is looked up anew: the ticket may be older than its end. */
export const principalOfTicket = async (app: App, ticket: string): Promise<Principal> => {
  if (ticket === '') return nobody
  const nowMs = app.clock.now()
  const found = await app.store.credentials.redeemTicket(app.hashSecret(ticket), nowMs)
  if (found === null) return nobody
  switch (found.kind) {
    case 'boot':
      return nobody
    case 'visitor-socket':
      return {
        kind: 'visitor',
        accountId: found.accountId,
        siteId: found.siteId,
        contactId: found.contactId,
        passId: found.passId,
      }
    case 'agent-socket':
      return agentOfSession(app, found)
  }
}

/** The agent of a session that is known by its id, as it stands now. */
export const agentOfSession = async (
  app: App,
  { accountId, agentId, sessionId }: { accountId: string; agentId: string; sessionId: string },
): Promise<Principal> => {
  const scope = app.store.account(accountId)
  const [agent, sessions] = await Promise.all([
    scope.agents.byId(agentId),
    scope.sessions.ofAgent(agentId, app.clock.now()),
  ])
  if (agent === null || agent.disabledAtMs !== null || agent.passwordChangeDue) return nobody
  return sessions.some(({ id }) => id === sessionId) ? agentPrincipal(agent, sessionId) : nobody
}
