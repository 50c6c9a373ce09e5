import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import type { AgentPrincipal, VisitorPrincipal } from '../principal.ts'

/** A ticket for one socket: it works once, on any node, within a minute. Only its hash is kept. */
export const admitSocket = async (
  app: App,
  actor: AgentPrincipal | VisitorPrincipal,
): Promise<{ ticket: string; expiresAtMs: number }> => {
  const ticket = app.ids.secret()
  const expiresAtMs = app.clock.now() + limits.ticketLifeMs
  const shared = { accountId: actor.accountId, tokenHash: app.hashSecret(ticket), expiresAtMs }
  await app.store
    .account(actor.accountId)
    .issueTicket(
      actor.kind === 'agent'
        ? { ...shared, kind: 'agent-socket', agentId: actor.agentId, sessionId: actor.sessionId }
        : { ...shared, kind: 'visitor-socket', siteId: actor.siteId, contactId: actor.contactId, passId: actor.passId },
    )
  return { ticket, expiresAtMs }
}
