import type { Entry } from '@frontdesk/protocol'
import { expect, test } from 'vitest'
import { createHarness, texts } from './test-support/harness.ts'
import { agentAuthor, agentId, conversationId, visitorId } from './test-support/server-double.ts'

const talking = async (overrides = {}) => {
  const harness = createHarness()
  const client = harness.client(overrides)
  harness.server.start()
  await harness.flush()
  client.watch(conversationId)
  await harness.flush()
  return { ...harness, client, view: () => client.conversation(conversationId) }
}

test('[CLI4] after a lost link the conversation is resumed by its change number', async () => {
  const { server, view, advance, flush } = await talking()
  server.agentWrites('one')
  await flush()
  server.cut()
  server.agentWrites('two')
  server.change(server.start(), () => server.start().edit(1, 'one, mended'))
  await advance(1_000)
  expect(texts(view())).toEqual(['one, mended', 'two'])
  const resumes = server.asked.filter((frame) => frame.type === 'request' && frame.command === 'conversation.resume')
  expect(resumes.at(-1)).toMatchObject({ params: { rev: 1 } })
})

test('[CLI4] the view says when it may be behind, and keeps what it has', async () => {
  const { server, view, flush } = await talking()
  server.agentWrites('one')
  await flush()
  expect(view()).toMatchObject({ state: 'ready', current: true })
  server.cut()
  expect(view()).toMatchObject({ state: 'ready', current: false })
  expect(texts(view())).toEqual(['one'])
})

test('[CLI5] a push that does not fit is not applied; what is missing is fetched', async () => {
  const { server, view, flush, client } = await talking()
  server.agentWrites('one')
  const [connection] = server.live()
  connection?.down.splice(0)
  server.agentWrites('two')
  await flush()
  expect(texts(view())).toEqual(['one', 'two'])
  expect(client.conversation(conversationId).rev).toBe(server.start().rev)
})

test('[CLI5] pushes during a resume are held and applied after it', async () => {
  const { server, view, advance, flush } = await talking()
  server.agentWrites('one')
  await flush()
  server.cut()
  await server.settle()
  const allow = server.refuse((frame) =>
    frame.type === 'request' && frame.command === 'conversation.resume'
      ? { code: 'server.busy', message: '' }
      : undefined,
  )
  await advance(300)
  allow()
  expect(view().current).toBe(false)
  server.broadcast({
    type: 'conversation.changed',
    changes: { ...server.start().since(0), from: 90, to: 91 },
  })
  await flush()
  expect(texts(view())).toEqual(['one'])
  server.agentWrites('two')
  await advance(2_000)
  expect(texts(view())).toEqual(['one', 'two'])
})

test('[CLI6] a stale or repeated push never overwrites what is newer', async () => {
  const { server, view, flush } = await talking()
  server.agentWrites('one')
  await flush()
  const stale = server.start().since(0)
  server.change(server.start(), () => server.start().edit(1, 'one, mended'))
  await flush()
  server.broadcast({ type: 'conversation.changed', changes: stale })
  server.broadcast({ type: 'conversation.changed', changes: { ...stale, to: stale.to + 5 } })
  await flush()
  expect(texts(view())).toEqual(['one, mended'])
})

test('[CLI4] history comes page by page and a change to an entry not yet loaded is not lost', async () => {
  const { server, view, flush, client } = await talking()
  for (let i = 1; i <= 120; i += 1) server.agentWrites(`m${i}`)
  server.cut()
  client.wake()
  client.unwatch(conversationId)
  const fresh = createHarness(server)
  const reader = fresh.client()
  reader.watch(conversationId)
  await fresh.flush()
  const seen = () => reader.conversation(conversationId)
  expect([seen().entries.length, seen().hasEarlier]).toEqual([50, true])
  server.change(server.start(), () => server.start().edit(3, 'm3, mended'))
  await fresh.flush()
  expect(seen().entries[0]?.seq).toBe(71)
  await Promise.all([reader.loadEarlier(conversationId), fresh.flush()])
  expect([seen().entries.length, seen().hasEarlier, seen().entries[0]?.seq]).toEqual([100, true, 21])
  await Promise.all([reader.loadEarlier(conversationId), fresh.flush()])
  expect([seen().entries.length, seen().hasEarlier]).toEqual([120, false])
  expect(texts(seen())[2]).toBe('m3, mended')
  await flush()
  expect(view().entries.length).toBeLessThanOrEqual(120)
})

