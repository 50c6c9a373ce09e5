import type { ConversationItem, Params, Result, RoomItem } from '@frontdesk/protocol'
import { expect, test } from 'vitest'
import { createEmitter } from './emitter.ts'
import { attachFeed } from './feed.ts'
import { RequestError } from './request-error.ts'
import { uuid } from './test-support/log-double.ts'
import { createManualTimers } from './test-support/manual-timers.ts'
import type { Client, ClientEvents, ClientState, ConversationView } from './types.ts'

const item = (n: number, rev: number, inboundCount = rev): ConversationItem => ({
  id: uuid(n),
  kind: 'service',
  status: 'open',
  assignee: null,
  joined: [],
  createdAtMs: 1,
  seq: rev,
  rev,
  site: { id: uuid(900), name: 'Shop' },
  contact: {
    id: uuid(800 + n),
    label: 'Visitor',
    name: null,
    email: null,
    phone: null,
    verified: false,
    special: false,
    tagIds: [],
  },
  inboundCount,
  lastAtMs: rev,
  waitingSinceMs: null,
  tagIds: [],
  attributes: {},
  routing: { team: null, lane: 'normal', queuedAtMs: null, restingSinceMs: null, wanted: null, offer: null },
  last: null,
})

const room = (n: number, rev: number): RoomItem => ({
  id: uuid(n),
  kind: 'internal',
  status: 'open',
  createdAtMs: 1,
  seq: rev,
  rev,
  inboundCount: rev,
  lastAtMs: rev,
  last: null,
  shape: 'direct',
  title: null,
  team: null,
  members: [],
})

type Page = Result<'feed.resume'>
type RoomPage = Result<'room.list'>

const emptyView: ConversationView = {
  state: 'ready',
  current: true,
  rev: 0,
  entries: [],
  marks: [],
  head: null,
  hasEarlier: false,
  loadingEarlier: false,
  outbox: [],
  typing: [],
}

const attach = (roomPages: RoomPage[] = []) => {
  const { on, emit } = createEmitter<ClientEvents>()
  const clock = createManualTimers()
  const asked: { params: Params<'feed.resume'>; answer(page: Page): void; refuse(error: unknown): void }[] = []
  const reads: [string, number][] = []
  let state: ClientState = { kind: 'online', connectionId: uuid(1), sinceMs: 0 }
  const heads = new Map<string, ConversationItem>()
  const client: Pick<Client, 'state' | 'on' | 'request' | 'markRead' | 'conversation'> = {
    get state() {
      return state
    },
    on,
    request: (command, params) =>
      command === 'room.list'
        ? Promise.resolve((roomPages.shift() ?? { items: [], reads: [], next: null }) as never)
        : new Promise((answer, refuse) => asked.push({ params: params as never, answer: answer as never, refuse })),
    markRead: (id, seq) => void reads.push([id, seq]),
    conversation: (id) => ({ ...emptyView, head: heads.get(id ?? '') ?? null }),
  }
  const feed = attachFeed(client as Client, { timers: clock.timers, random: () => 0.5 })
  const settle = async () => {
    for (let i = 0; i < 10; i += 1) await Promise.resolve()
  }
  const setState = (next: ClientState) => {
    state = next
    emit('state', next)
  }
  const page = (over: Partial<Page>): Page => ({
    cursor: '1',
    reset: false,
    items: [],
    reads: [],
    more: false,
    ...over,
  })
  /** What the server tells of a watched conversation. */
  const watchedChanged = (head: ConversationItem) => {
    heads.set(head.id, head)
    emit('conversation', head.id)
  }
  return { feed, emit, asked, reads, clock, settle, setState, page, watchedChanged }
}

test('[CLI14] the feed loads page by page and then follows', async () => {
  const { feed, asked, settle, page, emit } = attach()
  expect(asked[0]?.params).toEqual({})
  asked[0]?.answer(page({ reset: true, items: [item(1, 1)], more: true, cursor: '5' }))
  await settle()
  expect([feed.items.size, feed.ready]).toEqual([1, false])
  emit('frame', { type: 'feed.changed', items: [item(1, 4)] })
  asked[1]?.answer(
    page({ items: [item(2, 2)], cursor: '9', reads: [{ conversationId: uuid(1), readSeq: 1, readInbound: 1 }] }),
  )
  await settle()
  expect(asked[1]?.params).toEqual({ cursor: '5' })
  expect([feed.ready, feed.current, feed.items.get(uuid(1))?.rev, feed.unread(uuid(1)), feed.unread(uuid(2))]).toEqual([
    true,
    true,
    4,
    3,
    2,
  ])
})

