import { randomUUID } from 'node:crypto'
import { growLog } from '@frontdesk/testkit/grow-log'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { LogOutcome } from '../../app/ports/conversation-log.ts'
import { agentPrincipal } from '../../app/principal.ts'
import { testPostgresKinds } from '../postgres/testing.ts'
import { openTestStore } from './test-support/open-store.ts'
import { feedOf } from './test-support/viewers.ts'
import {
  aFullWorld,
  agentParty,
  aSite,
  aVisitor,
  closeAct,
  contactParty,
  entriesOf,
  markAct,
  sendAct,
  type World,
} from './test-support/world.ts'

/** Later than anything that a test writes. */
const lateMs = 1_900_000_000_000
const absent = { kind: 'refused', refusal: { code: 'not_found' } }

const rowsOf = async (adminUrl: string) => {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  onTestFinished(() => client.end())
  const { rows: columns } = await client.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and data_type = 'uuid'`,
  )
  return {
    /** Every table and column in which one of these ids stands, with the number of rows. */
    naming: async (ids: readonly string[]): Promise<Record<string, number>> => {
      const found: Record<string, number> = {}
      for (const { table, column } of columns) {
        const { rows } = await client.query<{ n: number }>(
          `select count(*)::int as n from ${table} where ${column} = any($1)`,
          [ids],
        )
        if (rows[0] !== undefined && rows[0].n > 0) found[`${table}.${column}`] = rows[0].n
      }
      return found
    },
  }
}

describe.each(testPostgresKinds)('taking out on %s', (kind) => {
  const setUp = async () => {
    const opened = await openTestStore(kind)
    const world = await aFullWorld(opened.store)
    const rows = await rowsOf(opened.adminUrl)
    return { ...opened, world, rows, privacy: world.account.privacy }
  }
  const another = async (world: World, say = 1): Promise<World> => {
    const visitor = { ...world, ...(await aVisitor(world)) }
    for (let i = 0; i < say; i += 1)
      await world.store.log.submit(sendAct(visitor, contactParty(visitor.contact), `words ${i}`))
    return visitor
  }
  const close = (world: World) => world.store.log.submit(closeAct(world, agentParty(world.agent)))
  const record = (world: World) => ({
    id: randomUUID(),
    contactId: world.contact.id,
    agentId: world.agent.id,
    atMs: lateMs,
    conversations: 0,
    entries: 0,
    files: 0,
  })

  it('[PRV3] finds what is closed and has rested, or was never written in, on this site only', async () => {
    const { world, privacy } = await setUp()
    const closed = await another(world, 3)
    await close(closed)
    const empty = await another(world, 0)
    const otherSite = aSite(world.accountId)
    await world.account.sites.create(otherSite)
    const elsewhere = await another({ ...world, site: otherSite })
    await close(elsewhere)
    const open = await another(world)
    const candidates = await privacy.idleConversations(world.site.id, lateMs, null, 10)
    expect(candidates).toEqual(
      [
        { id: closed.conversation.id, entries: 4 },
        { id: empty.conversation.id, entries: 0 },
        { id: world.gathering.id, entries: 0 },
      ].sort((a, b) => (a.id < b.id ? -1 : 1)),
    )
    const rested = (await world.account.conversations.byId(closed.conversation.id))?.lastAtMs ?? 0
    const still = (await privacy.idleConversations(world.site.id, rested, null, 10)).map(({ id }) => id)
    expect(still).toEqual([empty.conversation.id, world.gathering.id].sort())
    // Asked again under the lock: an open one stays, though it was handed in.
    const all = [closed, empty, open].map(({ conversation }) => conversation.id)
    const removed = await privacy.removeConversations(all, lateMs)
    expect({ ...removed, ids: [...removed.ids].sort() }).toEqual({
      ids: [closed.conversation.id, empty.conversation.id].sort(),
      entries: 4,
      files: 0,
    })
    expect(await world.account.conversations.byId(open.conversation.id)).not.toBeNull()
  })

  it('[PRV6][SEC-I6] what is taken out does not come back by the log, from memory or not', async () => {
    const { store, world, privacy, rows } = await setUp()
    const closed = await another(world, 2)
    await close(closed)
    await privacy.removeConversations([closed.conversation.id], lateMs)
    // The log still remembers the row: it has not been told to forget it.
    const acts = [
      sendAct(closed, contactParty(closed.contact), 'late'),
      sendAct(closed, agentParty(world.agent), 'late'),
      markAct(closed, agentParty(world.agent), 2, 2),
    ]
    for (const act of acts) expect(await store.log.submit(act)).toEqual(absent)
    store.log.forget(world.accountId, [closed.conversation.id])
    for (const act of acts) expect(await store.log.submit(act)).toEqual(absent)
    expect(await rows.naming([closed.conversation.id])).toEqual({})
  })

  it('[PRV6] a list feed that began before begins again, a later one goes on', async () => {
    const { world, privacy } = await setUp()
    const closed = await another(world)
    const feed = feedOf(world.account)
    const { cursor: before } = await feed(null, 10)
    expect((await feed(before, 10)).more).toBe(false)
    await close(closed)
    await privacy.removeConversations([closed.conversation.id], null)
    expect(await feed(before, 10)).toMatchObject({ items: [], more: true })
    expect((await feed((await feed(null, 10)).cursor, 10)).more).toBe(false)
    const theirs = await aFullWorld(world.store)
    const { cursor } = await feedOf(theirs.account)(null, 10)
    await privacy.removeConversations([world.conversation.id], null)
    expect((await feedOf(theirs.account)(cursor, 10)).more).toBe(false)
  })

  it('[PRV6] a poll that follows the list hears of a removal once, and begins again', async () => {
    const { world, privacy } = await setUp()
    const { links } = world.account
    const principal = agentPrincipal(world.agent, world.session.id)
    const closed = await another(world)
    const start = await links.feedSince((await feedOf(world.account)(null, 10)).cursor, 10)
    const before = start?.cursor ?? ''
    const looks = async (cursor: string) => (await links.look(principal, [], cursor, 0)).feed
    expect([await looks(before), (await links.feedSince(before, 10))?.items]).toEqual([false, []])
    await privacy.removeConversations([closed.conversation.id], null)
    expect([await looks(before), await links.feedSince(before, 10)]).toEqual([true, null])
    const { cursor } = await feedOf(world.account)(null, 10)
    const after = (await links.feedSince(cursor, 10))?.cursor ?? cursor
    expect(await looks(after)).toBe(false)
  })

  it('[PRV7][SEC-I6] an erased contact stands in no table but in the record', async () => {
    const { world, privacy, rows } = await setUp()
    const ids = [world.contact.id, world.conversation.id, world.pass.id]
    expect(Object.keys(await rows.naming(ids)).length).toBeGreaterThan(8)
    const bystander = await another(world, 2)
    const theirs = await rows.naming([bystander.contact.id, bystander.conversation.id])
    const gone = await privacy.removeContact(record(world), 50)
    expect(gone).toMatchObject({ removed: { ids: [world.conversation.id], entries: 4 } })
    expect(await rows.naming(ids)).toEqual({ 'erasures.contact_id': 1 })
    expect(await privacy.erasures(1)).toEqual([
      { ...record(world), id: expect.any(String), conversations: 1, entries: 4, files: 1 },
    ])
    expect(await rows.naming([bystander.contact.id, bystander.conversation.id])).toEqual(theirs)
    expect(await privacy.removeContact(record(world), 50)).toBe('missing')
  })

  it('[PRV8] whatever is sent meanwhile is stored and gone, or refused; nothing is left', async () => {
    const { store, world, privacy, rows } = await setUp()
    const outcomes: Promise<LogOutcome>[] = []
    const send = (i: number) => {
      const author = i % 2 === 0 ? contactParty(world.contact) : agentParty(world.agent)
      outcomes.push(store.log.submit(sendAct(world, author, `${i}`)))
    }
    for (let i = 0; i < 60; i += 1) send(i)
    const erasing = privacy.removeContact(record(world), 50)
    for (let i = 60; i < 300; i += 1) {
      send(i)
      if (i % 20 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    const gone = await erasing
    const kinds = await Promise.all(outcomes)
    const stored = kinds.filter((outcome) => outcome.kind === 'done').flatMap(entriesOf)
    for (const outcome of kinds) if (outcome.kind !== 'done') expect(outcome).toEqual(absent)
    if (typeof gone === 'string') throw new Error(gone)
    expect(gone.removed.entries).toBe(4 + stored.length)
    expect(await rows.naming([world.contact.id, world.conversation.id])).toEqual({ 'erasures.contact_id': 1 })
    // Nor does it begin again, or leave a visit.
    const draft = { id: randomUUID(), siteId: world.site.id, contactId: world.contact.id, nowMs: lateMs }
    expect(await world.account.conversations.ensureService(draft)).toBeNull()
  })

  it('[PRV2] long conversations go in pieces, and more than fit in one transaction are told', async () => {
    const { adminUrl, world, privacy, rows } = await setUp()
    await growLog(adminUrl, world.conversation.id, 12_000)
    expect(await privacy.removeEntries(world.conversation.id, 5_000)).toBe(5_000)
    expect(await privacy.removeContact(record(world), 0)).toBe('more')
    expect(await privacy.conversationsOf(world.contact.id, null, 10)).toEqual([
      { id: world.conversation.id, entries: 12_004 },
    ])
    expect(await privacy.removeConversations([world.conversation.id], null)).toEqual({
      ids: [world.conversation.id],
      entries: 7_004,
      files: 1,
    })
    expect(await rows.naming([world.conversation.id])).toEqual({})
  })
})
