import { randomUUID } from 'node:crypto'
import { createRandom, seedOfRun } from '@frontdesk/testkit/random'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ListedConversation } from '../../app/ports/store.ts'
import { testPostgresKinds } from '../postgres/testing.ts'
import { catchUp } from './test-support/catch-up.ts'
import { shareTestStore } from './test-support/open-store.ts'
import { feedOf } from './test-support/viewers.ts'
import { aVisitor, aWorld, contactParty, sendAct, type World } from './test-support/world.ts'

/** A change of a listed row as any writer makes it, in a transaction that stays open until it is told to end. */
const openChange = async (url: string, conversationId: string, text: string) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  onTestFinished(() => client.end())
  await client.query('begin')
  await client.query(
    'update conversations set last_text = $2, feed_xid = pg_current_xact_id()::text::bigint where id = $1',
    [conversationId, text],
  )
  return { commit: () => client.query('commit') }
}

describe.each(testPostgresKinds)('the feed of lists on %s', (kind) => {
  const share = shareTestStore(kind)
  const setUp = async () => {
    const { store, url } = await share()
    const world = await aWorld(store)
    const visitors: World[] = []
    for (let i = 0; i < 3; i += 1) visitors.push({ ...world, ...(await aVisitor(world)) })
    for (const visitor of visitors) await store.log.submit(sendAct(visitor, contactParty(visitor.contact), 'first'))
    const [a, b, c] = visitors.map(({ conversation }) => conversation.id)
    if (a === undefined || b === undefined || c === undefined) throw new Error('no visitors')
    return { url, store, a, b, c, visitors, feed: feedOf(world.account) }
  }
  const texts = (items: readonly ListedConversation[]) =>
    new Map(items.map(({ conversation }) => [conversation.id, conversation.last?.text]))

  it('[LOG14] misses no transaction that was open while the cursor was taken, whichever commits first', async () => {
    for (const order of ['older first', 'newer first'] as const) {
      const { url, a, b, feed } = await setUp()
      const start = await feed(null, 10)
      const older = await openChange(url, a, 'older')
      const newer = await openChange(url, b, 'newer')
      const [first, second] = order === 'older first' ? [older, newer] : [newer, older]
      const both = new Map([
        [a, 'older'],
        [b, 'newer'],
      ])
      const heard = new Map<string, string | undefined>()
      let { cursor } = start
      const listen = async (): Promise<void> => {
        const told = await feed(cursor, 10)
        cursor = told.cursor
        for (const [id, text] of texts(told.items)) heard.set(id, text)
      }
      await listen()
      await first.commit()
      await listen()
      await listen()
      await second.commit()
      await listen()
      expect(new Map([...both.keys()].map((id) => [id, heard.get(id)]))).toEqual(both)
      await catchUp(feed, cursor)
    }
  })

  it('[LOG14] misses none of many that overlap at random', async () => {
    const { url, a, b, c, feed } = await setUp()
    const seed = seedOfRun()
    const random = createRandom(seed)
    const ids = [a, b, c]
    const heard = new Map<string, string | undefined>()
    let { cursor } = await feed(null, 10)
    const open: { id: string; text: string; commit(): Promise<unknown> }[] = []
    const committed = new Map<string, string>()
    for (let step = 0; step < 60; step += 1) {
      const free = ids.filter((id) => !open.some((change) => change.id === id))
      if (free.length > 0 && random.chance(0.5)) {
        const id = random.pick(free)
        const text = randomUUID()
        open.push({ id, text, ...(await openChange(url, id, text)) })
      } else if (open.length > 0) {
        const [change] = open.splice(random.below(open.length), 1)
        await change?.commit()
        if (change !== undefined) committed.set(change.id, change.text)
      }
      const told = await feed(cursor, 10)
      cursor = told.cursor
      for (const [id, text] of texts(told.items)) heard.set(id, text)
      for (const [id, text] of committed) expect(heard.get(id), `seed ${seed}, step ${step}`).toBe(text)
    }
    for (const change of open) await change.commit()
  })

  it('[LOG14] does not stumble over rows that were dumped in a server whose numbers ran ahead', async () => {
    const { url, store, a, visitors, feed } = await setUp()
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    onTestFinished(() => client.end())
    await client.query('update conversations set feed_xid = 1000000000000 where id = $1', [a])
    const cursor = await catchUp(feed, (await feed(null, 10)).cursor)
    const [first] = visitors
    if (first === undefined) throw new Error('no visitor')
    await store.log.submit(sendAct(first, contactParty(first.contact), 'again'))
    expect([...texts((await feed(cursor, 10)).items).values()]).toEqual(['again'])
  })
})
