import { isWeakPassword } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import { changeAgent } from '../agents/change-agent.ts'
import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'
import { endSessions } from '../sessions/end-session.ts'
import { mustNameCompany } from '../sessions/sign-in.ts'
import { readLink, spendLink, spentLink } from './links.ts'
import { needMail } from './mail.ts'

/**
 * Asks for a link to set a new password. Whether there is such a login is found out later, by the queue: the answer and
 * its time are the same for all [SEC-E2].
 * @throws Fault mail.off, rate.limited, request.invalid (the company must be named)
 */
export const requestPassword = async (
  app: App,
  request: { company: string | null; login: string; ip: string },
): Promise<void> => {
  const { jobs } = needMail(app)
  const company = request.company?.trim().toLowerCase() ?? null
  const login = request.login.trim()
  await allow(app, 'password-request-by-ip', request.ip)
  await allow(app, 'password-request-by-login', `${company ?? ''}/${login.toLowerCase()}`)
  if (company === null) await mustNameCompany(app)
  await jobs.add({ kind: 'reset', company, login })
}

/**
 * Sets a password by a link. A weak one leaves the link good for another try; all sessions of the agent end.
 * @throws Fault mail_link.spent, password.weak, rate.limited
 */
export const setPasswordByLink = async (
  app: App,
  token: string,
  next: string,
  ip: string,
): Promise<{ account: string; login: string }> => {
  await allow(app, 'link-by-ip', ip)
  const link = await readLink(app, token)
  if (link.kind === 'address') throw spentLink()
  const scope = app.store.account(link.accountId)
  const [account, agent] = await Promise.all([scope.read(), scope.agents.byId(link.agentId)])
  if (account === null || agent === null || agent.disabledAtMs !== null || agent.email !== link.address)
    throw spentLink()
  if (isWeakPassword(next, agent.login, limits.passwordMinimum))
    throw new Fault('password.weak', `Use at least ${limits.passwordMinimum} characters that are hard to guess.`)
  const passwordHash = await app.hasher.hash(next)
  await spendLink(app, link)
  await changeAgent(app, agent.accountId, agent.id, { passwordHash, passwordChangeDue: false, invitedAtMs: null })
  await endSessions(app, agent.accountId, agent.id, null)
  // The owner has shown who it is: strangers' guesses no longer stand in the way.
  await app.limiter.reset('sign-in-by-login', `${account.id}/${agent.login.toLowerCase()}`)
  return { account: account.slug, login: agent.login }
}

/**
 * Mails an agent an invitation, or another one.
 * @throws Fault mail.off, not_found, request.invalid (no address), rate.limited
 */
export const inviteAgent = async (app: App, accountId: string, agentId: string): Promise<string> => {
  const { jobs } = needMail(app)
  const agent = await app.store.account(accountId).agents.byId(agentId)
  if (agent === null || agent.disabledAtMs !== null) throw notFound()
  if (agent.email === null)
    throw new Fault('request.invalid', 'This agent has no address.', { details: { field: 'email' } })
  await allow(app, 'invitation-by-agent', agentId)
  await allow(app, 'invitation-by-account', accountId)
  await jobs.add({ kind: 'invitation', accountId, agentId })
  return agent.email
}
