import { randomBytes } from 'node:crypto'
import {
  askHttp,
  expectOk,
  foundCompany,
  hireAgent,
  type Person,
  rawHttp,
  requestOf,
  signIn,
  signInAdmin,
  startTestServer,
  type TestServer,
} from '@frontdesk/testkit'
import { type MailServer, startMailServer } from '@frontdesk/testkit/mail-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPostgresUrl } from '../adapters/postgres/testing-inject.ts'
import { resetByOperator } from '../app/installation/reset-administrator.ts'
import { useServer } from './testing.ts'

const good = 'seven quiet lanterns'
const boss = { login: 'boss', name: 'Boss' }

describe('several companies', () => {
  const server = useServer({ config: { registration: true } })
  let owner: Person
  beforeAll(async () => {
    owner = await signInAdmin(server())
  })
  const make = async (name: string) =>
    expectOk(await askHttp(server().url, 'company.create', { name, administrator: boss }, owner.who))

  it('[ACC9][E1] the owner makes a company, hands its login data on, and sees that it is there', async () => {
    const { company, login, password } = await make('Tea & Co')
    expect(company.slug).toMatch(/^tea-co-[a-z0-9]{6}$/)
    const administrator = await signIn(server().url, login, password ?? '', company.slug.toUpperCase())
    const me = expectOk(await askHttp(server().url, 'profile.read', {}, administrator.who))
    expect(me).toMatchObject({
      passwordChangeDue: true,
      account: { name: 'Tea & Co', slug: company.slug, isOwner: false },
    })
    const { companies } = expectOk(await askHttp(server().url, 'company.list', {}, owner.who))
    expect(companies[0]).toMatchObject({ slug: 'main' })
    expect(companies).toContainEqual(company)
    expect(expectOk(await askHttp(server().url, 'account.read', {}, owner.who))).toMatchObject({ isOwner: true })
  })

  it('[ACC9] to administrators of other companies the installation does not exist', async () => {
    const company = await foundCompany(server())
    const { who } = await hireAgent(server(), { company, role: 'administrator' })
    const { who: agent } = await hireAgent(server())
    const asked = [
      ['company.list', {}],
      ['company.create', { name: 'X', administrator: boss }],
      ['installation.read', {}],
      ['mail.test', { to: 'a@example.com' }],
    ] as const
    for (const [name, params] of asked) {
      expect(await askHttp(server().url, name, params, who)).toMatchObject({
        status: 404,
        error: { code: 'not_found' },
      })
      expect(await askHttp(server().url, name, params, agent)).toMatchObject({ status: 403 })
    }
  })

  it('[ACC11] without mail a company registers with a password, and its short name tells nothing', async () => {
    const register = (password: string | undefined) =>
      askHttp(server().url, 'company.register', {
        name: 'Acme',
        administrator: { ...boss, email: 'boss@example.com' },
        ...(password === undefined ? {} : { password }),
      })
    expect(await register('boss123456')).toMatchObject({ error: { code: 'password.weak' } })
    expect(await register(undefined)).toMatchObject({
      error: { code: 'request.invalid', details: { field: 'password' } },
    })
    const [one, two] = [expectOk(await register(good)), expectOk(await register(good))]
    // Neither the company of the same name nor the owner’s is told apart from one that is not there.
    for (const { slug } of [one, two]) expect(slug).toMatch(/^acme-[a-z0-9]{6}$/)
    expect(one.slug).not.toBe(two.slug)
    const { who } = await signIn(server().url, 'boss', good, two.slug)
    const { agents } = expectOk(await askHttp(server().url, 'agent.list', {}, who))
    expect(agents.map(({ login }) => login)).toEqual(['boss'])
  })

  it('[ACC11][SEC-E1] registrations of one address are bounded', async () => {
    await server().app.limiter.reset('registration-by-ip', '127.0.0.1')
    const administrator = { ...boss, email: 'boss@example.com' }
    const statuses = []
    for (let i = 0; i < 6; i += 1)
      statuses.push(
        (await askHttp(server().url, 'company.register', { name: 'Acme', administrator, password: good })).status,
      )
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  })

  it('[ACC12] signing in wants the company named where there are several, and answers alike for every wrong one', async () => {
    await make('Second')
    const company = await foundCompany(server())
    const { login } = await hireAgent(server(), { company })
    const ask = async (params: object) => {
      await server().app.limiter.reset('sign-in-by-ip', '127.0.0.1')
      const request = requestOf('session.create', { password: 'wrong words', ...params }, server().url)
      if (request === null) throw new Error('there is a door')
      const { status, body } = await rawHttp(server().url, request)
      return { status, body }
    }
    const unnamed = await ask({ login })
    expect(unnamed).toMatchObject({ status: 400 })
    expect(JSON.parse(unnamed.body)).toMatchObject({ error: { details: { field: 'account' } } })
    expect(unnamed.body).not.toMatch(/\d{1,2} compan|Acme|Second/)
    const wrong = [
      { account: company.slug, login },
      { account: company.slug, login: 'nobody' },
      { account: 'main', login },
      { account: 'no-such-company', login },
    ]
    const { hasher } = server().app
    const { verify } = hasher
    let hashes = 0
    hasher.verify = (hash, password) => {
      hashes += 1
      return verify(hash, password)
    }
    const answers = []
    for (const params of wrong) answers.push(await ask(params))
    hasher.verify = verify
    // What takes time, the slow hash, is done once for each of them.
    expect(hashes).toBe(wrong.length)
    expect(answers[0]?.status).toBe(401)
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
  })

  it('[ACC12] the same login in two companies is two agents', async () => {
    const [one, two] = [await foundCompany(server()), await foundCompany(server())]
    const login = `twin-${randomBytes(3).toString('hex')}`
    const [a, b] = [
      await hireAgent(server(), { company: one, login }),
      await hireAgent(server(), { company: two, login }),
    ]
    expect(
      await askHttp(server().url, 'session.create', { account: one.slug, login, password: b.password }),
    ).toMatchObject({ status: 401 })
    expect(a.agentId).not.toBe(b.agentId)
    expect(await resetByOperator(server().app, login, null)).toEqual({
      outcome: 'several',
      companies: [one.slug, two.slug],
    })
    expect(await resetByOperator(server().app, login, two.slug)).toMatchObject({ outcome: 'done', company: two.slug })
    expect(await resetByOperator(server().app, login, 'main')).toEqual({ outcome: 'missing' })
    // The twin’s password is as it was.
    await signIn(server().url, login, a.password, one.slug)
  })

  it('[ACC9] the status of the installation names its version, address and what is switched on', async () => {
    const status = expectOk(await askHttp(server().url, 'installation.read', {}, owner.who))
    expect(status).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      publicUrl: server().url,
      registration: true,
      mail: { configured: false, from: null },
      unlistedProxies: [],
    })
    await rawHttp(server().url, { path: '/healthz', headers: { 'x-forwarded-for': '198.51.100.9' }, from: '127.0.0.9' })
    const after = expectOk(await askHttp(server().url, 'installation.read', {}, owner.who))
    expect(after.unlistedProxies.map(({ address }) => address)).toEqual(['127.0.0.9'])
  })
})

