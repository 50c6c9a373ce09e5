import type { Params } from '@frontdesk/protocol'
import { askHttp, enterVisitor, foundCompany, rawHttp, signIdentity } from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { createKey } from '../app/sites/identity-keys.ts'
import { identityRefused, useIdentities, wang } from './identities.ts'
import { sendText, startTalk, useServer } from './testing.ts'

describe('an identity that is wrong', () => {
  const { server, clock, secret, sign, enter, read } = useIdentities()

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
    ['for another site', () => signIdentity(secret(), 'another-site', wang, clock.now())],
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
    expect(answer).toMatchObject(identityRefused)
    expect(await read(visitor.self.contactId)).toEqual(before)
    await sendText(socket, conversationId, 'Still here')
    expect((await enterVisitor(server(), { token: visitor.token })).token).toBe(visitor.token)
    socket.close()
  })

  it('[IDN1][SEC-A3] what the page says beside it must be what it says', async () => {
    const token = sign({ ...wang, sub: 'page' })
    for (const page of [{ userId: 'other' }, { email: 'other@example.com' }, { userId: 'page', email: '' }])
      expect(await enter({ identity: { token, ...page } })).toMatchObject(identityRefused)
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