test('[CLI14] an item only moves forward, reading too', async () => {
  const { feed, asked, settle, page, emit, reads } = attach()
  asked[0]?.answer(page({ reset: true, items: [item(1, 3)] }))
  await settle()
  const version = feed.version
  emit('frame', { type: 'feed.changed', items: [item(1, 2)] })
  expect([feed.items.get(uuid(1))?.rev, feed.version]).toEqual([3, version])
  feed.markRead(uuid(1))
  expect([feed.unread(uuid(1)), reads]).toEqual([0, [[uuid(1), 3]]])
  emit('frame', { type: 'read.changed', read: { conversationId: uuid(1), readSeq: 1, readInbound: 1 } })
  expect(feed.unread(uuid(1))).toBe(0)
})

test('[CLI14] each connection resumes from the cursor; a refusal is repeated after a pause', async () => {
  const { feed, asked, settle, page, setState, clock } = attach()
  asked[0]?.answer(page({ reset: true, items: [item(1, 1)], cursor: '7' }))
  await settle()
  setState({ kind: 'offline', retryAtMs: 0 })
  expect([feed.current, feed.items.size]).toEqual([false, 1])
  setState({ kind: 'online', connectionId: uuid(2), sinceMs: 0 })
  expect(asked[1]?.params).toEqual({ cursor: '7' })
  asked[1]?.refuse(new RequestError({ code: 'server.busy', message: '', retryAfterMs: 2_000 }))
  await settle()
  await clock.advance(2_000, settle)
  asked[2]?.answer(page({ reset: true, items: [item(2, 1)], cursor: '8' }))
  await settle()
  expect([feed.current, [...feed.items.keys()]]).toEqual([true, [uuid(2)]])
  feed.close()
})

test('[CLI14] rooms are loaded after a reset, page by page, and then follow in the feed', async () => {
  const reads = [{ conversationId: uuid(5), readSeq: 1, readInbound: 1 }]
  const { feed, asked, settle, page, emit } = attach([
    { items: [room(5, 2)], reads, next: 'more' },
    { items: [room(6, 1)], reads: [], next: null },
  ])
  asked[0]?.answer(page({ reset: true, items: [item(1, 1)] }))
  await settle()
  expect([[...feed.items.keys()], [...feed.rooms.keys()]]).toEqual([[uuid(1)], [uuid(5), uuid(6)]])
  expect([feed.unread(uuid(5)), feed.unread(uuid(6))]).toEqual([1, 1])
  emit('frame', { type: 'feed.changed', items: [room(5, 4), room(7, 1)] })
  expect([feed.unread(uuid(5)), feed.rooms.has(uuid(7))]).toEqual([3, true])
  emit('frame', { type: 'conversation.hidden', conversationId: uuid(7) })
  expect(feed.rooms.has(uuid(7))).toBe(false)
})

test('[CLI15] an item that was removed goes, and what was read earlier does not bring it back', async () => {
  const { feed, asked, settle, page, emit, setState } = attach()
  emit('removed', uuid(1))
  asked[0]?.answer(page({ reset: true, items: [item(1, 1), item(2, 1)] }))
  await settle()
  expect([...feed.items.keys()]).toEqual([uuid(2)])
  const told: unknown[] = []
  feed.onChange((changed) => told.push(changed))
  emit('removed', uuid(2))
  emit('frame', { type: 'feed.changed', items: [item(2, 5)] })
  expect([feed.items.size, feed.unread(uuid(2)), told]).toEqual([0, 0, [[uuid(2)]]])
  setState({ kind: 'online', connectionId: uuid(2), sinceMs: 0 })
  asked[1]?.answer(page({ reset: true, items: [item(3, 1)] }))
  await settle()
  expect([...feed.items.keys()]).toEqual([uuid(3)])
})

test('[CLI14] the item of a watched conversation comes with the conversation', async () => {
  const { feed, asked, settle, page, watchedChanged } = attach()
  watchedChanged(item(1, 3))
  asked[0]?.answer(page({ reset: true, items: [item(1, 2)] }))
  await settle()
  expect(feed.items.get(uuid(1))?.rev).toBe(3)
  const told: unknown[] = []
  feed.onChange((changed) => told.push(changed))
  watchedChanged(item(1, 4))
  watchedChanged(item(1, 4))
  watchedChanged(item(2, 1))
  expect(feed.items.get(uuid(1))?.rev).toBe(4)
  expect(told).toEqual([[uuid(1)], [uuid(2)]])
})

test('[CLI14] what is told of a conversation that was left a moment ago is in the lists', async () => {
  const { feed, asked, settle, page, emit } = attach()
  asked[0]?.answer(page({ reset: true, items: [item(1, 2)] }))
  await settle()
  const told = { conversationId: uuid(1), from: 2, to: 3, reset: false, entries: [], marks: [] }
  emit('frame', { type: 'conversation.changed', changes: { ...told, conversation: item(1, 3) } })
  expect(feed.items.get(uuid(1))?.rev).toBe(3)
})
