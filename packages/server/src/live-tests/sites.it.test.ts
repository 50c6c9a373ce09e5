import { closeCodes, type Params, type Result } from '@frontdesk/protocol'
import {
  askHttp,
  createTestClock,
  enterVisitor,
  eventually,
  expectOk,
  hireAgent,
  openRawSocket,
  type Person,
  rawHttp,
  shopOrigin,
  signedInSocket,
  signInAdmin,
} from '@frontdesk/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { useServer } from './testing.ts'

describe('a company’s sites', () => {
  const server = useServer()
  let admin: Person
  beforeAll(async () => {
    admin = await signInAdmin(server())
  })

  const create = async (draft: Partial<Params<'site.create'>> = {}): Promise<Result<'site.create'>> =>
    expectOk(
      await askHttp(
        server().url,
        'site.create',
        { name: 'Second shop', allowedOrigins: [shopOrigin], ...draft },
        admin.who,
      ),
    )
  const change = (siteId: string, what: Params<'site.update'>['change']) =>
    askHttp(server().url, 'site.update', { siteId, change: what }, admin.who)
  const boot = (siteKey: string, origin: string) => askHttp(server().url, 'visitor.boot', { siteKey }, { origin })

  it('[SITE3][B1] is made with defaults that hold for its pages at once, and carries its snippet and chat page', async () => {
    const site = await create({ allowedOrigins: ['https://Shop.example/cart?x#y', 'shop.example'] })
    expect(site).toMatchObject({
      enabled: true,
      allowedOrigins: ['https://shop.example'],
      consent: 'none',
      preChat: { enabled: false },
      retention: { conversations: null },
      chatUrl: `${server().url}/chat/${site.key}`,
    })
    expect(site.snippet).toContain(`data-site="${site.key}"`)
    const { sites } = expectOk(await askHttp(server().url, 'site.list', {}, admin.who))
    expect(sites).toContainEqual(site)
    expect(await boot(site.key, 'https://shop.example')).toMatchObject({ status: 200 })
  })

  it('[SITE3] a change reaches the next page view, and leaves what it does not name', async () => {
    const site = await create()
    const before = expectOk(await boot(site.key, shopOrigin)).appearance
    const texts = { ...site.texts, en: { title: 'Help', greeting: 'Hi', privacy: '', consent: 'OK?' } }
    const changed = expectOk(await change(site.id, { accent: '#00ff00', texts, privacyUrl: 'https://shop.example/p' }))
    expect(changed).toEqual({ ...site, accent: '#00ff00', texts, privacyUrl: 'https://shop.example/p' })
    const { appearance } = expectOk(await boot(site.key, shopOrigin))
    expect(appearance).toEqual({ ...before, accent: '#00ff00', texts, privacyUrl: 'https://shop.example/p' })
    expect(expectOk(await change(site.id, {}))).toEqual(changed)
  })

  it.each<[string, Params<'site.update'>['change'], { field: string; index?: number }]>([
    [
      'an address that is none',
      { allowedOrigins: [shopOrigin, 'javascript:x'] },
      { field: 'allowedOrigins', index: 1 },
    ],
    ['a top-level domain', { allowedOrigins: ['https://*.com'] }, { field: 'allowedOrigins', index: 0 }],
    ['a script as privacy page', { privacyUrl: 'javascript:alert(1)' }, { field: 'privacyUrl' }],
    [
      'the same field twice',
      { preChat: { enabled: true, questions: [], fields: [1, 2].map(() => ({ field: 'email', required: true })) } },
      { field: 'preChat' },
    ],
  ])('[SITE2] refuses %s and changes nothing', async (_name, what, details) => {
    const site = await create()
    expect(await change(site.id, { name: 'Changed', ...what })).toMatchObject({
      status: 400,
      error: { code: 'request.invalid', details },
    })
    const { sites } = expectOk(await askHttp(server().url, 'site.list', {}, admin.who))
    expect(sites.find(({ id }) => id === site.id)).toEqual(site)
  })

  it('[SEC-B8][SITE3] fields that nobody may set are refused, and nothing changes', async () => {
    const site = await create()
    const { url } = server()
    for (const field of ['id', 'key', 'accountId', 'snippet', 'chatUrl', 'kind', 'isAdmin', 'constructor']) {
      const forged = { [field]: 'x' }
      const draft = { name: 'x', allowedOrigins: [], ...forged } as Params<'site.create'>
      expect(await askHttp(url, 'site.create', draft, admin.who)).toMatchObject({ status: 400 })
      expect(await change(site.id, forged)).toMatchObject({ status: 400 })
      const key = { siteId: site.id, ...forged } as Params<'identity-key.create'>
      expect(await askHttp(url, 'identity-key.create', key, admin.who)).toMatchObject({ status: 400 })
    }
    const nested = JSON.parse('{"texts": {"__proto__": {"polluted": 1}}, "preChat": {"constructor": {}}}')
    expect(await change(site.id, nested)).toMatchObject({ status: 400 })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    const { sites } = expectOk(await askHttp(url, 'site.list', {}, admin.who))
    expect(sites.find(({ id }) => id === site.id)).toEqual(site)
  })

  it('[SEC-B6] a key of another site, or of another company, can’t be removed through this one', async () => {
    const { url } = server()
    const [mine, other] = [await create(), await create()]
    const { key } = expectOk(await askHttp(url, 'identity-key.create', { siteId: other.id }, admin.who))
    const remove = (siteId: string) => askHttp(url, 'identity-key.remove', { siteId, keyId: key.id }, admin.who)
    expect(await remove(mine.id)).toMatchObject({ status: 404, error: { code: 'not_found' } })
    expect(expectOk(await askHttp(url, 'identity-key.list', { siteId: other.id }, admin.who)).keys).toEqual([key])
    expectOk(await remove(other.id))
  })

  it('[SITE1][SEC-A5] a star allows subdomains to boot, and nothing else', async () => {
    const site = await create({ allowedOrigins: ['https://*.shop.example'] })
    expect(await boot(site.key, 'https://www.shop.example')).toMatchObject({ status: 200 })
    for (const origin of ['https://shop.example', 'https://www.shop.example.evil.test', 'http://www.shop.example'])
      expect(await boot(site.key, origin)).toMatchObject({ status: 403, error: { code: 'origin.refused' } })
  })

  it('[SITE3] the product’s own page may begin on every site', async () => {
    const site = await create({ allowedOrigins: [] })
    expect(await boot(site.key, server().url)).toMatchObject({ status: 200 })
    expect(await boot(site.key, shopOrigin)).toMatchObject({ status: 403 })
  })

  it('[SITE3][SEC-B4] switched off, it is as if it did not exist, and its visitors’ sockets end at once', async () => {
    const site = await create()
    const there = { url: server().url, siteKey: site.key }
    const [visitor, another] = [await enterVisitor(there), await enterVisitor(server())]
    const { ticket } = await visitor.ticket()
    const booted = expectOk(await boot(site.key, shopOrigin))
    const [socket, untouched] = [
      await signedInSocket(server().url, visitor),
      await signedInSocket(server().url, another),
    ]
    const startedMs = performance.now()
    expectOk(await change(site.id, { enabled: false }))
    expect(await socket.closed).toBe(closeCodes.revoked)
    expect(performance.now() - startedMs).toBeLessThan(1_000)

    const nowhere = await boot('no-such-site', shopOrigin)
    const off = await boot(site.key, shopOrigin)
    expect([off.status, off.ok || off.error]).toEqual([nowhere.status, nowhere.ok || nowhere.error])
    const enter = await askHttp(server().url, 'visitor.enter', { siteKey: site.key, ticket: booted.ticket })
    expect(enter).toMatchObject({ status: 401, error: { code: 'auth.required' } })
    expect(await askHttp(server().url, 'conversation.start', {}, visitor.who)).toMatchObject({ status: 401 })
    expect((await rawHttp(server().url, { path: `/widget/frame/${site.key}` })).status).toBe(404)
    // A ticket from before lets nobody stay.
    const late = await openRawSocket(server().url)
    late.say({ type: 'hello', version: 1, ticket })
    expect(await late.closed).toBe(closeCodes.unauthenticated)

    expect((await untouched.ask('conversation.start', {})).type).toBe('result')
    untouched.close()
    expectOk(await change(site.id, { enabled: true }))
    expect((await enterVisitor(there, { token: visitor.token })).self.contactId).toBe(visitor.self.contactId)
  })

  it('[SITE3] an address that is taken away ends nothing and is refused from then on', async () => {
    const site = await create()
    const visitor = await enterVisitor({ url: server().url, siteKey: site.key })
    const socket = await signedInSocket(server().url, visitor)
    const { ticket } = expectOk(await boot(site.key, shopOrigin))
    expectOk(await change(site.id, { allowedOrigins: [] }))
    expect((await socket.ask('conversation.start', {})).type).toBe('result')
    expect(await boot(site.key, shopOrigin)).toMatchObject({ status: 403 })
    expect(await askHttp(server().url, 'visitor.enter', { siteKey: site.key, ticket })).toMatchObject({ status: 401 })
    socket.close()
  })
})

