import { closeCodes, limits } from '@frontdesk/protocol'
import type { SocketConnection } from './socket-connection.ts'

/**
 * How often `tick` is to be called. Short, because the beats of one step are written in one go and a message waits for
 * them: with 20,000 connections that is 20 of them, a quarter of a millisecond; with a step of a second, one message in
 * twenty came 45 ms late.
 */
export const tickEveryMs = 10

export interface Beats {
  add(connection: SocketConnection): void
  remove(connection: SocketConnection): void
  /** One step of the wheel; call it every `tickEveryMs`. */
  tick(): void
}

/**
 * One wheel for all connections instead of a timer for each: at every step some of them get their beat. The server beats, the
 * client judges; the server cuts those that it has not heard for `limits.deadAfterMs`, so that presence stays true.
 */
export const createBeats = (now: () => number): Beats => {
  const wheel = Array.from({ length: limits.beatEveryMs / tickEveryMs }, () => new Set<SocketConnection>())
  const places = new Map<SocketConnection, Set<SocketConnection>>()
  const greeting = new Set<SocketConnection>()
  let turn = 0

  const turnOf = (connection: SocketConnection): void => {
    connection.framesInWindow = 0
    if (connection.isSilent(now())) connection.end(closeCodes.silent)
    else connection.send(`{"type":"beat","n":${turn},"seen":${connection.lastBeatSeen}}`)
  }

  return {
    add: (connection) => {
      greeting.add(connection)
      const smallest = wheel.reduce((least, bucket) => (bucket.size < least.size ? bucket : least))
      smallest.add(connection)
      places.set(connection, smallest)
    },
    remove: (connection) => {
      greeting.delete(connection)
      places.get(connection)?.delete(connection)
      places.delete(connection)
    },
    tick: () => {
      turn += 1
      for (const connection of greeting) {
        if (connection.state.kind !== 'greeting') greeting.delete(connection)
        else if (connection.isOverdue(now())) connection.end(closeCodes.helloTimeout)
      }
      for (const connection of wheel[turn % wheel.length] ?? [])
        if (connection.state.kind === 'live') turnOf(connection)
    },
  }
}
