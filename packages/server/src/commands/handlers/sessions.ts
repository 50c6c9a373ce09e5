import { notFound } from '../../app/fault.ts'
import { admitSocket } from '../../app/sessions/admit-socket.ts'
import { endSession } from '../../app/sessions/end-session.ts'
import { signIn } from '../../app/sessions/sign-in.ts'
import { presentMe } from '../../presenters/agent.ts'
import { presentSession } from '../../presenters/session.ts'
import type { EveryoneHandler, OpenHandler, StaffHandler } from '../handler.ts'

export const createSession: OpenHandler<'session.create'> = async (app, asking, { account, login, password }) => {
  const signedIn = await signIn(app, {
    account: account ?? null,
    login,
    password,
    ip: asking.ip,
    userAgent: asking.userAgent,
  })
  asking.keeper?.grant(signedIn.secret, signedIn.expiresAtMs)
  return presentMe(signedIn.agent, await app.directory.of(signedIn.account.id))
}

export const endOwnSession: StaffHandler<'session.end'> = async (app, { principal, keeper }) => {
  await endSession(app, principal, principal.sessionId)
  keeper?.clear()
  return {}
}

export const listSessions: StaffHandler<'session.list'> = async (app, { principal }) => {
  const sessions = await app.store.account(principal.accountId).sessions.ofAgent(principal.agentId, app.clock.now())
  return {
    sessions: sessions.map((session) =>
      presentSession(session, app.devices.read(session.userAgent), principal.sessionId),
    ),
  }
}

export const revokeSession: StaffHandler<'session.revoke'> = async (app, { principal }, { sessionId }) => {
  await endSession(app, principal, sessionId)
  return {}
}

export const admit: EveryoneHandler<'socket.admit'> = (app, { principal }) => admitSocket(app, principal)

export const readProfile: StaffHandler<'profile.read'> = async (app, { principal }) => {
  const directory = await app.directory.of(principal.accountId)
  const agent = directory.agents.get(principal.agentId)
  if (agent === undefined) throw notFound()
  return presentMe(agent, directory)
}
