import { protocolVersion } from '@frontdesk/protocol/version'
import type { OpenSocket, Socket, Timers } from './types.ts'

const answerWithinMs = 8_000

/**
 * Whether a WebSocket gets through and carries frames both ways: it says hello without a ticket, and any answer, which will be a
 * refusal, is proof. That it opens is none: some proxies accept it and swallow what is said.
 */
export const probe = (open: OpenSocket, timers: Timers): Promise<boolean> =>
  new Promise((resolve) => {
    let socket: Socket | null = null
    const settle = (works: boolean) => {
      timers.clear(overdue)
      resolve(works)
      socket?.close()
    }
    const overdue = timers.set(() => settle(false), answerWithinMs)
    try {
      socket = open({
        opened: () => socket?.send(JSON.stringify({ type: 'hello', version: protocolVersion, ticket: '' })),
        message: () => settle(true),
        closed: () => settle(false),
      })
    } catch {
      settle(false)
    }
  })
