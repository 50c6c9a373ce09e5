import { randomBytes } from 'node:crypto'
import { limits } from '@frontdesk/protocol'
import {
  askHttp,
  enterVisitor,
  expectOk,
  hireAgent,
  type Person,
  rawHttp,
  requestOf,
  signedInSocket,
  signIn,
  signInAdmin,
  startTestServer,
  type TestAgent,
  type TestServer,
} from '@frontdesk/testkit'
import { type MailServer, startMailServer } from '@frontdesk/testkit/mail-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPostgresUrl } from '../adapters/postgres/testing-inject.ts'

const good = 'seven quiet lanterns'

describe('mail', () => {
  let mail: MailServer
  let server: TestServer
  let admin: Person
  const log: string[] = []
  beforeAll(async () => {
    mail = await startMailServer()
    server = await startTestServer({
      adminUrl: testPostgresUrl('embedded'),
      config: { mail: mail.config },
      logSink: { write: (line) => void log.push(line) },
    })
    admin = await signInAdmin(server)
  })
  afterAll(async () => {
    await server?.close()
    await mail?.close()
  })

  const newAddress = (): string => `person-${randomBytes(4).toString('hex')}@example.com`
  const tokenOf = (link: string): string => link.slice(link.indexOf('#') + 1)
  const nextToken = async (address: string): Promise<string> => tokenOf((await mail.nextMail(address)).link)
  const set = (token: string, next = good) => askHttp(server.url, 'password.set', { token, next })
  const spent = { ok: false, status: 410, error: { code: 'mail_link.spent' } }
  const hireWithEmail = async (): Promise<TestAgent & { email: string }> => {
    const [agent, email] = [await hireAgent(server), newAddress()]
    expectOk(await askHttp(server.url, 'profile.update', { email }, agent.who))
    return { ...agent, email }
  }
  /** All of this file come from one address; what is counted by it stands in nobody's way here. */
  const requestFor = async (login: string) => {
    await server.app.limiter.reset('password-request-by-ip', '127.0.0.1')
    return askHttp(server.url, 'password.request', { login })
  }

  it('[MAIL6][E1] an invited agent chooses a password by the link, which works once, and signs in', async () => {
    const email = newAddress()
    const draft = { login: 'wei', name: 'Li Wei', role: 'agent', language: 'zh-CN', email } as const
    const issued = expectOk(await askHttp(server.url, 'agent.create', draft, admin.who))
    expect(issued).toMatchObject({ password: null, agent: { email, invited: true } })
    const first = await mail.nextMail(email)
    expect(first).toMatchObject({ subject: '您的客服账号已开通', link: expect.stringContaining(server.url) })

    const { agentId } = { agentId: issued.agent.id }
    expect(expectOk(await askHttp(server.url, 'agent.invite', { agentId }, admin.who))).toEqual({ sentTo: email })
    const token = await nextToken(email)
    expect(await set(tokenOf(first.link))).toMatchObject(spent)
    for (const weak of ['short', 'wei12345678', 'aaaaaaaaaaaa'])
      expect(await set(token, weak)).toMatchObject({ error: { code: 'password.weak' } })
    expect(expectOk(await set(token))).toEqual({ account: 'main', login: 'wei' })
    expect(await set(token)).toMatchObject(spent)
    const wei = await signIn(server.url, 'wei', good)
    const { agents } = expectOk(await askHttp(server.url, 'agent.list', {}, wei.who))
    expect(agents.find(({ id }) => id === agentId)).toMatchObject({ invited: false })
  })

  it('[MAIL7][SEC-E2] the link leads to the configured address, whatever the request says of its host', async () => {
    const { login, email } = await hireWithEmail()
    const request = requestOf('password.request', { login }, server.url)
    if (request === null) throw new Error('there is a door')
    const evil = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example;proto=https',
    }
    const answer = await rawHttp(server.url, { ...request, headers: { ...request.headers, ...evil } })
    expect(answer.status).toBe(200)
    const letter = await mail.nextMail(email)
    expect(letter.link.startsWith(`${server.url}/console/password#`)).toBe(true)
    expect(`${letter.text}${letter.html}${letter.headers}`).not.toContain('evil.example')
  })

  it('[MAIL7][SEC-E2] the answer is the same for known, unknown, disabled and unreachable logins; mail goes to the known one', async () => {
    const [known, disabled, unreachable] = [await hireWithEmail(), await hireWithEmail(), await hireAgent(server)]
    expectOk(await askHttp(server.url, 'agent.disable', { agentId: disabled.agentId }, admin.who))
    const before = mail.attempts.length
    const answers = []
    for (const login of [known.login, 'nobody-here', disabled.login, unreachable.login]) {
      const request = requestOf('password.request', { login }, server.url)
      if (request !== null) answers.push(await rawHttp(server.url, request))
    }
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1)
    await mail.nextMail(known.email)
    expect(mail.attempts.slice(before)).toEqual([known.email])
  })

  it('[MAIL7] a new password ends all sessions and sockets of the agent', async () => {
    const agent = await hireWithEmail()
    const socket = await signedInSocket(server.url, agent)
    await requestFor(agent.login)
    expectOk(await set(await nextToken(agent.email)))
    expect(await socket.closed).toBe(4403)
    expect(await askHttp(server.url, 'profile.read', {}, agent.who)).toMatchObject({ error: { code: 'auth.required' } })
  })

  it.each<[string, (agent: TestAgent & { email: string }) => Promise<unknown>]>([
    [
      'another password',
      ({ who, password }) => askHttp(server.url, 'password.change', { current: password, next: good }, who),
    ],
    ['another address', ({ who }) => askHttp(server.url, 'profile.update', { email: newAddress() }, who)],
    ['a reset by an administrator', ({ agentId }) => askHttp(server.url, 'agent.reset', { agentId }, admin.who)],
    ['disabling', ({ agentId }) => askHttp(server.url, 'agent.disable', { agentId }, admin.who)],
  ])('[MAIL7] a link leads nowhere after %s', async (_name, act) => {
    const agent = await hireWithEmail()
    await requestFor(agent.login)
    const token = await nextToken(agent.email)
    await act(agent)
    expect(await set(token)).toMatchObject(spent)
  })

  it('[MAIL3][SEC-E2][ACC7] a token that is empty, absent, no text or of nobody opens nothing', async () => {
    for (const token of ['', null, [], {}, 0, ['a'.repeat(43)], undefined]) {
      const body = JSON.stringify({ token, next: good })
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`${server.url}/api/v1/password`, { method: 'PUT', headers, body })
      expect(answer.status).toBe(400)
    }
    for (const token of ['A'.repeat(43), 'null'.repeat(10)]) expect(await set(token)).toMatchObject(spent)
  })

  it('[MAIL7] too many requests for one login are refused, known or not', async () => {
    const agent = await hireWithEmail()
    for (const login of [agent.login, 'nobody-at-all']) {
      const answers = []
      for (let i = 0; i < 5; i += 1) answers.push(await requestFor(login))
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429])
    }
  })

  const visitorWith = async (email: string) => {
    const visitor = await enterVisitor(server)
    expectOk(await askHttp(server.url, 'contact.update', { email }, visitor.who))
    return visitor
  }
  const challenge = ({ who }: Person) => askHttp(server.url, 'address.challenge', {}, who)
  const confirm = (token: string) => askHttp(server.url, 'address.confirm', { token })
  const contactOf = async (contactId: string) =>
    expectOk(await askHttp(server.url, 'contact.read', { contactId }, admin.who)).contact

  it('[MAIL8] a visitor’s address counts as verified once its link was answered', async () => {
    const email = newAddress()
    const visitor = await visitorWith(email)
    expectOk(await challenge(visitor))
    const letter = await mail.nextMail(email)
    expect(letter.link.startsWith(`${server.url}/verify#`)).toBe(true)
    expect(await contactOf(visitor.self.contactId)).toMatchObject({ email, emailVerified: false, verified: false })
    expect(await set(tokenOf(letter.link))).toMatchObject(spent)
    expect(expectOk(await confirm(tokenOf(letter.link)))).toEqual({ email, siteName: 'Acme shop' })
    expect(await confirm(tokenOf(letter.link))).toMatchObject(spent)
    expect(await contactOf(visitor.self.contactId)).toMatchObject({ email, emailVerified: true, verified: false })
    const before = mail.attempts.length
    expectOk(await challenge(visitor))
    await expectNoFurtherMail(before)
  })

  it('[MAIL8] the link of an address that the visitor has changed since confirms nothing', async () => {
    const [email, other] = [newAddress(), newAddress()]
    const visitor = await visitorWith(email)
    expectOk(await challenge(visitor))
    const token = await nextToken(email)
    expectOk(await askHttp(server.url, 'contact.update', { email: other }, visitor.who))
    expect(await confirm(token)).toMatchObject(spent)
    expect(await contactOf(visitor.self.contactId)).toMatchObject({ email: other, emailVerified: false })
  })

  it('[MAIL8][SEC-I5] one address gets one mail in ten minutes, and five a day, whoever asks', async () => {
    const email = newAddress()
    const [one, two] = [await visitorWith(email), await visitorWith(email.toUpperCase())]
    const before = mail.attempts.length
    expectOk(await challenge(one))
    for (const visitor of [one, two, one])
      expect(await challenge(visitor)).toMatchObject({ status: 429, error: { code: 'rate.limited' } })
    await mail.nextMail(email)
    await expectNoFurtherMail(before + 1)
    expect(await challenge(await enterVisitor(server))).toMatchObject({ error: { details: { field: 'email' } } })
    const statuses = []
    for (let i = 0; i < 5; i += 1) {
      // Ten minutes later.
      await server.app.limiter.reset('mail-by-address', email)
      statuses.push((await challenge(await visitorWith(email))).status)
    }
    expect(statuses).toEqual([200, 200, 200, 200, 429])
  })

  /** The queue is in order: once a later mail has left, an earlier one would have, too. */
  const expectNoFurtherMail = async (attempts: number): Promise<void> => {
    const last = await hireWithEmail()
    await requestFor(last.login)
    await mail.nextMail(last.email)
    expect(mail.attempts.slice(attempts)).toEqual([last.email])
  }

  it('[MAIL9] a test message waits for the mail server, and tells what it said', async () => {
    const to = newAddress()
    expectOk(await askHttp(server.url, 'mail.test', { to }, admin.who))
    expect(await mail.nextMail(to)).toMatchObject({ subject: 'Test message', link: '' })
    mail.refuse({ code: 550, text: 'We do not want this' })
    const refused = await askHttp(server.url, 'mail.test', { to }, admin.who)
    mail.refuse(null)
    expect(refused).toMatchObject({
      status: 502,
      error: { code: 'mail.failed', details: { reason: expect.stringContaining('550 We do not want this') } },
    })
  })

  it('[MAIL5][SEC-I3] a mail refused for good is told to the operator without its address; the password is in no line', async () => {
    const agent = await hireWithEmail()
    mail.refuse({ code: 550, text: `No such user <${agent.email}>` })
    await requestFor(agent.login)
    await expect
      .poll(() => log.find((line) => line.includes('A mail could not be sent.')) ?? '', { timeout: 10_000 })
      .toContain('No such user')
    mail.refuse(null)
    const text = log.join('\n')
    expect(text).not.toContain(agent.email)
    expect(text).not.toContain(mail.password)
    expect(JSON.stringify(await askHttp(server.url, 'installation.read', {}, admin.who))).not.toContain(mail.password)
  })

  it('[MAIL6] an invitation is good for three days, other links for half an hour', async () => {
    expect(limits.mailLinkLifeMs).toBe(30 * 60_000)
    const agent = await hireWithEmail()
    const nowMs = server.app.clock.now()
    const lifeOf = async (token: string): Promise<number> => {
      const link = await server.app.store.credentials.mailToken(server.app.hashSecret(token), nowMs)
      return Math.round(((link?.expiresAtMs ?? 0) - nowMs) / 60_000)
    }
    await requestFor(agent.login)
    expect(await lifeOf(await nextToken(agent.email))).toBe(30)
    expectOk(await askHttp(server.url, 'agent.invite', { agentId: agent.agentId }, admin.who))
    expect(await lifeOf(await nextToken(agent.email))).toBe(3 * 24 * 60)
  })
})

describe('without a mail server', () => {
  it('[MAIL6] accounts are issued with a password, and what needs mail says that there is none', async () => {
    const server = await startTestServer({ adminUrl: testPostgresUrl('embedded') })
    try {
      const admin = await signInAdmin(server)
      expect(expectOk(await askHttp(server.url, 'installation.greet', {}))).toEqual({
        mail: false,
        registration: false,
      })
      const draft = { login: 'wei', name: 'Wei', role: 'agent', email: 'wei@example.com' } as const
      const { agent, password } = expectOk(await askHttp(server.url, 'agent.create', draft, admin.who))
      expect(password).toMatch(/.{16}/)
      expect(agent).toMatchObject({ email: 'wei@example.com', invited: false })
      for (const answer of [
        await askHttp(server.url, 'password.request', { login: 'wei' }),
        await askHttp(server.url, 'agent.invite', { agentId: agent.id }, admin.who),
        await askHttp(server.url, 'mail.test', { to: 'wei@example.com' }, admin.who),
      ])
        expect(answer).toMatchObject({ status: 409, error: { code: 'mail.off' } })
    } finally {
      await server.close()
    }
  })
})
