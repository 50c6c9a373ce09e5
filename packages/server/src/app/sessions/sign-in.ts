import type { Account, Agent } from '@frontdesk/domain'
import { signedIn } from '../agents/state.ts'
import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'

export type SignIn = { account: string | null; login: string; password: string; ip: string; userAgent: string }
export type SignedIn = { agent: Agent; account: Account; secret: string; expiresAtMs: number }

/** One answer for every way of failing, so that nothing is learnt about which logins exist. */
const failed = (): Fault => new Fault('auth.failed', 'Login or password is wrong, or the login is disabled.')

/**
 * Opens a session (mark A6). Failed attempts are counted by login and by address; an address from which this agent has a
 * session has a count of its own, so that strangers who guess cannot lock the owner out.
 * @throws Fault auth.failed, rate.limited, request.invalid (the company must be named)
 */
export const signIn = async (app: App, request: SignIn): Promise<SignedIn> => {
  await allow(app, 'sign-in-by-ip', request.ip)
  const account = await accountFor(app, request.account)
  // A company that is not there is searched as well, so that the time does not tell it from one that is.
  const found = await app.store.account(account?.id ?? app.ids.next()).agents.byLogin(request.login)
  const agent = account === null ? null : found
  const nowMs = app.clock.now()

  const key = `${account?.id ?? ''}/${request.login.toLowerCase()}`
  const known = agent !== null && (await isKnownAddress(app, agent, request.ip, nowMs))
  const limitKey = known ? `${key}@${request.ip}` : key
  await allow(app, 'sign-in-by-login', limitKey)

  // The hash is verified even where there is nobody to sign in, so that the time tells nothing.
  const matches = await app.hasher.verify(agent?.passwordHash ?? (await decoyHash(app)), request.password)
  if (account === null || agent === null || !matches || agent.disabledAtMs !== null) throw failed()

  await Promise.all([app.limiter.reset('sign-in-by-login', limitKey), app.limiter.reset('sign-in-by-ip', request.ip)])
  const secret = app.ids.secret()
  const expiresAtMs = nowMs + app.settings.sessionLifeMs
  await app.store.account(account.id).sessions.create({
    accountId: account.id,
    id: app.ids.next(),
    agentId: agent.id,
    tokenHash: app.hashSecret(secret),
    createdAtMs: nowMs,
    lastSeenAtMs: nowMs,
    expiresAtMs,
    ip: request.ip,
    userAgent: request.userAgent.slice(0, 300),
  })
  await signedIn(app, account.id, agent.id)
  return { agent, account, secret, expiresAtMs }
}

const accountFor = async (app: App, slug: string | null): Promise<Account | null> => {
  if (slug !== null) return app.store.accounts.bySlug(slug.trim().toLowerCase())
  return (await mustNameCompany(app))[0] ?? null
}

/** Where one company uses the installation it need not be named; how many others there are is told to nobody. @throws Fault request.invalid */
export const mustNameCompany = async (app: App): Promise<Account[]> => {
  const accounts = await app.store.accounts.list()
  if (accounts.length > 1) throw new Fault('request.invalid', 'Name the company.', { details: { field: 'account' } })
  return accounts
}

const isKnownAddress = async (app: App, agent: Agent, ip: string, nowMs: number): Promise<boolean> => {
  const sessions = await app.store.account(agent.accountId).sessions.ofAgent(agent.id, nowMs)
  return sessions.some((session) => session.ip === ip)
}

let decoy: Promise<string> | undefined
const decoyHash = (app: App): Promise<string> => {
  decoy ??= app.hasher.hash(app.ids.secret())
  return decoy
}
