import type { App } from '../app.ts'
import { refuseBlocked } from '../blocks/refuse-blocked.ts'
import { type AgentPrincipal, nobody, type Principal, type VisitorPrincipal } from '../principal.ts'
import { agentOfSession } from '../sessions/authenticate.ts'

/** A pass is the same for so long, and then lives as long again. */
const stableMs = 10 * 60_000

type Claims = [
  who: 'agent' | 'visitor',
  accountId: string,
  id: string,
  proof: string,
  siteId: string,
  expiresAtMs: number,
]

/** Says who reads files. It opens nothing by itself: who holds it is asked for at each file what it may see. */
export const issueFilePass = (
  app: App,
  reader: AgentPrincipal | VisitorPrincipal,
): { pass: string; expiresAtMs: number } => {
  const expiresAtMs = (Math.floor(app.clock.now() / stableMs) + 2) * stableMs
  const claims: Claims =
    reader.kind === 'agent'
      ? ['agent', reader.accountId, reader.agentId, reader.sessionId, '', expiresAtMs]
      : ['visitor', reader.accountId, reader.contactId, reader.passId, reader.siteId, expiresAtMs]
  return { pass: app.passes.sign(JSON.stringify(claims)), expiresAtMs }
}

/** Who reads, if its session or token still stands and no block keeps it out. @throws Fault visitor.blocked */
export const readerOfPass = async (app: App, pass: string, ip: string): Promise<Principal & { untilMs?: number }> => {
  const text = app.passes.open(pass)
  if (text === null) return nobody
  const [who, accountId, id, proof, siteId, expiresAtMs] = JSON.parse(text) as Claims
  if (expiresAtMs <= app.clock.now()) return nobody
  if (who === 'agent') return agentOfSession(app, { accountId, agentId: id, sessionId: proof })
  if (!(await app.store.account(accountId).contacts.holdsPass(proof))) return nobody
  await refuseBlocked(app, accountId, { contactId: id, ip })
  return { kind: 'visitor', accountId, siteId, contactId: id, passId: proof }
}
