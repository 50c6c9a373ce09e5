import { type Agent, isWeakPassword } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'
import { endSessions } from '../sessions/end-session.ts'
import { changeAgent } from './change-agent.ts'

/** Four groups that can be read out, about 95 bits of the given random secret. */
export const makePassword = (secret: string): string =>
  [...secret.replaceAll(/[-_]/g, '')]
    .slice(0, 16)
    .join('')
    .replaceAll(/(.{4})(?=.)/g, '$1-')

/**
 * The agent sets its own password; its other sessions end.
 * @throws Fault password.wrong, password.weak, rate.limited
 */
export const changePassword = async (
  app: App,
  principal: AgentPrincipal,
  current: string,
  next: string,
): Promise<void> => {
  const { accountId, agentId, sessionId } = principal
  const agent = await app.store.account(accountId).agents.byId(agentId)
  if (agent === null) throw notFound()
  await allow(app, 'sign-in-by-login', `change/${agentId}`)
  if (!(await app.hasher.verify(agent.passwordHash, current)))
    throw new Fault('password.wrong', 'The current password is not right.')
  if (next === current || isWeakPassword(next, agent.login, limits.passwordMinimum))
    throw new Fault('password.weak', `Use at least ${limits.passwordMinimum} characters that are hard to guess.`)
  await app.limiter.reset('sign-in-by-login', `change/${agentId}`)
  await changeAgent(app, accountId, agentId, { passwordHash: await app.hasher.hash(next), passwordChangeDue: false })
  await endSessions(app, accountId, agentId, sessionId)
}

/** An administrator gives an agent a new password, made here; all its sessions end. */
export const resetPassword = async (
  app: App,
  accountId: string,
  agentId: string,
): Promise<{ agent: Agent; password: string }> => {
  const password = makePassword(app.ids.secret())
  const agent = await changeAgent(app, accountId, agentId, {
    passwordHash: await app.hasher.hash(password),
    passwordChangeDue: true,
    invitedAtMs: null,
  })
  await endSessions(app, accountId, agentId, null)
  return { agent, password }
}
