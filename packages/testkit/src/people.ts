import { randomBytes } from 'node:crypto'
import { type Client, type ClientOptions, createClient, overWebSocket } from '@frontdesk/client'
import { inOrder, type OwnRole, type Right, type Role } from '@frontdesk/domain'
import { commands, type VisitorSelf } from '@frontdesk/protocol'
import { createAgent } from '@frontdesk/server/app/agents/create-agent'
import { WebSocket } from 'ws'
import { type Company, firstCompany } from './company.ts'
import { askHttp, type Credentials, expectOk } from './http.ts'
import { shopOrigin, type TestServer } from './test-server.ts'

/** Somebody with credentials, able to open any number of clients. */
export type Person = {
  readonly who: Credentials
  /** A fresh single-use socket ticket. */
  ticket(): Promise<{ ticket: string }>
  /** A connected client; the caller closes it. */
  client(overrides?: Partial<ClientOptions>): Client
}

export type TestVisitor = Person & { readonly self: VisitorSelf; readonly token: string }
export type TestAgent = Person & { readonly agentId: string; readonly login: string; readonly password: string }

const personOf = (url: string, who: Credentials): Person => {
  const ticket = async (): Promise<{ ticket: string }> => expectOk(await askHttp(url, 'socket.admit', {}, who))
  return { who, ticket, client: (overrides) => openClient(url, ticket, overrides) }
}

/** A client over a real WebSocket with the real clock. */
export const openClient = (
  url: string,
  getTicket: ClientOptions['getTicket'],
  overrides: Partial<ClientOptions> = {},
): Client =>
  createClient({
    openSocket: overWebSocket(() => new WebSocket(`${url.replace('http', 'ws')}/api/v1/socket`)),
    getTicket,
    timers: {
      nowMs: Date.now,
      set: (run, delayMs) => setTimeout(run, delayMs),
      clear: (handle) => clearTimeout(handle as NodeJS.Timeout),
    },
    random: Math.random,
    newId: () => randomBytes(12).toString('base64url'),
    ...overrides,
  })

/** A visitor who has come in through the site's widget; with `token`, one who comes back; with `identity`, one whom the site has signed. */
export const enterVisitor = async (
  server: Pick<TestServer, 'url' | 'siteKey'>,
  options: { token?: string; origin?: string; identity?: string; consent?: boolean; from?: string } = {},
): Promise<TestVisitor> => {
  const { url, siteKey } = server
  const origin = options.origin ?? shopOrigin
  const { token: kept, identity, consent } = options
  const from = options.from === undefined ? {} : { from: options.from }
  const { ticket } = expectOk(await askHttp(url, 'visitor.boot', { siteKey }, { origin, ...from }))
  const { token, visitor } = expectOk(
    await askHttp(
      url,
      'visitor.enter',
      {
        siteKey,
        ticket,
        ...(kept !== undefined && { token: kept }),
        ...(identity !== undefined && { identity: { token: identity } }),
        ...(consent !== undefined && { consent }),
      },
      from,
    ),
  )
  return { ...personOf(url, { token, ...from }), self: visitor, token }
}

/** Signs in with login and password. */
export const signIn = async (
  url: string,
  login: string,
  password: string,
  account = 'main',
): Promise<Person & { agentId: string }> => {
  const answer = await askHttp(url, 'session.create', { account, login, password })
  const me = expectOk(answer)
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (cookie === undefined) throw new Error(`${commands['session.create'].http.path} set no cookie`)
  return { ...personOf(url, { cookie }), agentId: me.agent.id }
}

export const signInAdmin = (server: TestServer): Promise<Person & { agentId: string }> =>
  signIn(server.url, server.admin.login, server.admin.password)

/** A role of the company's own, with these rights. */
export const aRole = async (
  { app }: TestServer,
  { accountId }: Company,
  rights: readonly Right[],
): Promise<OwnRole> => {
  const role = { id: app.ids.next(), name: `Role ${randomBytes(4).toString('hex')}`, rights: inOrder(rights) }
  await app.store.account(accountId).roles.create(role, app.clock.now())
  return role
}

/** A fresh agent, signed in, whose password needs no change; with `rights` it has a role of its own made of them. */
export const hireAgent = async (
  server: TestServer,
  draft: {
    login?: string
    name?: string
    number?: string
    role?: Role
    rights?: readonly Right[]
    company?: Company
  } = {},
): Promise<TestAgent> => {
  const company = draft.company ?? firstCompany(server)
  const login = draft.login ?? `agent-${randomBytes(4).toString('hex')}`
  const { password } = await createAgent(server.app, company.accountId, {
    login,
    name: draft.name ?? login,
    number: draft.number ?? null,
    role: draft.role ?? 'agent',
    ownRole: draft.rights === undefined ? null : await aRole(server, company, draft.rights),
    language: 'en',
    passwordChangeDue: false,
  })
  return { ...(await signIn(server.url, login, password, company.slug)), login, password }
}

/**
 * One more session of an agent, made in the store, without the slow check of a password. It looks as if it had been
 * opened from a place that nobody else signs in from.
 */
export const openSession = async (
  { app, url }: TestServer,
  accountId: string,
  agentId: string,
): Promise<Person & { sessionId: string }> => {
  const secret = app.ids.secret()
  const sessionId = app.ids.next()
  const nowMs = app.clock.now()
  await app.store.account(accountId).sessions.create({
    accountId,
    id: sessionId,
    agentId,
    tokenHash: app.hashSecret(secret),
    createdAtMs: nowMs,
    lastSeenAtMs: nowMs,
    expiresAtMs: nowMs + app.settings.sessionLifeMs,
    ip: '192.0.2.77',
    userAgent: 'test',
  })
  return { ...personOf(url, { cookie: `frontdesk_session=${secret}` }), sessionId }
}
