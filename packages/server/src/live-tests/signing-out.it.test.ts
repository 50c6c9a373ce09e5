import { closeCodes } from '@frontdesk/protocol'
import {
  askHttp,
  enterVisitor,
  expectOk,
  type Person,
  signedInSocket,
  signIdentity,
  signInAdmin,
} from '@frontdesk/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { identityRefused, useIdentities, wang } from './identities.ts'
import { useServer } from './testing.ts'

describe('signing out', () => {
  const { server, clock, sign, known, enter } = useIdentities()

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
    for (const spent of [token, older])
      expect(await enter({ identity: { token: spent } })).toMatchObject(identityRefused)
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
