import { expect, test } from 'vitest'
import { overFallback } from './fallback.ts'
import { createOtherWay } from './polling.ts'
import { createHarness } from './test-support/harness.ts'
import { createPostDouble, greeting, nothingNew } from './test-support/post-double.ts'
import type { OpenSocket } from './types.ts'

type Network = 'open' | 'refuses' | 'swallows'

/** A client behind a network that treats WebSockets as `network.is` says, while requests go through. */
const behind = async (is: Network) => {
  const harness = createHarness()
  const wire = createPostDouble()
  const network = { is, tried: 0 }
  const webSocket: OpenSocket = (handlers) => {
    network.tried += 1
    if (network.is === 'open') return harness.server.openSocket(handlers)
    const fate = network.is
    void Promise.resolve().then(() => (fate === 'refuses' ? handlers.closed(1006) : handlers.opened()))
    return { send: () => {}, close: () => {} }
  }
  let fetched = 0
  const client = harness.client({
    openSocket: overFallback(
      webSocket,
      async () => {
        fetched += 1
        return createOtherWay({ post: wire.post, webSocket, timers: harness.clock.timers, newId: () => 'lease-1' })
      },
      harness.clock.timers,
    ),
  })
  /** Time passes; polls are answered as soon as they are asked. */
  const pass = async (byMs: number) => {
    for (let passed = 0; passed < byMs; passed += 250) {
      await harness.advance(Math.min(250, byMs - passed))
      for (const one of wire.of('poll')) one.answer(one.body['first'] === true ? greeting : nothingNew)
      for (const one of wire.of('leave')) one.answer({})
      await harness.flush()
    }
  }
  await harness.flush()
  return { ...harness, client, wire, network, pass, fetched: () => fetched }
}

test('[CLI15] where a WebSocket gets through nothing else is fetched or asked', async () => {
  const { client, wire, fetched } = await behind('open')
  expect(client.state.kind).toBe('online')
  expect([fetched(), wire.asked.length]).toEqual([0, 0])
})

test('[CLI15] a WebSocket that ends twice before anything came gives way to polling', async () => {
  const { client, network, pass } = await behind('refuses')
  await pass(2_000)
  expect(client.state).toMatchObject({ kind: 'online', connectionId: 'lease-1' })
  expect(network.tried).toBe(2)
})

test('[CLI15] one that opens and brings nothing gives way after 8 s', async () => {
  const { client, pass } = await behind('swallows')
  await pass(7_500)
  expect(client.state.kind).toBe('connecting')
  await pass(1_000)
  expect(client.state).toMatchObject({ kind: 'online', connectionId: 'lease-1' })
})

test('[CLI15] it climbs back by itself once a WebSocket carries frames, and says goodbye to the lease', async () => {
  const { client, network, wire, pass } = await behind('refuses')
  await pass(2_000)
  await pass(35_000)
  expect(network.tried).toBe(3)
  network.is = 'swallows'
  await pass(75_000)
  expect(network.tried).toBe(4)
  expect(client.state).toMatchObject({ connectionId: 'lease-1' })
  network.is = 'open'
  await pass(130_000)
  expect(client.state.kind).toBe('online')
  expect(client.state).not.toMatchObject({ connectionId: 'lease-1' })
  expect(wire.of('leave')).toHaveLength(1)
})

test('[CLI15] waking looks at once', async () => {
  const { client, network, pass } = await behind('refuses')
  await pass(4_000)
  network.is = 'open'
  client.wake()
  await pass(1_000)
  expect(client.state.kind).toBe('online')
  expect(client.state).not.toMatchObject({ connectionId: 'lease-1' })
})

test('[CLI15] it does not climb while an answer is awaited', async () => {
  const { client, network, wire, pass } = await behind('refuses')
  await pass(4_000)
  network.is = 'open'
  const answer = client.request('agent.list', {})
  client.wake()
  await pass(1_000)
  expect(client.state).toMatchObject({ connectionId: 'lease-1' })
  wire.last('request').answer({ agents: [] })
  expect(await answer).toEqual({ agents: [] })
  await pass(1_000)
  expect(client.state).not.toMatchObject({ connectionId: 'lease-1' })
})

test('[CLI15] with no network at all it goes on trying both', async () => {
  const harness = await behind('refuses')
  for (let i = 0; i < 40; i += 1) {
    for (const one of harness.wire.of('poll')) one.fail()
    await harness.advance(1_000)
  }
  expect(harness.client.state.kind).not.toBe('online')
  expect(harness.network.tried).toBeGreaterThan(3)
  harness.network.is = 'open'
  await harness.pass(31_000)
  expect(harness.client.state.kind).toBe('online')
})

test('[CLI15] closing leaves nothing behind', async () => {
  const { client, clock, pass } = await behind('refuses')
  await pass(4_000)
  client.close()
  await pass(1_000)
  expect(client.state).toEqual({ kind: 'ended', reason: 'closed' })
  expect(clock.pending()).toBe(0)
})
