import { expect, test } from 'vitest'
import { createHarness, createSharedLine, texts } from './test-support/harness.ts'

import { uuid } from './test-support/log-double.ts'
import { conversationId } from './test-support/server-double.ts'
import type { Siblings } from './types.ts'

const talking = async (siblings?: Siblings) => {
  const harness = createHarness()
  const client = harness.client(siblings === undefined ? {} : { siblings })
  await harness.flush()
  client.send(null, 'one')
  await harness.flush()
  const removed: string[] = []
  client.on('removed', (id) => removed.push(id))
  return {
    ...harness,
    another: harness.client,
    client,
    removed,
    view: (id = conversationId) => client.conversation(id),
  }
}

test('[CLI15] a removed conversation leaves nothing behind, and does not come back', async () => {
  const { server, client, view, flush, removed } = await talking()
  expect(texts(view())).toEqual(['one'])
  const late = server.start().fresh()
  server.remove()
  await flush()
  expect(removed).toEqual([conversationId])
  expect(view()).toMatchObject({ state: 'removed', entries: [], marks: [], head: null, rev: 0 })
  const before = server.asked.length
  server.broadcast({ type: 'conversation.changed', changes: late })
  client.watch(conversationId)
  await flush()
  expect(view()).toMatchObject({ state: 'removed', entries: [] })
  expect(server.asked.length).toBe(before)
})

test('[CLI15] what was here and is not found after a lost link is removed as well', async () => {
  const { server, view, advance, removed } = await talking()
  server.cut()
  server.remove()
  await advance(1_000)
  expect([removed, view().state, view().entries]).toEqual([[conversationId], 'removed', []])
})

test('[CLI15] an answer that was under way does not bring it back', async () => {
  const { server, view, flush, advance, removed } = await talking()
  server.cut()
  const resuming = server.refuse((frame) => {
    if (frame.type !== 'request' || frame.command !== 'conversation.resume') return undefined
    // The server has read it, and takes it out before the answer has left.
    resuming()
    server.broadcast({ type: 'conversation.removed', conversationId })
    return undefined
  })
  await advance(1_000)
  await flush()
  expect([removed, view().state, view().entries]).toEqual([[conversationId], 'removed', []])
})

test('[CLI15] words of the visitor that are not through begin a new conversation', async () => {
  const { server, client, flush, view, stored } = await talking()
  server.remove()
  client.send(conversationId, 'two')
  await flush()
  expect(texts(view(uuid(11)))).toEqual(['two'])
  expect(view().outbox).toEqual([])
  expect(stored.size).toBe(0)
})

test('[CLI15] two tabs begin it anew only once', async () => {
  const line = createSharedLine()
  const { server, client, flush, view, storage, ...harness } = await talking(line())
  const other = harness.another({ storage, siblings: line() })
  await flush()
  other.watch(conversationId)
  await flush()
  const allow = server.refuse((frame) =>
    frame.type === 'request' && frame.command === 'message.send' ? { code: 'server.busy', message: '' } : undefined,
  )
  client.send(conversationId, 'two')
  await flush()
  server.remove()
  allow()
  await harness.advance(10_000)
  expect(texts(view(uuid(11)))).toEqual(['two'])
  expect(texts(other.conversation(uuid(11)))).toEqual(['two'])
})

test('[CLI15] a refusal that came before the news is no failure', async () => {
  const { server, client, flush, view } = await talking()
  const { id } = server.start()
  server.logs.delete(id)
  client.send(conversationId, 'two')
  await flush()
  expect(view().outbox).toMatchObject([{ state: 'failed', code: 'not_found' }])
  server.remove()
  await flush()
  expect(texts(view(uuid(11)))).toEqual(['two'])
})

test('[CLI15] words of the visitor begin a new one also where nothing of the old was read yet', async () => {
  const { server, flush, advance, another } = await talking()
  const allow = server.refuse((frame) =>
    frame.type === 'request' && ['conversation.resume', 'message.send'].includes(frame.command)
      ? { code: 'server.busy', message: '' }
      : undefined,
  )
  const fresh = another()
  await flush()
  fresh.send(conversationId, 'two')
  await flush()
  expect(fresh.conversation(conversationId).head).toBeNull()
  server.remove()
  await flush()
  allow()
  await advance(10_000)
  expect(texts(fresh.conversation(uuid(11)))).toEqual(['two'])
})
