import { closeCodes } from '@frontdesk/protocol/errors'
import { expect, test } from 'vitest'
import { overLongPolling } from './long-polling.ts'
import { createManualTimers } from './test-support/manual-timers.ts'
import { createPostDouble, greeting, nothingNew } from './test-support/post-double.ts'

const settle = async () => {
  for (let i = 0; i < 20; i += 1) await Promise.resolve()
}

const open = async () => {
  const clock = createManualTimers()
  const wire = createPostDouble()
  const heard: { type: string; [name: string]: unknown }[] = []
  const closed: number[] = []
  let goes = () => {}
  const socket = overLongPolling({
    post: wire.post,
    timers: clock.timers,
    newId: () => 'lease-1',
    onGoing(run) {
      goes = run
      return () => {}
    },
  })({
    opened: () => {},
    message: (text) => void heard.push(JSON.parse(text)),
    closed: (code) => void closed.push(code),
  })
  await settle()
  const advance = (byMs: number) => clock.advance(byMs, settle)
  return {
    clock,
    wire,
    heard,
    closed,
    socket,
    advance,
    goes: () => goes(),
    say: (frame: object) => socket.send(JSON.stringify(frame)),
  }
}

const welcomed = async () => {
  const link = await open()
  link.say({ type: 'hello', version: 1, ticket: 't' })
  await settle()
  link.wire.last('poll').answer(greeting)
  await link.advance(0)
  return link
}

const watch = async (link: Awaited<ReturnType<typeof welcomed>>, conversationId: string, to: number) => {
  link.say({ type: 'request', id: 1, command: 'conversation.resume', params: { conversationId, rev: 0 } })
  await settle()
  link.wire.last('request').answer({ conversationId, from: 0, to, reset: true, entries: [], marks: [] })
  await link.advance(60)
}

test('[CLI16] hello becomes a first poll, and its answer the welcome', async () => {
  const { wire, heard } = await welcomed()
  expect(wire.of('poll')[0]?.body).toMatchObject({ first: true, version: 1, lease: 'lease-1', waitMs: 0 })
  expect(heard[0]).toMatchObject({ type: 'welcome', connectionId: 'lease-1', you: { kind: 'visitor' } })
  expect(wire.last('poll').body).toMatchObject({ first: false, watching: [], digest: 'd0' })
})

test('[CLI16] polls ask with what is held: resumed, pushed, and not any more what is unwatched', async () => {
  const link = await welcomed()
  await watch(link, 'one', 7)
  expect(link.wire.last('poll').body['watching']).toEqual([{ conversationId: 'one', rev: 7 }])
  const changes = { conversationId: 'one', from: 7, to: 9, reset: false, entries: [], marks: [] }
  link.wire.last('poll').answer({ ...nothingNew, frames: [{ type: 'conversation.changed', changes }], digest: 'd1' })
  await link.advance(60)
  expect(link.heard.map(({ type }) => type)).toEqual(['welcome', 'result', 'conversation.changed', 'beat'])
  expect(link.wire.last('poll').body).toMatchObject({ watching: [{ conversationId: 'one', rev: 9 }], digest: 'd1' })
  link.say({ type: 'request', id: 2, command: 'conversation.unwatch', params: { conversationId: 'one' } })
  await settle()
  link.wire.last('request').answer({})
  link.wire.last('poll').answer(nothingNew)
  await link.advance(1_000)
  expect(link.wire.last('poll').body['watching']).toEqual([])
})

test('[CLI16] a poll under way that asks with old numbers is given up, and its answer not listened to', async () => {
  const link = await welcomed()
  const old = link.wire.last('poll')
  await watch(link, 'one', 7)
  expect(old.isHungUp).toBe(true)
  expect(link.wire.last('poll')).not.toBe(old)
  expect(link.closed).toEqual([])
})

test('[CLI16] a list that can’t be followed any more makes the client come back at once', async () => {
  const link = await welcomed()
  link.say({ type: 'request', id: 1, command: 'feed.resume', params: {} })
  await settle()
  link.wire.last('request').answer({ cursor: 'c1', items: [], reads: [], reset: true, more: false })
  await link.advance(60)
  expect(link.wire.last('poll').body['feed']).toBe('c1')
  link.wire.last('poll').answer(nothingNew)
  await settle()
  expect(link.closed).toEqual([closeCodes.resync])
})

test('[CLI16] refusals, and no answer, become the frames that the client knows', async () => {
  const link = await welcomed()
  const error = { code: 'conversation.closed', message: 'Closed.' }
  for (const id of [1, 2]) link.say({ type: 'request', id, command: 'message.send', params: {} })
  await settle()
  const [one, other] = link.wire.of('request')
  one?.answer({ error }, 409)
  await settle()
  other?.fail()
  await settle()
  expect(link.heard.slice(1)).toMatchObject([
    { type: 'error', id: 1, error },
    { type: 'error', id: 2, error: { code: 'server.busy', retryAfterMs: 1_000 } },
  ])
})

test('[CLI16] typing is not carried', async () => {
  const link = await welcomed()
  link.say({ type: 'request', id: 1, command: 'typing.set', params: { conversationId: 'one', active: true } })
  await settle()
  expect(link.wire.of('request')).toEqual([])
  expect(link.heard.at(-1)).toEqual({ type: 'result', id: 1, result: {} })
})

test.each([
  [401, 'any', closeCodes.unauthenticated],
  [403, 'any', closeCodes.revoked],
  [403, 'visitor.blocked', closeCodes.blocked],
  [429, 'any', closeCodes.limited],
])('[CLI16] a poll refused with %i %s closes with %i', async (status, error, code) => {
  const link = await welcomed()
  link.wire.last('poll').answer({ error: { code: error, message: '' } }, status)
  await settle()
  expect(link.closed).toEqual([code])
  await link.advance(60_000)
  expect(link.clock.pending()).toBe(0)
})

test('[CLI16] one poll that fails is tried again, two in a row end the link', async () => {
  const link = await welcomed()
  link.wire.last('poll').fail()
  await link.advance(1_000)
  link.wire.last('poll').answer(nothingNew)
  await link.advance(1_000)
  expect(link.closed).toEqual([])
  link.wire.last('poll').answer({ error: { code: 'server.busy', message: '', retryAfterMs: 2_000 } }, 503)
  await link.advance(2_000)
  link.wire.last('poll').answer({}, 503)
  await settle()
  expect(link.closed).toEqual([closeCodes.restarting])
})

test('[CLI16] an answer that never comes is given up', async () => {
  const link = await welcomed()
  await link.advance(23_000)
  expect(link.wire.of('poll').filter(({ isHungUp }) => isHungUp)).toHaveLength(1)
})

test('[CLI16] something that answers at once with nothing is asked once a second at most', async () => {
  const link = await welcomed()
  for (let i = 0; i < 100; i += 1) {
    link.wire.last('poll').answer(nothingNew)
    await link.advance(100)
  }
  expect(link.wire.of('poll').length).toBeLessThan(15)
})

test('[CLI16][POLL5] it says goodbye when it is closed, and when the page goes', async () => {
  const link = await welcomed()
  link.goes()
  expect(link.wire.last('leave')).toMatchObject({ body: { lease: 'lease-1' }, keepalive: true })
  link.socket.close()
  link.socket.close()
  await settle()
  expect(link.wire.of('leave')).toHaveLength(2)
  expect(link.clock.pending()).toBe(0)
})