describe('registration', () => {
  let mail: MailServer
  let server: TestServer
  beforeAll(async () => {
    mail = await startMailServer()
    server = await startTestServer({
      adminUrl: testPostgresUrl('embedded'),
      config: { mail: mail.config, registration: true },
    })
  })
  afterAll(async () => {
    await server?.close()
    await mail?.close()
  })
  const administrator = { ...boss, email: 'founder@example.com', language: 'zh-CN' } as const
  const draft = { name: 'Visit https://evil.example now', administrator }

  it('[ACC11][SEC-I5] with mail the administrator confirms the address by choosing a password; a stranger’s box gets one plain mail', async () => {
    expect(await askHttp(server.url, 'company.register', { ...draft, password: good })).toMatchObject({
      error: { details: { field: 'password' } },
    })
    const registered = expectOk(await askHttp(server.url, 'company.register', draft))
    expect(await askHttp(server.url, 'company.register', draft)).toMatchObject({ status: 429 })
    const letter = await mail.nextMail(administrator.email)
    expect(letter.subject).toBe('请确认您的注册')
    // What a stranger wrote is carried to nobody.
    expect(`${letter.text}${letter.html}${letter.subject}`).not.toMatch(/evil|Visit|boss/i)
    const token = letter.link.slice(letter.link.indexOf('#') + 1)
    expect(expectOk(await askHttp(server.url, 'password.set', { token, next: good }))).toEqual({
      account: registered.slug,
      login: 'boss',
    })
    await signIn(server.url, 'boss', good, registered.slug)
    expect(await mail.waiting(administrator.email)).toBe(0)
  })

  it('[ACC9][MAIL6] the owner’s new company is invited by mail', async () => {
    const { who } = await signInAdmin(server)
    const made = { name: 'Tea', administrator: { ...boss, email: 'tea@example.com' } }
    const { password, company } = expectOk(await askHttp(server.url, 'company.create', made, who))
    expect(password).toBeNull()
    const letter = await mail.nextMail('tea@example.com')
    expect(letter.text).toContain('Tea has made an account for you')
    const token = letter.link.slice(letter.link.indexOf('#') + 1)
    expectOk(await askHttp(server.url, 'password.set', { token, next: good }))
    await signIn(server.url, 'boss', good, company.slug)
  })

  it('[ACC1][SEC-B6] an agent of another company is as absent to an invitation as nobody', async () => {
    const company = await foundCompany(server)
    const { who } = await hireAgent(server, { company, role: 'administrator' })
    const theirs = await hireAgent(server)
    const bodies = []
    for (const agentId of [theirs.agentId, '01890a5d-ac96-774b-bcce-b302099a8059']) {
      const request = requestOf('agent.invite', { agentId }, server.url, who)
      if (request !== null) bodies.push(await rawHttp(server.url, request))
    }
    expect(bodies.map(({ status }) => status)).toEqual([404, 404])
    expect(bodies[0]?.body).toBe(bodies[1]?.body)
  })
})

describe('registration that is off', () => {
  const server = useServer()
  it('[ACC11] takes nobody', async () => {
    const administrator = { ...boss, email: 'boss@example.com' }
    const answer = await askHttp(server().url, 'company.register', { name: 'Acme', administrator, password: good })
    expect(answer).toMatchObject({ status: 403, error: { code: 'registration.off' } })
    expect(await server().app.store.accounts.list()).toHaveLength(1)
  })
})
