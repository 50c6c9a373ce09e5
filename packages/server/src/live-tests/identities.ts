import type { Params, Result } from '@frontdesk/protocol'
import {
  type Answer,
  askHttp,
  createTestClock,
  enterVisitor,
  expectOk,
  hireAgent,
  type Person,
  shopOrigin,
  signIdentity,
  type TestClock,
  type TestServer,
  type TestVisitor,
} from '@frontdesk/testkit'
import { beforeAll } from 'vitest'
import { createKey } from '../app/sites/identity-keys.ts'
import { useServer } from './testing.ts'

type Claims = Parameters<typeof signIdentity>[2]

/** A customer of the shop. */
export const wang = { sub: 'customer-7', name: 'Wang Fang', email: 'wang@example.com', email_verified: true }

/** What a wrong identity is answered with. */
export const identityRefused = { status: 401, error: { code: 'identity.invalid' } }

/** A server whose first site signs identities, and an agent who looks at what becomes of them. */
export type Identities = {
  server: () => TestServer
  clock: TestClock
  agent: () => Person
  /** The secret of the site's key. */
  secret: () => string
  sign(claims: Claims): string
  /** Enters with a signed identity, and a token where there is one. */
  known(claims: Claims, token?: string): Promise<TestVisitor>
  /** Asks to enter with a fresh boot ticket, whatever comes of it. */
  enter(more: Partial<Params<'visitor.enter'>>): Promise<Answer<'visitor.enter'>>
  read(contactId: string): Promise<Result<'contact.read'>>
}

export const useIdentities = (): Identities => {
  const clock = createTestClock()
  const server = useServer({ clock, service: { policy: 'manual' }, limits: { visitorBootsPerIpPerMinute: 10_000 } })
  let looking: { agent: Person; secret: string } | undefined
  beforeAll(async () => {
    const { app, accountId, siteKey } = server()
    const site = await app.store.credentials.siteByKey(siteKey)
    const { secret } = await createKey(app, accountId, site?.id ?? '')
    looking = { agent: await hireAgent(server()), secret }
  })
  const inside = () => {
    if (looking === undefined) throw new Error('the server runs inside of tests only')
    return looking
  }
  const sign = (claims: Claims): string => signIdentity(inside().secret, server().siteKey, claims, clock.now())
  return {
    server,
    clock,
    agent: () => inside().agent,
    secret: () => inside().secret,
    sign,
    known: (claims, token) => enterVisitor(server(), { identity: sign(claims), ...(token !== undefined && { token }) }),
    enter: async (more) => {
      const { siteKey, url } = server()
      const { ticket } = expectOk(await askHttp(url, 'visitor.boot', { siteKey }, { origin: shopOrigin }))
      return askHttp(url, 'visitor.enter', { siteKey, ticket, ...more })
    },
    read: async (contactId) => expectOk(await askHttp(server().url, 'contact.read', { contactId }, inside().agent.who)),
  }
}
