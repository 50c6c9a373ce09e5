import { expect, test } from 'vitest'
import { createHarness, createSharedLine, texts } from './test-support/harness.ts'
import { conversationId } from './test-support/server-double.ts'

const online = async (overrides = {}) => {
  const harness = createHarness()
  const client = harness.client(overrides)
  await harness.flush()
  return { ...harness, client }
}

test('[CLI7] the first words of a visitor start its conversation and arrive in order', async () => {
  const { client, flush, stored } = await online()
  const started: string[] = []
  client.on('started', (id) => started.push(id))
  client.send(null, 'one')
  client.send(null, 'two')
  expect(client.conversation(null).outbox.map(({ text, state }) => [text, state])).toEqual([
    ['one', 'sending'],
    ['two', 'sending'],
  ])
  await flush()
  expect(started).toEqual([conversationId])
  expect(texts(client.conversation(conversationId))).toEqual(['one', 'two'])
  expect(client.conversation(conversationId).outbox).toEqual([])
  expect(client.conversation(null).outbox).toEqual([])
  expect([...stored.keys()]).toEqual([])
})

test('[CLI7] a message is stored before it is sent, and a later page life sends it', async () => {
  const { server, client, flush, stored, storage } = await online()
  server.setDown(true)
  server.cut()
  client.send(null, 'written on the train')
  client.send(null, 'and more')
  await flush()
  expect(stored.size).toBe(2)
  client.close()
  server.setDown(false)
  const later = createHarness(server).client({ storage })
  await flush()
  expect(texts(later.conversation(conversationId))).toEqual(['written on the train', 'and more'])
  expect(stored.size).toBe(0)
})

test('[CLI8] an answer lost with the link: sent again, stored once, shown once', async () => {
  const { server, client, flush, advance } = await online()
  client.send(null, 'hello')
  await flush()
  client.send(conversationId, 'again')
  await server.settle()
  for (const one of server.live()) while (server.step(one, 'up'));
  server.cut()
  await advance(1_000)
  expect(server.asked.filter((frame) => frame.type === 'request' && frame.command === 'message.send')).toHaveLength(3)
  expect(texts(client.conversation(conversationId))).toEqual(['hello', 'again'])
  expect(client.conversation(conversationId).outbox).toEqual([])
})

test('[CLI8] between answer and entry a message is sent, never twice in view', async () => {
  const { server, client, flush } = await online()
  client.send(null, 'hello')
  await flush()
  client.send(conversationId, 'next')
  await server.settle()
  const [connection] = server.live()
  if (connection === undefined) throw new Error('no connection')
  server.step(connection, 'up')
  connection.down.reverse()
  server.step(connection, 'down')
  await server.settle()
  expect(client.conversation(conversationId).outbox).toMatchObject([{ text: 'next', state: 'sent' }])
  expect(texts(client.conversation(conversationId))).toEqual(['hello'])
  server.step(connection, 'down')
  expect(client.conversation(conversationId).outbox).toEqual([])
  expect(texts(client.conversation(conversationId))).toEqual(['hello', 'next'])
})

test('[CLI9] a refusal worth another try waits as long as it says', async () => {
  const { server, client, advance, flush } = await online()
  const allow = server.refuse((frame) =>
    frame.type === 'request' && frame.command === 'message.send'
      ? { code: 'rate.limited', message: 'Too fast.', retryAfterMs: 3_000 }
      : undefined,
  )
  client.send(null, 'patience')
  await flush()
  allow()
  await advance(2_900)
  expect(client.conversation(conversationId).outbox).toMatchObject([{ state: 'sending' }])
  await advance(200)
  expect(texts(client.conversation(conversationId))).toEqual(['patience'])
})

test('[CLI9] a refusal for good shows its code; retry and discard are there, the next message goes on', async () => {
  const { server, client, flush, stored } = await online()
  const allow = server.refuse((frame) =>
    frame.type === 'request' && frame.command === 'message.send' && frame.params.text.startsWith('bad')
      ? { code: 'text.unstorable', message: 'No.' }
      : undefined,
  )
  const first = client.send(null, 'bad one')
  const second = client.send(null, 'bad two')
  client.send(null, 'good')
  await flush()
  expect(texts(client.conversation(conversationId))).toEqual(['good'])
  expect(client.conversation(conversationId).outbox).toMatchObject([
    { clientId: first, state: 'failed', code: 'text.unstorable' },
    { clientId: second, state: 'failed', code: 'text.unstorable' },
  ])
  expect(stored.size).toBe(2)
  allow()
  client.retry(first)
  client.discard(second)
  await flush()
  expect(texts(client.conversation(conversationId))).toEqual(['good', 'bad one'])
  expect(client.conversation(conversationId).outbox).toEqual([])
  expect(stored.size).toBe(0)
})

test('[CLI10] two tabs show the same, and a tab that goes away leaves its words to the other', async () => {
  const harness = createHarness()
  const line = createSharedLine()
  const one = harness.client({ siblings: line() })
  const other = harness.client({ siblings: line() })
  await harness.flush()
  one.send(null, 'from the first')
  await harness.flush()
  expect(texts(other.conversation(conversationId))).toEqual(['from the first'])
  expect(texts(one.conversation(conversationId))).toEqual(['from the first'])

  harness.server.setDown(true)
  harness.server.cut()
  one.send(conversationId, 'left behind')
  await harness.server.settle()
  expect(other.conversation(conversationId).outbox).toMatchObject([{ text: 'left behind', state: 'sending' }])
  one.close()
  harness.server.setDown(false)
  await harness.advance(10_000)
  expect(texts(other.conversation(conversationId))).toEqual(['from the first', 'left behind'])
  expect(other.conversation(conversationId).outbox).toEqual([])
  expect(harness.stored.size).toBe(0)
})

test('[CLI10] what one tab discards is gone from the other', async () => {
  const harness = createHarness()
  const line = createSharedLine()
  const one = harness.client({ siblings: line() })
  const other = harness.client({ siblings: line() })
  harness.server.refuse((frame) =>
    frame.type === 'request' && frame.command === 'message.send' ? { code: 'text.unstorable', message: '' } : undefined,
  )
  await harness.flush()
  const clientId = one.send(null, 'no')
  await harness.advance(10_000)
  expect(other.conversation(conversationId).outbox).toMatchObject([{ state: 'failed' }])
  one.discard(clientId)
  expect(other.conversation(conversationId).outbox).toEqual([])
})

test('[CLI13] storage that throws or never answers delays nothing for long and loses nothing of this page life', async () => {
  const thrown = (): never => {
    throw new Error('denied')
  }
  const never = () => new Promise<never>(() => {})
  for (const fault of [thrown, never]) {
    const { client, advance } = await online({ storage: { get: fault, set: fault, remove: fault, keys: fault } })
    client.send(null, 'still works')
    await advance(2_000)
    expect(texts(client.conversation(conversationId))).toEqual(['still works'])
  }
})

test('[CLI13] rubbish in storage is passed over', async () => {
  const harness = createHarness()
  for (const [key, value] of [
    ['outbox.a', '{'],
    ['outbox.b', 'null'],
    ['outbox.c', '{"clientId":7}'],
  ] as const) {
    harness.stored.set(key, value)
  }
  const client = harness.client()
  await harness.flush()
  expect(client.conversation(null).outbox).toEqual([])
})
