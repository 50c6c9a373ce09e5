import { describe, expect, it } from 'vitest'
import { testPostgresKinds } from '../postgres/testing.ts'
import { shareTestStore } from './test-support/open-store.ts'
import { aFullWorld, aTrail } from './test-support/world.ts'

describe.each(testPostgresKinds)('trails on %s', (kind) => {
  const share = shareTestStore(kind)
  const setUp = async () => {
    const { store } = await share()
    return aFullWorld(store)
  }
  const lastAtMs = 1_750_000_060_000

  it('[BRD7] are written many at once, and over where the visit goes on; who is gone is left out', async () => {
    const { account, contact, site } = await setUp()
    const nobody = { id: '01890a5d-ac96-774b-bcce-b302099a8057' }
    const later = aTrail(contact, site, { startedAtMs: 1_750_000_900_000, count: 9 })
    await account.trails.keep([aTrail(contact, site, { count: 3 }), aTrail(nobody, site), later])
    expect((await account.trails.of(contact.id, 9)).map(({ count }) => count)).toEqual([9, 3])
    expect(await account.trails.of(contact.id, 1)).toEqual([later])
    expect(await account.trails.of(nobody.id, 9)).toEqual([])
  })

  it('[BRD7][PRV3] go with the rule for visits, so many at once', async () => {
    const { account, contact, site } = await setUp()
    await account.trails.keep([aTrail(contact, site, { startedAtMs: 1, lastAtMs: 2 })])
    expect(await account.trails.removeBefore(site.id, lastAtMs, 9)).toBe(1)
    expect(await account.trails.of(contact.id, 9)).toHaveLength(1)
    expect(await account.trails.removeBefore(site.id, lastAtMs + 1, 9)).toBe(1)
  })

  it('[BRD7][PRV1] go with their contact', async () => {
    const { account, contact, agent } = await setUp()
    await account.privacy.removeContact(
      { id: contact.id, contactId: contact.id, agentId: agent.id, atMs: 1, conversations: 0, entries: 0, files: 0 },
      50,
    )
    expect(await account.trails.of(contact.id, 9)).toEqual([])
  })

  it('[BRD7] tell who has been here before', async () => {
    const { account, contact } = await setUp()
    expect([...(await account.trails.visitedBefore([contact.id]))]).toEqual([contact.id])
    expect(await account.trails.visitedBefore([])).toEqual(new Set())
  })
})
