import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { testPostgresKinds } from '../postgres/testing.ts'
import { openTestStore } from './test-support/open-store.ts'
import {
  aContact,
  aFullWorld,
  aPass,
  aSite,
  aVisitor,
  contactParty,
  sendAct,
  type World,
} from './test-support/world.ts'

/** When the builders' people were here. */
const thenMs = 1_760_000_000_000
const lateMs = 1_900_000_000_000

describe.each(testPostgresKinds)('what goes after its days, on %s', (kind) => {
  const setUp = async () => {
    const { store } = await openTestStore(kind)
    const world = await aFullWorld(store)
    return { store, world, privacy: world.account.privacy, site: world.site }
  }
  /** Somebody who looked at a page, and wrote nothing. */
  const passerBy = async (world: World, seenAtMs: number, contact = aContact(world.accountId)) => {
    const { contacts } = world.account
    await contacts.create(contact)
    await contacts.issuePass(aPass(world.site, contact, { lastSeenAtMs: seenAtMs, expiresAtMs: lateMs }))
    const visit = await contacts.lastVisit(world.contact.id)
    if (visit === null) throw new Error('no visit')
    await contacts.saveVisit({ ...visit, contactId: contact.id, lastSeenAtMs: seenAtMs }, world.site.id)
    return contact
  }

  it('[PRV4] visits go, and with them who left nothing else; others stay', async () => {
    const { world, privacy, site } = await setUp()
    const cutMs = thenMs + 100
    const old = await passerBy(world, thenMs)
    const recent = await passerBy(world, cutMs)
    const verified = await passerBy(world, thenMs, aContact(world.accountId, { verified: true, externalId: 'u1' }))
    const here = await passerBy(world, thenMs)
    const back = await passerBy(world, thenMs)
    await world.account.contacts.issuePass(aPass(site, back, { lastSeenAtMs: cutMs }))
    const stale = [old, verified, here, back, world.contact].map(({ id }) => id).sort()
    const found = await privacy.staleContacts(site.id, cutMs, null, 10)
    expect(found).toEqual(expect.arrayContaining(stale))
    expect(found).not.toContain(recent.id)
    expect(await privacy.staleContacts(site.id, cutMs, found[1] ?? '', 2)).toEqual(found.slice(2, 4))
    const mayGo = stale.filter((id) => id !== here.id)
    expect(await privacy.removeVisits(site.id, stale, cutMs, mayGo)).toEqual({ visits: 5, contacts: 1 })
    const { contacts } = world.account
    expect(await contacts.byId(old.id)).toBeNull()
    for (const kept of [recent, verified, here, back, world.contact])
      expect(await contacts.byId(kept.id)).not.toBeNull()
    expect(await contacts.lastVisit(recent.id)).not.toBeNull()
    expect(await contacts.lastVisit(verified.id)).toBeNull()
  })

  it('[SES12] a session is kept as its site says, and nobody goes who is in one that is kept', async () => {
    const { world, privacy, site } = await setUp()
    const { gathering } = world
    const found = await privacy.idleConversations(site.id, lateMs, null, 10)
    expect(found.map(({ id }) => id)).toContain(gathering.id)
    const other = aSite(world.accountId)
    await world.account.sites.create(other)
    expect(await privacy.idleConversations(other.id, lateMs, null, 10)).toEqual([])
    const guest = await passerBy(world, thenMs)
    const member = { ...gathering.room.members[0], party: contactParty(guest) }
    const room = { ...gathering.room, members: [member] } as typeof gathering.room
    const { id } = await world.account.rooms.ensure({ id: randomUUID(), kind: 'multi', room, key: null, nowMs: thenMs })
    const remove = () => privacy.removeVisits(site.id, [guest.id], thenMs + 100, [guest.id])
    expect((await remove()).contacts).toBe(0)
    await privacy.removeConversations([id], null)
    expect((await remove()).contacts).toBe(1)
  })

  it('[PRV4] visits of another site keep to the rules of that one', async () => {
    const { world, privacy, site } = await setUp()
    const other = aSite(world.accountId)
    await world.account.sites.create(other)
    const elsewhere = await passerBy({ ...world, site: other }, thenMs)
    expect(await privacy.removeVisits(site.id, [elsewhere.id], lateMs, [elsewhere.id])).toEqual({
      visits: 0,
      contacts: 0,
    })
    expect(await world.account.contacts.lastVisit(elsewhere.id)).not.toBeNull()
    expect(await privacy.stripVisits(other.id, lateMs)).toBe(1)
    expect(await privacy.stripVisits(other.id, lateMs)).toBe(0)
    expect(await world.account.contacts.lastVisit(elsewhere.id)).toMatchObject({ ip: null, browser: 'Firefox' })
    expect(await world.account.contacts.lastVisit(world.contact.id)).toMatchObject({ ip: '203.0.113.1' })
  })

  it('[PRV4] pages and addresses go from messages that are old enough, each by itself', async () => {
    const { store, world, privacy, site } = await setUp()
    const visitor = { ...world, ...(await aVisitor(world)) }
    for (const text of ['one', 'two', 'three'])
      await store.log.submit(sendAct(visitor, contactParty(visitor.contact), text))
    const { id } = visitor.conversation
    const read = async () => (await world.account.conversations.latest(id, 'staff', 50))?.entries ?? []
    const cutMs = (await read())[2]?.atMs ?? 0
    expect(await privacy.writtenSince(site.id, 0, null, 10)).toEqual([id, world.conversation.id].sort())
    expect(await privacy.writtenSince(site.id, lateMs, null, 10)).toEqual([])
    expect(await privacy.stripEntries('ip-addresses', [id], 0, cutMs)).toBe(2)
    expect(await privacy.stripEntries('ip-addresses', [id], 0, cutMs)).toBe(0)
    const [first, , third] = await read()
    expect(first?.origin).toEqual({ ip: null, country: 'CN', pageUrl: 'https://shop.example/', pageTitle: null })
    expect(third?.origin).toMatchObject({ ip: '203.0.113.9' })
    expect(await privacy.stripEntries('pages', [id], cutMs, lateMs)).toBe(1)
    expect((await read()).map(({ origin }) => [origin?.ip, origin?.pageUrl])).toEqual([
      [null, 'https://shop.example/'],
      [null, 'https://shop.example/'],
      ['203.0.113.9', null],
    ])
  })

  it('[PRV4] how far messages are stripped is kept, and never goes back', async () => {
    const { privacy, site } = await setUp()
    expect(await privacy.strippedUntil(site.id)).toEqual({ pagesMs: 0, ipAddressesMs: 0 })
    await privacy.keepStrippedUntil(site.id, { pagesMs: 5, ipAddressesMs: 0 })
    await privacy.keepStrippedUntil(site.id, { pagesMs: 3, ipAddressesMs: 7 })
    expect(await privacy.strippedUntil(site.id)).toEqual({ pagesMs: 5, ipAddressesMs: 7 })
  })

  it('[PRV5] each due site is given to one node, comes back when that fails, and rests when it is done', async () => {
    const { store, world } = await setUp()
    const second = aSite(world.accountId)
    await world.account.sites.create(second)
    const claims = await Promise.all(Array.from({ length: 6 }, () => store.retention.claim(thenMs, thenMs + 60)))
    const given = claims.flatMap((claim) => claim?.siteId ?? [])
    expect([...given].sort()).toEqual([world.site.id, second.id].sort())
    await store.retention.done(world.accountId, second.id, thenMs + 1_000)
    expect(await store.retention.claim(thenMs + 59, thenMs + 200)).toBeNull()
    expect(await store.retention.claim(thenMs + 60, thenMs + 200)).toEqual({
      accountId: world.accountId,
      siteId: world.site.id,
    })
    expect(await store.retention.claim(thenMs + 199, thenMs + 300)).toBeNull()
    expect((await store.retention.claim(thenMs + 1_000, thenMs + 2_000))?.accountId).toBe(world.accountId)
  })
})