describe('how far a snippet has come', () => {
  const clock = createTestClock()
  const server = useServer({ clock })
  let admin: Person
  beforeAll(async () => {
    admin = await signInAdmin(server())
  })

  it('[SITE4][E1] is told from the first file to the first page', async () => {
    const origin = 'https://new.example'
    const site = expectOk(
      await askHttp(server().url, 'site.create', { name: 'New', allowedOrigins: [origin] }, admin.who),
    )
    const there = { url: server().url, siteKey: site.key }
    const state = async () =>
      expectOk(await askHttp(server().url, 'site.installation', { siteId: site.id }, admin.who)).installation
    expect(await state()).toEqual({ state: 'unseen' })

    await askHttp(server().url, 'visitor.boot', { siteKey: site.key }, { origin: 'https://staging.example' })
    await eventually(async () => (await state()).state === 'refused')
    expect(await state()).toMatchObject({ origin: 'https://staging.example' })

    clock.advance(6_000)
    await rawHttp(server().url, { path: '/widget.js', headers: { referer: `${origin}/` } })
    clock.advance(10_001)
    await eventually(async () => (await state()).state === 'blocked')
    expect(await state()).toMatchObject({ state: 'blocked', step: 'connect', origin })

    const visitor = await enterVisitor(there, { origin })
    clock.advance(10_001)
    await eventually(async () => {
      const now = await state()
      return now.state === 'blocked' && now.step === 'frame'
    })
    const socket = await signedInSocket(server().url, visitor)
    await socket.expect('visit.update', { pageUrl: `${origin}/cart?secret=1`, pageTitle: 'Cart' })
    await eventually(async () => (await state()).state === 'connected')
    expect(await state()).toMatchObject({ state: 'connected', pageUrl: `${origin}/cart` })
    socket.close()
  })

  it('[SEC-B1] an agent who is no administrator is not told, nor somebody of another company', async () => {
    const agent = await hireAgent(server())
    const { sites } = expectOk(await askHttp(server().url, 'site.list', {}, agent.who))
    const siteId = sites[0]?.id ?? ''
    expect(await askHttp(server().url, 'site.installation', { siteId }, agent.who)).toMatchObject({ status: 403 })
  })
})
