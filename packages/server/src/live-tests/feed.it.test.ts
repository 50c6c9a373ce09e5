import { attachFeed, type Client, type Feed } from '@frontdesk/client'
import type { ConversationItem } from '@frontdesk/protocol'
import { createRandom, eventually, hireAgent, type RawSocket, seedOfRun, signedInSocket } from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { sendText, startTalk, useServer, watching } from './testing.ts'

const timers = {
  nowMs: Date.now,
  set: (run: () => void, delayMs: number) => setTimeout(run, delayMs),
  clear: (handle: unknown) => clearTimeout(handle as NodeJS.Timeout),
}

const feedOf = (client: Client): Feed => attachFeed(client, { timers, random: Math.random })

/** A list as it is shown: what is closed is in no open list. */
const picture = ({ items, reads }: { items: ReadonlyMap<string, ConversationItem>; reads: Feed['reads'] }) => ({
  items: [...items.values()]
    .filter(({ status }) => status !== 'closed')
    .sort((one, other) => (one.id < other.id ? -1 : 1)),
  reads: [...reads.values()].sort((one, other) => (one.conversationId < other.conversationId ? -1 : 1)),
})

const fresh = async (socket: RawSocket) => {
  const page = await socket.expect('feed.resume', {})
  return picture({
    items: new Map(page.items.map((item) => [item.id, item])),
    reads: new Map(page.reads.map((read) => [read.conversationId, read])),
  })
}

