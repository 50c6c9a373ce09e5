import type { App } from '../app.ts'
import { refuseBlocked } from '../blocks/refuse-blocked.ts'
import { type AgentPrincipal, nobody, type Principal, type VisitorPrincipal } from '../principal.ts'
import { agentOfSession } from '../sessions/authenticate.ts'

/** A pass is the same for so long, and then lives as long again. */
const stableMs = 10 * 60_000

/** Ids without their hyphens: the pass stands in addresses. */
const short = (id: string): string => id.replaceAll('-', '')
const long = (id: string): string => id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')

/** Says who reads files. It opens nothing by itself: who holds it is asked for at each file what it may see. */
export const issueFilePass = (
  app: App,
  reader: AgentPrincipal | VisitorPrincipal,
): { pass: string; expiresAtMs: number } => {
  const expiresAtMs = (Math.floor(app.clock.now() / stableMs) + 2) * stableMs
  const ids =
    reader.kind === 'agent'
      ? [reader.accountId, reader.agentId, reader.sessionId]
      : [reader.accountId, reader.contactId, reader.passId, reader.siteId]
  const claims = [reader.kind, expiresAtMs.toString(36), ...ids.map(short)]
  return { pass: app.passes.sign(claims.join('~')), expiresAtMs }
}

/** Who reads, if its session or token still stands and no block keeps it out. @throws Fault visitor.blocked */
export const readerOfPass = async (app: App, pass: string, ip: string): Promise<Principal> => {
  const text = app.passes.open(pass)
  if (text === null) return nobody
  const [who, until = '', ...ids] = text.split('~')
  const [accountId = '', id = '', proof = '', siteId = ''] = ids.map(long)
  if (Number.parseInt(until, 36) <= app.clock.now()) return nobody
  if (who === 'agent') return agentOfSession(app, { accountId, agentId: id, sessionId: proof })
  if (!(await app.store.account(accountId).contacts.holdsPass(proof))) return nobody
  await refuseBlocked(app, accountId, { contactId: id, ip })
  return { kind: 'visitor', accountId, siteId, contactId: id, passId: proof }
}
