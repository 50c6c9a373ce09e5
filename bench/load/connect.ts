import { randomBytes } from 'node:crypto'
import { type Client, createClient, overWebSocket } from '@frontdesk/client'
import { WebSocket } from 'ws'
import type { Target } from './jobs.ts'

/** One of the product's own clients, over a real socket. */
export const connect = (target: Target, getTicket: () => Promise<{ ticket: string }>, from = '127.0.0.1'): Client => {
  const address = new URL('/api/v1/socket', target.url.replace('http', 'ws'))
  address.hostname = '127.0.0.1'
  return createClient({
    openSocket: overWebSocket(() => new WebSocket(address, { localAddress: from, perMessageDeflate: false })),
    getTicket,
    timers: {
      nowMs: Date.now,
      set: (run, delayMs) => setTimeout(run, delayMs),
      clear: (handle) => clearTimeout(handle as NodeJS.Timeout),
    },
    random: Math.random,
    newId: () => randomBytes(12).toString('base64url'),
    // The bare relay has no receipts; the two are to carry the same frames.
    receipts: 'off',
  })
}

/** Resolves once it is online. @throws when that takes half a minute */
export const online = (client: Client): Promise<void> =>
  new Promise((resolve, reject) => {
    const overdue = setTimeout(() => reject(new Error(`not online: ${client.state.kind}`)), 30_000)
    const look = (): void => {
      if (client.state.kind !== 'online') return
      clearTimeout(overdue)
      off()
      resolve()
    }
    const off = client.on('state', look)
    look()
  })

/** Does something for each of many, so many a second and a few at once. */
export const inSteps = async <T, R>(
  all: readonly T[],
  options: { perSecond: number; atOnce: number },
  run: (one: T, index: number) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = []
  const beganMs = performance.now()
  let next = 0
  const lane = async (): Promise<void> => {
    for (let index = next++; index < all.length; index = next++) {
      const waitMs = beganMs + (index * 1_000) / options.perSecond - performance.now()
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
      results[index] = await run(all[index] as T, index)
    }
  }
  await Promise.all(Array.from({ length: options.atOnce }, lane))
  return results
}