test('[CLI4] a conversation that may not be seen says so, and is tried again when watched again', async () => {
  const harness = createHarness()
  const client = harness.client()
  await harness.flush()
  client.watch(conversationId)
  await harness.flush()
  expect(client.conversation(conversationId).state).toBe('refused')
  harness.server.start()
  client.watch(conversationId)
  await harness.flush()
  expect(client.conversation(conversationId).state).toBe('ready')
})

test('[CLI4] unwatched during a resume and watched again, it is current in the end', async () => {
  const { server, client, view, flush } = await talking()
  client.unwatch(conversationId)
  client.watch(conversationId)
  client.unwatch(conversationId)
  client.watch(conversationId)
  await flush()
  server.agentWrites('heard')
  await flush()
  expect(texts(view())).toEqual(['heard'])
  expect(view().current).toBe(true)
})

test('[CLI4] entries are told once, and the first load is told apart from news', async () => {
  const { server, client, advance, flush } = await talking()
  const told: [readonly Entry[], boolean][] = []
  client.on('entries', ({ entries, initial }) => told.push([entries, initial]))
  server.agentWrites('one')
  await flush()
  server.cut()
  server.agentWrites('two')
  await advance(1_000)
  expect(told.map(([entries, initial]) => [entries.map(({ seq }) => seq), initial])).toEqual([
    [[1], false],
    [[2], false],
  ])
  const later = createHarness(server)
  const initials: boolean[] = []
  later.client().on('entries', ({ initial }) => initials.push(initial))
  await later.flush()
  expect(initials).toEqual([true])
})

test('[CLI11] receipts: delivered by itself and coalesced, read when told, never backwards', async () => {
  const { server, client, advance, flush, view } = await talking()
  const receipts = () =>
    server.asked.flatMap((frame) =>
      frame.type === 'request' && frame.command === 'receipt.update' ? [frame.params] : [],
    )
  server.agentWrites('one')
  server.agentWrites('two')
  await flush()
  expect(receipts()).toEqual([])
  await advance(300)
  expect(receipts()).toEqual([{ conversationId, deliveredSeq: 2 }])
  client.markRead(conversationId, 2)
  client.markRead(conversationId, 1)
  await advance(300)
  expect(receipts().slice(1)).toEqual([{ conversationId, deliveredSeq: 2, readSeq: 2 }])
  expect(view().marks).toMatchObject([{ party: { id: visitorId }, readSeq: 2 }])
  await advance(5_000)
  expect(receipts()).toHaveLength(2)
})

test('[CLI11] a receipt lost with the link is told again; with receipts off only reading is told', async () => {
  const { server, client, advance, flush } = await talking({ receipts: 'off' })
  server.agentWrites('one')
  await flush()
  await advance(1_000)
  const marks = () => server.start().fresh().marks
  expect(marks()).toEqual([])
  client.markRead(conversationId, 1)
  server.cut()
  await advance(2_000)
  expect(marks()).toMatchObject([{ readSeq: 1 }])
})

test('[CLI12] typing goes out throttled and is taken back by itself', async () => {
  const { server, client, advance } = await talking()
  const sent = () =>
    server.asked.flatMap((frame) =>
      frame.type === 'request' && frame.command === 'typing.set' ? [frame.params.active] : [],
    )
  for (let i = 0; i < 10; i += 1) {
    client.setTyping(conversationId, true)
    await advance(400)
  }
  expect(sent()).toEqual([true, true])
  await advance(5_000)
  expect(sent()).toEqual([true, true, false])
  client.setTyping(conversationId, true)
  client.send(conversationId, 'done')
  await advance(5_000)
  expect(sent()).toEqual([true, true, false, true])
})

test('[CLI12] the mark of another goes out after its life, or with the message', async () => {
  const { server, view, advance, flush } = await talking()
  const typing = (active: boolean) =>
    server.broadcast({
      type: 'typing.changed',
      conversationId,
      party: { kind: 'agent', id: agentId, label: 'Li Wei' },
      active,
    })
  typing(true)
  await flush()
  expect(view().typing).toMatchObject([{ label: 'Li Wei' }])
  await advance(5_900)
  expect(view().typing).toHaveLength(1)
  await advance(200)
  expect(view().typing).toEqual([])
  typing(true)
  await flush()
  server.agentWrites('here it is')
  await flush()
  expect(agentAuthor.id).toBe(agentId)
  expect(view().typing).toEqual([])
})

test('[CLI4] the view is the same object until something changes', async () => {
  const { server, view, flush } = await talking()
  const before = view()
  expect(view()).toBe(before)
  server.agentWrites('one')
  await flush()
  expect(view()).not.toBe(before)
})
