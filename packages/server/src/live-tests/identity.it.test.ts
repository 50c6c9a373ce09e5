import { closeCodes, type Params } from '@frontdesk/protocol'
import {
  askHttp,
  createTestClock,
  enterVisitor,
  expectOk,
  foundCompany,
  hireAgent,
  type Person,
  rawHttp,
  shopOrigin,
  signedInSocket,
  signIdentity,
  signInAdmin,
  type TestVisitor,
} from '@frontdesk/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '../app/sites/identity-keys.ts'
import { allText } from './look-into-store.ts'
import { sendText, startTalk, useServer, watching } from './testing.ts'

type Claims = Parameters<typeof signIdentity>[2]
const wang = { sub: 'customer-7', name: 'Wang Fang', email: 'wang@example.com', email_verified: true }

describe('a signed identity', () => {
  const clock = createTestClock()
  const server = useServer({ clock, limits: { visitorBootsPerIpPerMinute: 10_000 } })
  let agent: Person
  let secret: string
  beforeAll(async () => {
    agent = await hireAgent(server())
    secret = (await newKey()).secret
  })

  const siteId = async (): Promise<string> =>
    (await server().app.store.credentials.siteByKey(server().siteKey))?.id ?? ''
  const newKey = async () => createKey(server().app, server().accountId, await siteId())
  const sign = (claims: Claims): string => signIdentity(secret, server().siteKey, claims, clock.now())
  const known = (claims: Claims, token?: string): Promise<TestVisitor> =>
    enterVisitor(server(), { identity: sign(claims), ...(token !== undefined && { token }) })
  const enter = async (more: Partial<Params<'visitor.enter'>>, siteKey = server().siteKey) => {
    const { ticket } = expectOk(await askHttp(server().url, 'visitor.boot', { siteKey }, { origin: shopOrigin }))
    return askHttp(server().url, 'visitor.enter', { siteKey, ticket, ...more })
  }
  const read = async (contactId: string) =>
    expectOk(await askHttp(server().url, 'contact.read', { contactId }, agent.who))
  const refused = { status: 401, error: { code: 'identity.invalid' } }

  it('[IDN2][IDN3][SEC-A4] makes the anonymous visitor that person: the conversation stays, what it said of itself goes', async () => {
    const { visitor, socket, conversationId } = await startTalk(server())
    await socket.expect('contact.update', { phone: '+49 1111', attributes: { basket: 7 }, name: 'Somebody' })
    const staff = await watching(server(), agent, conversationId)
    const self = await known({ ...wang, sub: 'promoted-1' }, visitor.token)
    expect(self.self).toMatchObject({
      contactId: visitor.self.contactId,
      conversationId,
      name: 'Wang Fang',
      phone: null,
      verified: true,
      emailVerified: true,
    })
    expect(self.token).not.toBe(visitor.token)
    expect(await socket.closed).toBe(closeCodes.revoked)
    expect(await askHttp(server().url, 'conversation.start', {}, visitor.who)).toMatchObject({ status: 401 })
    const stranger = await enterVisitor(server(), { token: visitor.token })
    expect(stranger.self.contactId).not.toBe(visitor.self.contactId)
    const told = await staff.next('feed.changed')
    expect(told.items[0]?.contact).toMatchObject({ name: 'Wang Fang', verified: true, phone: null })
    const { contact, conversations } = await read(visitor.self.contactId)
    expect(contact).toMatchObject({ externalId: 'promoted-1', attributes: {}, emailVerified: true, verified: true })
    expect(conversations.map(({ id }) => id)).toEqual([conversationId])
    staff.close()
  })

  it('[IDN2][C4] brings one customer the same history by web and by an app without a page', async () => {
    const web = await known({ ...wang, sub: 'c4' })
    const socket = await signedInSocket(server().url, web)
    const { conversationId } = await socket.expect('conversation.start', {})
    await sendText(socket, conversationId, 'From the web')
    const { siteKey, url } = server()
    const app = expectOk(
      await askHttp(url, 'visitor.enter', { siteKey, identity: { token: sign({ ...wang, sub: 'c4' }) } }),
    )
    expect(app.visitor).toEqual({ ...web.self, conversationId })
    const { entries } = expectOk(
      await askHttp(url, 'conversation.resume', { conversationId, rev: 0 }, { token: app.token }),
    )
    expect(entries.map(({ content }) => content)).toEqual([{ kind: 'message', text: 'From the web' }])
    socket.close()
  })

  it('[IDN2] is one contact on all sites of the company, with a conversation on each', async () => {
    const admin = await signInAdmin(server())
    const site = expectOk(
      await askHttp(server().url, 'site.create', { name: 'Outlet', allowedOrigins: [shopOrigin] }, admin.who),
    )
    const key = expectOk(await askHttp(server().url, 'identity-key.create', { siteId: site.id }, admin.who))
    const here = await known({ ...wang, sub: 'both' })
    const there = await enterVisitor(
      { url: server().url, siteKey: site.key },
      { identity: signIdentity(key.secret, site.key, { ...wang, sub: 'both' }, clock.now()) },
    )
    expect(there.self.contactId).toBe(here.self.contactId)
    for (const visitor of [here, there]) {
      const socket = await signedInSocket(server().url, visitor)
      const { conversationId } = await socket.expect('conversation.start', {})
      await sendText(socket, conversationId, 'Hello')
      socket.close()
    }
    const { conversations } = await read(here.self.contactId)
    expect(conversations.map((conversation) => conversation.site.name)).toEqual(['Outlet', 'Acme shop'])
  })

  it('[IDN3] leaves a token alone that is theirs already, and renews the record', async () => {
    const first = await known({ ...wang, sub: 'stays' })
    const socket = await signedInSocket(server().url, first)
    const again = await known({ sub: 'stays', name: 'Wang F.', attributes: { plan: 'gold' } }, first.token)
    expect(again.token).toBe(first.token)
    expect(again.self).toEqual({ ...first.self, name: 'Wang F.', email: null, emailVerified: false })
    expect((await read(first.self.contactId)).contact).toMatchObject({ attributes: { plan: 'gold' }, email: null })
    expect((await socket.ask('conversation.start', {})).type).toBe('result')
    socket.close()
  })

  it('[IDN2][SEC-A2] another person on the same browser is another contact, and merges with neither', async () => {
    const one = await known({ ...wang, sub: 'one' })
    const socket = await signedInSocket(server().url, one)
    const two = await known({ sub: 'two', email: wang.email }, one.token)
    expect(two.self.contactId).not.toBe(one.self.contactId)
    expect(await socket.closed).toBe(closeCodes.revoked)
    const { visitor: anonymous, conversationId, socket: third } = await startTalk(server())
    const back = await known({ ...wang, sub: 'one' }, anonymous.token)
    expect(back.self).toMatchObject({ contactId: one.self.contactId, conversationId: null })
    const { contact, conversations } = await read(anonymous.self.contactId)
    expect(contact).toMatchObject({ verified: false, externalId: null })
    expect(conversations.map(({ id }) => id)).toEqual([conversationId])
    third.close()
  })

  it('[IDN2] two that come as the same new person at once are one contact', async () => {
    const talks = await Promise.all([1, 2, 3, 4].map(() => enterVisitor(server())))
    const people = await Promise.all(talks.map(({ token }) => known({ ...wang, sub: 'at-once' }, token)))
    expect(new Set(people.map(({ self }) => self.contactId)).size).toBe(1)
    expect(new Set(people.map(({ token }) => token)).size).toBe(4)
  })

  it('[SEC-A4] a token that somebody planted is of no use once the person is known', async () => {
    const planted = await enterVisitor(server())
    const watcher = await signedInSocket(server().url, planted)
    const victim = await known({ ...wang, sub: 'victim' }, planted.token)
    expect(await watcher.closed).toBe(closeCodes.revoked)
    const { contactId } = victim.self
    expect((await enterVisitor(server(), { token: planted.token })).self.contactId).not.toBe(contactId)
  })

  describe('that is wrong', () => {
    const nowS = () => Math.floor(clock.now() / 1_000)
    const wrong: [string, () => string | Promise<string>][] = [
      [
        'with alg none',
        () =>
          `${sign(wang)
            .replace(/^[^.]+/, 'eyJhbGciOiJub25lIn0')
            .replace(/[^.]+$/, '')}`,
      ],
      ['signed by nobody we know', () => signIdentity('another', server().siteKey, wang, clock.now())],
      ['signed with an empty secret', () => signIdentity('', server().siteKey, wang, clock.now())],
      ['for another site', () => signIdentity(secret, 'another-site', wang, clock.now())],
      ['expired', () => sign({ ...wang, iat: nowS() - 700, exp: nowS() - 61 })],
      ['that lives too long', () => sign({ ...wang, exp: nowS() + 3_700 })],
      ['without an end', () => sign({ ...wang, exp: undefined })],
      ['without a beginning', () => sign({ ...wang, iat: undefined })],
      ['about nobody', () => sign({ ...wang, sub: '' })],
      ['cut', () => sign(wang).slice(0, -4)],
      ['empty', () => ''],
      ['null in words', () => 'null'],
      [
        'of another company’s key',
        async () => {
          const other = await foundCompany(server())
          const site = await server().app.store.credentials.siteByKey(other.siteKey)
          const made = await createKey(server().app, other.accountId, site?.id ?? '')
          return signIdentity(made.secret, server().siteKey, wang, clock.now())
        },
      ],
    ]

    it.each(wrong)('[IDN1][SEC-A3] %s: 401, and the anonymous session goes on', async (_name, make) => {
      const { visitor, socket, conversationId } = await startTalk(server())
      const before = await read(visitor.self.contactId)
      const answer = await enter({ token: visitor.token, identity: { token: await make() } })
      expect(answer).toMatchObject(refused)
      expect(await read(visitor.self.contactId)).toEqual(before)
      await sendText(socket, conversationId, 'Still here')
      expect((await enterVisitor(server(), { token: visitor.token })).token).toBe(visitor.token)
      socket.close()
    })

    it('[IDN1][SEC-A3] what the page says beside it must be what it says', async () => {
      const token = sign({ ...wang, sub: 'page' })
      for (const page of [{ userId: 'other' }, { email: 'other@example.com' }, { userId: 'page', email: '' }])
        expect(await enter({ identity: { token, ...page } })).toMatchObject(refused)
      expect(await enter({ identity: { token, userId: 'page', email: 'WANG@example.com' } })).toMatchObject({
        ok: true,
      })
    })

    it.each([
      ['null', null],
      ['an empty text', ''],
      ['a list', []],
      ['an empty object', {}],
      ['zero', 0],
      ['a token that is null', { token: null }],
      ['a token that is a list', { token: [sign] }],
      ['a token that is an object', { token: {} }],
    ])('[IDN1][SEC-A2] as %s is no identity and opens nothing', async (_name, identity) => {
      const params = { siteKey: server().siteKey, identity } as Params<'visitor.enter'>
      const answer = await askHttp(server().url, 'visitor.enter', params)
      expect(answer).toMatchObject({ ok: false, status: 400 })
    })

    it('[PRO4] without a ticket and without an identity nobody enters', async () => {
      const { url, siteKey } = server()
      for (const params of [{ siteKey }, { siteKey, ticket: '' }, { siteKey, token: 'x' }])
        expect(await askHttp(url, 'visitor.enter', params)).toMatchObject({
          status: 401,
          error: { code: 'auth.required' },
        })
    })
  })

  it('[IDN6][SEC-A2] a verified contact is not changed by what somebody says, by its own token or another’s', async () => {
    const person = await known({ ...wang, sub: 'fixed', phone: '+86 10 5555 0100' })
    const before = await read(person.self.contactId)
    for (const change of [{ name: 'X' }, { email: null }, { phone: '+1 2222' }, { attributes: { plan: 'gold' } }])
      expect(await askHttp(server().url, 'contact.update', change, person.who)).toMatchObject({
        status: 403,
        error: { code: 'right.missing' },
      })
    const forger = await enterVisitor(server())
    const said = { name: wang.name, email: wang.email, attributes: { externalId: 'fixed', verified: true } }
    const forged = expectOk(await askHttp(server().url, 'contact.update', said, forger.who))
    expect(forged).toMatchObject({ verified: false, emailVerified: false, conversationId: null })
    expect(await read(person.self.contactId)).toEqual(before)
  })

  it('[IDN6][SEC-B8] a record’s other fields can’t be said', async () => {
    const visitor = await enterVisitor(server())
    const before = await read(visitor.self.contactId)
    for (const field of [
      'verified',
      'externalId',
      'emailVerified',
      'consentedAtMs',
      'role',
      'accountId',
      'constructor',
    ]) {
      const change = { name: 'X', [field]: true } as Params<'contact.update'>
      expect(await askHttp(server().url, 'contact.update', change, visitor.who)).toMatchObject({ status: 400 })
    }
    const polluted = JSON.parse('{"attributes": {"__proto__": {"polluted": 1}}}') as Params<'contact.update'>
    expect(await askHttp(server().url, 'contact.update', polluted, visitor.who)).toMatchObject({ status: 400 })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(await read(visitor.self.contactId)).toEqual(before)
  })

  it('[IDN6] what a visitor tells is added up to a bound, and a changed address is unverified again', async () => {
    const visitor = await enterVisitor(server())
    const update = (change: Params<'contact.update'>) => askHttp(server().url, 'contact.update', change, visitor.who)
    const numbered = (from: number, count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${from + index}`, index]))
    expectOk(await update({ email: 'a@b.example', attributes: numbered(0, 30) }))
    expectOk(await update({ attributes: numbered(20, 30) }))
    expect(await update({ attributes: { more: 1 } })).toMatchObject({
      status: 400,
      error: { code: 'request.invalid', details: { field: 'attributes' } },
    })
    const { contacts } = server().app.store.account(server().accountId)
    await contacts.confirmEmail(visitor.self.contactId, 'a@b.example')
    expect(expectOk(await update({ email: 'a@b.example' })).emailVerified).toBe(true)
    expect(expectOk(await update({ email: 'c@d.example' })).emailVerified).toBe(false)
    expect(Object.keys((await read(visitor.self.contactId)).contact.attributes)).toHaveLength(50)
  })

  describe('and signing out', () => {
    it('[IDN4][SEC-A3] ends the token and the sockets of all tabs within a second, and spends the identity', async () => {
      const token = sign({ ...wang, sub: 'leaves' })
      const visitor = await enterVisitor(server(), { identity: token })
      const older = sign({ ...wang, sub: 'leaves', iat: Math.floor(clock.now() / 1_000) - 30, jti: 'older' })
      const tabs = await Promise.all([1, 2, 3].map(() => signedInSocket(server().url, visitor)))
      const device = await known({ ...wang, sub: 'leaves', jti: 'another device' })
      const elsewhere = await signedInSocket(server().url, device)
      const startedMs = performance.now()
      expectOk(await askHttp(server().url, 'visitor.end', {}, visitor.who))
      for (const tab of tabs) expect(await tab.closed).toBe(closeCodes.revoked)
      expect(performance.now() - startedMs).toBeLessThan(1_000)
      expect(await askHttp(server().url, 'conversation.start', {}, visitor.who)).toMatchObject({ status: 401 })
      for (const spent of [token, older]) expect(await enter({ identity: { token: spent } })).toMatchObject(refused)
      expect(await askHttp(server().url, 'visitor.end', {}, visitor.who)).toMatchObject({ status: 401 })
      expect((await elsewhere.ask('conversation.start', {})).type).toBe('result')
      elsewhere.close()

      clock.advance(1_000)
      const again = await known({ ...wang, sub: 'leaves', jti: 'fresh' })
      expect(again.self.contactId).toBe(visitor.self.contactId)
    })

    it('[IDN4] an anonymous visitor may leave, too, and comes back as a stranger', async () => {
      const visitor = await enterVisitor(server())
      expectOk(await askHttp(server().url, 'visitor.end', {}, visitor.who))
      const again = await enterVisitor(server(), { token: visitor.token })
      expect(again.self.contactId).not.toBe(visitor.self.contactId)
    })
  })

  it('[SEC-A1] no identity, its hash or secret in clear is told to staff; the store holds the secret sealed only', async () => {
    const token = sign({ ...wang, sub: 'canary' })
    const person = await enterVisitor(server(), { identity: token })
    const told = JSON.stringify(await read(person.self.contactId))
    for (const hidden of [token, person.token, secret]) expect(told).not.toContain(hidden)
    const stored = await allText(server().databaseUrl)
    for (const hidden of [token, person.token, secret]) expect(stored).not.toContain(hidden)
  })

  it('[IDN3] a verified visitor’s token ends after 30 days without use', async () => {
    const person = await known({ ...wang, sub: 'idle' })
    const anonymous = await enterVisitor(server())
    clock.advance(29 * 86_400_000)
    for (const { who } of [person, anonymous]) expectOk(await askHttp(server().url, 'conversation.start', {}, who))
    clock.advance(31 * 86_400_000)
    expect(await askHttp(server().url, 'conversation.start', {}, person.who)).toMatchObject({ status: 401 })
    expectOk(await askHttp(server().url, 'conversation.start', {}, anonymous.who))
  })
})

describe('signing keys', () => {
  const server = useServer()
  let admin: Person
  let siteId: string
  beforeAll(async () => {
    admin = await signInAdmin(server())
    siteId = (await server().app.store.credentials.siteByKey(server().siteKey))?.id ?? ''
  })

  it('[IDN5] are two at most, also when several are made at once; the old one serves until it is removed', async () => {
    const { url, siteKey } = server()
    const made = await Promise.all([1, 2, 3, 4].map(() => askHttp(url, 'identity-key.create', { siteId }, admin.who)))
    const keys = made.flatMap((answer) => (answer.ok ? [answer.result] : []))
    expect(keys).toHaveLength(2)
    expect(made.find((answer) => !answer.ok)).toMatchObject({ status: 409, error: { code: 'identity_key.full' } })
    const secrets = keys.map(({ secret }) => secret)
    expect(new Set(secrets).size).toBe(2)
    for (const secret of secrets) {
      expect(Buffer.from(secret, 'base64url').byteLength).toBeGreaterThanOrEqual(32)
      const visitor = await enterVisitor(server(), { identity: signIdentity(secret, siteKey, wang) })
      expect(visitor.self.verified).toBe(true)
    }
    const [first, second] = keys
    if (first === undefined || second === undefined) throw new Error('no keys')
    const listed = expectOk(await askHttp(url, 'identity-key.list', { siteId }, admin.who))
    expect(listed.keys.map(({ id }) => id).sort()).toEqual(keys.map(({ key }) => key.id).sort())
    expect(listed.keys.every(({ lastUsedAtMs }) => lastUsedAtMs !== null)).toBe(true)
    for (const secret of secrets) expect(JSON.stringify(listed)).not.toContain(secret)
    expectOk(await askHttp(url, 'identity-key.remove', { siteId, keyId: first.key.id }, admin.who))
    expect(
      await askHttp(url, 'visitor.enter', {
        siteKey,
        identity: { token: signIdentity(first.secret, siteKey, { ...wang, jti: 'late' }) },
      }),
    ).toMatchObject({ status: 401, error: { code: 'identity.invalid' } })
    await server().restart()
    const after = await enterVisitor(server(), {
      identity: signIdentity(second.secret, siteKey, { ...wang, jti: 'x' }),
    })
    expect(after.self.verified).toBe(true)
  })
})

describe('consent', () => {
  const server = useServer()
  const required = { status: 403, error: { code: 'consent.required' } }
  let admin: Person
  let there: { url: string; siteKey: string }
  let secret: string
  beforeAll(async () => {
    admin = await signInAdmin(server())
    const { url } = server()
    const site = expectOk(
      await askHttp(url, 'site.create', { name: 'Asks first', allowedOrigins: [shopOrigin] }, admin.who),
    )
    expectOk(await askHttp(url, 'site.update', { siteId: site.id, change: { consent: 'before-presence' } }, admin.who))
    secret = expectOk(await askHttp(url, 'identity-key.create', { siteId: site.id }, admin.who)).secret
    there = { url, siteKey: site.key }
  })

  it('[IDN7] before presence: nobody enters without it, and then it is kept', async () => {
    const { url, siteKey } = there
    const { ticket } = expectOk(await askHttp(url, 'visitor.boot', { siteKey }, { origin: shopOrigin }))
    for (const consent of [undefined, false])
      expect(
        await askHttp(url, 'visitor.enter', { siteKey, ticket, ...(consent !== undefined && { consent }) }),
      ).toMatchObject(required)
    // The ticket was not spent by asking.
    const entered = expectOk(await askHttp(url, 'visitor.enter', { siteKey, ticket, consent: true }))
    const again = await enterVisitor(there, { token: entered.token })
    expect(again.token).toBe(entered.token)
    const { contact } = expectOk(
      await askHttp(url, 'contact.read', { contactId: entered.visitor.contactId }, admin.who),
    )
    expect(contact.consentedAtMs).toBeGreaterThan(1_700_000_000_000)
  })

  it('[IDN7] an identity does not stand for it, and a person who agreed once has agreed', async () => {
    const { url, siteKey } = there
    const identity = () => ({ token: signIdentity(secret, siteKey, { sub: 'agrees' }) })
    expect(await askHttp(url, 'visitor.enter', { siteKey, identity: identity() })).toMatchObject(required)
    const entered = expectOk(await askHttp(url, 'visitor.enter', { siteKey, identity: identity(), consent: true }))
    const elsewhere = expectOk(await askHttp(url, 'visitor.enter', { siteKey, identity: identity() }))
    expect(elsewhere.visitor.contactId).toBe(entered.visitor.contactId)
  })

  it('[IDN7] before the chat: it comes with the form, from a verified visitor too', async () => {
    const { url, siteKey } = there
    const person = expectOk(
      await askHttp(url, 'visitor.enter', {
        siteKey,
        consent: true,
        identity: { token: signIdentity(secret, siteKey, { sub: 'form' }) },
      }),
    )
    const stranger = await enterVisitor(server())
    for (const token of [person.token, stranger.token])
      expectOk(await askHttp(url, 'contact.update', { consent: true }, { token }))
    const contactId = stranger.self.contactId
    const { contact } = expectOk(await askHttp(url, 'contact.read', { contactId }, admin.who))
    expect(contact.consentedAtMs).not.toBeNull()
  })
})

describe('many identities', () => {
  const server = useServer({ limits: { visitorBootsPerIpPerMinute: 20 } })

  it('[SEC-F3][SEC-F4] of one address are bounded, whatever it claims to be; others go on', async () => {
    const { siteKey, url } = server()
    const ask = async (attempt: number, from: string) => {
      const body = JSON.stringify({ siteKey, identity: { token: `wrong-${attempt}` } })
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': `198.51.100.${attempt}` }
      return rawHttp(url, { method: 'POST', path: '/api/v1/widget/session', headers, body, from })
    }
    const answers = []
    for (let attempt = 1; attempt <= 25; attempt += 1) answers.push(await ask(attempt, '127.0.0.21'))
    expect(answers.slice(0, 20).map(({ status }) => status)).toEqual(Array(20).fill(401))
    expect(answers.slice(20).map(({ status }) => status)).toEqual(Array(5).fill(429))
    expect(Number(answers[24]?.headers['retry-after'])).toBeGreaterThan(0)
    expect((await ask(1, '127.0.0.22')).status).toBe(401)
  })
})
