import { closeCodes } from '@frontdesk/protocol/errors'
import { expect, test } from 'vitest'
import { AccessEnded, RequestError } from './request-error.ts'
import { createHarness } from './test-support/harness.ts'
import type { ClientState } from './types.ts'

const online = async (overrides = {}) => {
  const harness = createHarness()
  const client = harness.client(overrides)
  await harness.flush()
  expect(client.state.kind).toBe('online')
  return { ...harness, client }
}

test('[CLI1] a client connects with a ticket and says hello first', async () => {
  const { server } = await online()
  expect(server.asked[0]).toEqual({ type: 'hello', version: 1, ticket: 'ticket-1' })
})

test('[CLI1] a lost link is tried again after a jittered, growing pause of at most 30 s', async () => {
  const { server, client, clock, advance } = await online()
  await advance(60)
  server.setDown(true)
  server.cut()
  const pauses: number[] = []
  client.on('state', (state: ClientState) => {
    if (state.kind === 'offline') pauses.push(state.retryAtMs - clock.timers.nowMs())
  })
  expect(client.state).toEqual({ kind: 'offline', retryAtMs: clock.timers.nowMs() + 250 })
  await advance(120_000)
  expect(pauses.slice(0, 7)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000])
  server.setDown(false)
  await advance(15_000)
  expect(client.state.kind).toBe('online')
})

test('[CLI1] a restart that was announced brings everybody back within seconds', async () => {
  const { server, client, advance, flush } = await online()
  server.broadcast({ type: 'server.draining', withinMs: 1_000 })
  await flush()
  await advance(499)
  expect(client.state.kind).toBe('online')
  server.setDown(true)
  await advance(20_000)
  expect(client.state.kind).not.toBe('online')
  server.setDown(false)
  await advance(1_000)
  expect(client.state.kind).toBe('online')
})

test('[CLI2] a revoked right ends the client for good', async () => {
  const { server, client, advance, clock } = await online()
  server.cut(closeCodes.revoked)
  await advance(120_000)
  expect(client.state).toEqual({ kind: 'ended', reason: 'revoked' })
  expect(server.connections.length).toBe(1)
  expect(clock.pending()).toBe(0)
})

test('[BLK10] a client that is blocked ends for good, by its open link or at the next ticket', async () => {
  const { server, client, advance, clock } = await online()
  server.cut(closeCodes.blocked)
  await advance(120_000)
  expect(client.state).toEqual({ kind: 'ended', reason: 'blocked' })
  expect([server.connections.length, clock.pending()]).toEqual([1, 0])
  const harness = createHarness()
  let asked = 0
  const refusal = new RequestError({ code: 'visitor.blocked', message: '' })
  const later = harness.client({
    getTicket: () => {
      asked += 1
      return Promise.reject(refusal)
    },
  })
  await harness.advance(120_000)
  expect([later.state, asked]).toEqual([{ kind: 'ended', reason: 'blocked' }, 1])
})

test('[CLI2] no ticket to be had any more ends the client', async () => {
  const harness = createHarness()
  const client = harness.client({ getTicket: () => Promise.reject(new AccessEnded()) })
  await harness.flush()
  expect(client.state).toEqual({ kind: 'ended', reason: 'revoked' })
})

test('[CLI2] a ticket that was not accepted is replaced at once, then with pauses', async () => {
  const { server, client, advance, tickets } = await online()
  await advance(6_000)
  server.cut(closeCodes.unauthenticated)
  await advance(0)
  expect(client.state.kind).toBe('online')
  expect(tickets()).toBe(2)
  server.cut(closeCodes.unauthenticated)
  await advance(0)
  expect(client.state.kind).toBe('offline')
})

test('[CLI2] a slow receiver comes back at once, a limited one after a pause that waking does not shorten', async () => {
  const { server, client, advance } = await online()
  await advance(6_000)
  server.cut(closeCodes.resync)
  await advance(0)
  expect(client.state.kind).toBe('online')
  server.cut(closeCodes.limited)
  client.wake()
  await advance(9_000)
  expect(client.state.kind).toBe('offline')
  await advance(11_000)
  expect(client.state.kind).toBe('online')
})

test('[CLI3] a link on which nothing comes any more is given up within 30 s', async () => {
  const { server, client, advance } = await online()
  server.beat()
  await advance(27_500)
  expect(server.live()).toHaveLength(1)
  expect(server.connections.length).toBe(2)
  expect(client.state.kind).toBe('online')
})

test('[CLI3] a link that only brings and no longer takes is given up within 30 s', async () => {
  const { server, client, advance } = await online()
  const beat = async () => {
    server.beat()
    await advance(10_000)
  }
  await beat()
  await beat()
  await beat()
  expect(server.connections.length).toBe(1)
  for (const one of server.live()) one.deaf = true
  await beat()
  await beat()
  server.beat()
  await advance(9_500)
  expect(server.connections.length).toBe(2)
  expect(client.state.kind).toBe('online')
})

test('[CLI3] a healthy link stays, however long', async () => {
  const { server, client, advance } = await online()
  for (let i = 0; i < 60; i += 1) {
    server.beat()
    await advance(10_000)
  }
  expect(server.connections.length).toBe(1)
  expect(client.state.kind).toBe('online')
})

test('[CLI3] waking judges at once, without a timer having run', async () => {
  const { server, client, clock, flush } = await online()
  clock.sleep(16_000)
  client.wake()
  await flush()
  expect(server.connections.length).toBe(2)
  expect(client.state.kind).toBe('online')
  server.setDown(true)
  server.cut()
  server.setDown(false)
  client.wake()
  await flush()
  expect(client.state.kind).toBe('online')
})

test('[CLI1] an answer that never comes is given up, the link goes on', async () => {
  const { server, client, advance } = await online()
  const asked = client.request('agent.list', {}).catch((error: { code: string }) => error.code)
  server.live()[0]?.up.splice(0)
  for (let i = 0; i < 3; i += 1) {
    server.beat()
    await advance(10_000)
  }
  expect(await asked).toBe('answer.late')
  expect(server.connections.length).toBe(1)
})

test('[CLI1] closing is final, silent and harmless when repeated', async () => {
  const { server, client, advance, clock } = await online()
  client.close()
  client.close()
  await advance(60_000)
  expect(client.state).toEqual({ kind: 'ended', reason: 'closed' })
  expect(server.live()).toHaveLength(0)
  expect(clock.pending()).toBe(0)
  await expect(client.request('agent.list', {})).rejects.toMatchObject({ code: 'link.offline', retryable: true })
})

test('[CLI1] frames that are not understood change nothing', async () => {
  const { server, client } = await online()
  for (const text of ['', '{', 'null', '7', '{"type":"later.thing"}', '[]']) server.live()[0]?.handlers.message(text)
  expect(client.state.kind).toBe('online')
})