describe('the list of conversations', () => {
  const server = useServer({
    service: { policy: 'manual' },
    limits: { visitorMessagesPer10s: 1_000, agentMessagesPer10s: 1_000 },
  })

  const seed = seedOfRun()
  it(`[FEED1] resumed with its cursor again and again, it is equal to a fresh one (seed ${seed})`, async () => {
    const random = createRandom(seed)
    const agent = await hireAgent(server())
    const talks = await Promise.all(Array.from({ length: 12 }, (_, n) => startTalk(server(), `begun ${n}`)))
    const staff = await signedInSocket(server().url, agent)
    const held = { items: new Map(), reads: new Map() } as { items: Map<string, never>; reads: Map<string, never> }
    let cursor: string | undefined
    for (let round = 0; round < 10; round += 1) {
      for (let n = 0; n < 8; n += 1) {
        const { socket, conversationId } = random.pick(talks)
        const what = random.below(5)
        if (what === 0) await socket.ask('conversation.close', { conversationId })
        else if (what === 1) await staff.ask('conversation.take', { conversationId, from: null })
        else if (what === 2) await staff.ask('receipt.update', { conversationId, readSeq: random.below(20) })
        else if (what === 3) await sendText(staff, conversationId, `note ${n}`, { visibility: 'staff' })
        else await sendText(socket, conversationId, `words ${round} ${n}`)
      }
      const page = await staff.expect('feed.resume', cursor === undefined ? {} : { cursor })
      expect(page.reset).toBe(cursor === undefined)
      for (const item of page.items) held.items.set(item.id, item as never)
      for (const read of page.reads) held.reads.set(read.conversationId, read as never)
      cursor = page.cursor
      const open = await fresh(staff)
      expect(picture(held).items).toEqual(open.items)
      for (const read of open.reads) expect(held.reads.get(read.conversationId)).toEqual(read)
    }
    for (const { socket } of talks) socket.close()
    staff.close()
  })

  it('[FEED1] pushes alone keep it equal, and so does the way back after a lost link', async () => {
    const agent = await hireAgent(server())
    const client = agent.client({ receipts: 'off' })
    const feed = feedOf(client)
    const { socket, conversationId } = await startTalk(server())
    const witness = await signedInSocket(server().url, agent)
    await eventually(() => feed.ready && feed.items.get(conversationId)?.inboundCount === 1)
    for (let n = 0; n < 30; n += 1) await sendText(socket, conversationId, `words ${n}`)
    await eventually(() => feed.items.get(conversationId)?.inboundCount === 31)
    expect(picture(feed).items).toEqual((await fresh(witness)).items)
    await server().restart()
    const again = await signedInSocket(server().url, agent)
    await sendText(again, conversationId, 'Taken meanwhile')
    await eventually(() => feed.current && feed.items.get(conversationId)?.assignee?.id === agent.agentId)
    expect(picture(feed).items).toEqual((await fresh(again)).items)
    feed.close()
    client.close()
    again.close()
  })

  it('[FEED1] a cursor of another server brings a reset, not an error', async () => {
    const staff = await signedInSocket(server().url, await hireAgent(server()))
    for (const cursor of ['0', '7', '99999999999', 'x', ''])
      expect([cursor, await staff.expect('feed.resume', { cursor })]).toMatchObject([cursor, { reset: true }])
    staff.close()
  })

  it('[FEED1] a conversation in which nothing was written stands in no list', async () => {
    const { visitor } = await startTalk(server())
    const agent = await hireAgent(server())
    const staff = await signedInSocket(server().url, agent)
    const before = (await staff.expect('feed.resume', {})).items.length
    const silent = await signedInSocket(server().url, visitor)
    await silent.expect('conversation.start', {})
    expect((await staff.expect('feed.resume', {})).items.length).toBe(before)
    staff.close()
    silent.close()
  })

  it('[FEED2] a read mark reaches all devices of the agent that reads, and of no other', async () => {
    const [agent, colleague] = await Promise.all([hireAgent(server()), hireAgent(server())])
    const { socket, conversationId } = await startTalk(server())
    const desk = await watching(server(), agent, conversationId)
    const phone = await signedInSocket(server().url, agent)
    const other = await watching(server(), colleague, conversationId)
    await desk.expect('receipt.update', { conversationId, readSeq: 1 })
    for (const device of [desk, phone])
      expect(await device.next('read.changed')).toEqual({
        type: 'read.changed',
        read: { conversationId, readSeq: 1, readInbound: 1 },
      })
    await other.expect('agent.list', {})
    expect(other.frames.some(({ type }) => type === 'read.changed')).toBe(false)
    const { reads } = await phone.expect('feed.resume', {})
    expect(reads).toContainEqual({ conversationId, readSeq: 1, readInbound: 1 })
    for (const each of [socket, desk, phone, other]) each.close()
  })

  it('[FEED1] who watches a conversation is not told of it a second time', async () => {
    const agent = await hireAgent(server())
    const { socket, conversationId } = await startTalk(server())
    const watcher = await watching(server(), agent, conversationId)
    const bystander = await signedInSocket(server().url, agent)
    await sendText(socket, conversationId, 'Once')
    expect((await bystander.next('feed.changed')).items.map(({ id }) => id)).toEqual([conversationId])
    await watcher.expect('agent.list', {})
    const told = watcher.frames.flatMap((frame) => (frame.type === 'feed.changed' ? frame.items : []))
    expect(told.map(({ id }) => id)).not.toContain(conversationId)
    for (const each of [socket, watcher, bystander]) each.close()
  })

  it('[FEED1] it comes at most ten times a second, with the newest state of each', async () => {
    const staff = await signedInSocket(server().url, await hireAgent(server()))
    const { socket, conversationId } = await startTalk(server())
    const count = 60
    const beganMs = performance.now()
    for (let n = 0; n < count; n += 1) await sendText(socket, conversationId, `words ${n}`)
    const frames = () => staff.frames.filter((frame) => frame.type === 'feed.changed')
    await eventually(
      () =>
        frames()
          .at(-1)
          ?.items.find(({ id }) => id === conversationId)?.inboundCount ===
        count + 1,
    )
    expect(frames().length).toBeLessThanOrEqual((performance.now() - beganMs) / 100 + 2)
    socket.close()
    staff.close()
  })
})
