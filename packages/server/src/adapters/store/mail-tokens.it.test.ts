import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { testPostgresKinds } from '../postgres/testing.ts'
import { shareTestStore } from './test-support/open-store.ts'
import { aMailToken, aWorld } from './test-support/world.ts'

const nowMs = 1_760_000_000_000

describe.each(testPostgresKinds)('links by mail on %s', (kind) => {
  const share = shareTestStore(kind)
  const setUp = async () => {
    const { store } = await share()
    return { ...(await aWorld(store)), credentials: store.credentials }
  }

  it.each(['reset', 'address'] as const)(
    '[MAIL3][SEC-E2] a token (%s) works once, until its time is up',
    async (what) => {
      const world = await setUp()
      const token = aMailToken(world, what, { tokenHash: randomUUID(), expiresAtMs: nowMs + 10 })
      await world.account.mailTokens.issue(token)
      const { credentials } = world
      expect(await credentials.mailToken(token.tokenHash, nowMs)).toEqual(token)
      expect(await credentials.mailToken(token.tokenHash, nowMs + 10)).toBeNull()
      expect(await credentials.spendMailToken(token.tokenHash, nowMs + 10)).toBe(false)
      const both = [1, 2].map(() => credentials.spendMailToken(token.tokenHash, nowMs))
      expect((await Promise.all(both)).toSorted()).toEqual([false, true])
      expect(await credentials.mailToken(token.tokenHash, nowMs)).toBeNull()
    },
  )

  it('[MAIL3] a newer one takes the place of the older one, and removing leaves nothing', async () => {
    const world = await setUp()
    const [older, newer] = [aMailToken(world, 'reset'), aMailToken(world, 'reset')]
    const ofVisitor = aMailToken(world, 'address')
    for (const token of [ofVisitor, older, newer]) await world.account.mailTokens.issue(token)
    expect(await world.credentials.mailToken(older.tokenHash, nowMs)).toBeNull()
    expect(await world.credentials.mailToken(newer.tokenHash, nowMs)).toMatchObject({ tokenHash: newer.tokenHash })
    await world.account.mailTokens.removeOfAgent(world.agent.id)
    expect(await world.credentials.mailToken(newer.tokenHash, nowMs)).toBeNull()
    expect(await world.credentials.mailToken(ofVisitor.tokenHash, nowMs)).not.toBeNull()
  })

  it('[ACC9] an installation has one owner', async () => {
    const world = await setUp()
    const company = { name: 'Owner', agentLabel: 'name', isOwner: true, createdAtMs: nowMs } as const
    await world.store.accounts.create({ ...company, id: randomUUID(), slug: randomUUID() })
    await expect(world.store.accounts.create({ ...company, id: randomUUID(), slug: randomUUID() })).rejects.toThrow(
      'accounts_owner',
    )
  })
})
