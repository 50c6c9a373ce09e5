import { limits, type Params } from '@frontdesk/protocol'
import {
  askHttp,
  enterVisitor,
  eventually,
  expectOk,
  shopOrigin,
  signIdentity,
  signInAdmin,
  type TestVisitor,
} from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { createKey } from '../app/sites/identity-keys.ts'
import { newClientId } from './testing.ts'
import { useTwoNodes } from './two-nodes.ts'

describe('a visitor whose right ends on another node', () => {
  const nodes = useTwoNodes()

  const site = async () => {
    const { app, siteKey } = nodes().server
    const found = await app.store.credentials.siteByKey(siteKey)
    if (found === null) throw new Error('no site')
    return found
  }
  const endings: [name: string, end: (visitor: TestVisitor, node: string) => Promise<unknown>][] = [
    ['signing out', ({ who }, node) => askHttp(node, 'visitor.end', {}, who)],
    [
      'identifying',
      async ({ token }, node) => {
        const { accountId, id, key } = await site()
        const { secret } = await createKey(nodes().server.app, accountId, id)
        const identity = { token: signIdentity(secret, key, { sub: 'customer-7' }) }
        return expectOk(await askHttp(node, 'visitor.enter', { siteKey: key, token, identity }))
      },
    ],
    [
      'switching the site off',
      async () => {
        const { id } = await site()
        const admin = await signInAdmin(nodes().server)
        const [, second] = nodes().urls
        const who = { ...admin.who, origin: second }
        return expectOk(await askHttp(second, 'site.update', { siteId: id, change: { enabled: false } }, who))
      },
    ],
  ]

  it.each(endings)(
    '[IDN3][IDN4][SITE3][SEC-A4][SEC-B4] %s ends its waiting poll within a second',
    async (_name, end) => {
      const [first, second] = nodes().urls
      const { siteKey } = nodes().server
      const visitor = await enterVisitor({ url: first, siteKey }, { origin: shopOrigin })
      const poll = (more: Partial<Params<'link.poll'>>) =>
        askHttp(
          first,
          'link.poll',
          { version: 1, lease, first: false, waitMs: 0, watching: [], feed: null, digest: null, ...more },
          visitor.who,
        )
      const lease = newClientId()
      expectOk(await poll({ first: true }))
      const { digest } = expectOk(await poll({ digest: '' }))
      const waiting = poll({ digest, waitMs: limits.pollWithinMs })
      await eventually(() => nodes().server.app.polls.count() > 0, 'a waiting poll')
      await end(visitor, second)
      const atMs = performance.now()
      expect(await waiting).toMatchObject({ status: 401, error: { code: 'auth.required' } })
      expect(performance.now() - atMs).toBeLessThan(1_000)
    },
  )
})
