import type { CloseCode } from '@frontdesk/protocol'
import { Fault } from '../fault.ts'
import type { LiveConnection } from '../ports/live.ts'
import type { Schedule } from '../ports/runtime.ts'
import type { AgentPrincipal, VisitorPrincipal } from '../principal.ts'

/** Why a poll must be answered now. */
export type PollEnd = 'draining' | 'left' | CloseCode

export interface Poll {
  /** Stands for the poll where sockets stand: what it is sent wakes the poll. */
  readonly connection: LiveConnection
  /** Frames that no cursor would bring again, passed on as they are. */
  readonly frames: readonly string[]
  readonly ended: PollEnd | null
  /** Waits until there may be something new, or it has ended, at most so long. */
  wait(atMostMs: number): Promise<void>
  /** The asker has hung up, or asks again elsewhere. */
  end(why: PollEnd): void
  close(): void
}

export interface Polls {
  /** @throws Fault rate.limited over a bound, server.busy while the server goes down */
  open(of: { id: string; principal: AgentPrincipal | VisitorPrincipal; ip: string }): Poll
  count(): number
  /** Answers all that wait, and takes no more. Idempotent. */
  close(): void
}

/** Open polls of one person: far more tabs and devices than anybody has. */
const perPerson = 20
const framesKept = 200
const drainedMs = 2_000

/** What a cursor or the digest brings anyway, and typing, which polls do without, but for what is being typed. */
const brought =
  /^\{"type":"(conversation\.changed|feed\.changed|availability\.changed|visit\.changed|callback\.changed|callback\.removed|invitation\.changed)"/
const shed = /^\{"type":"(typing\.changed|beat|server\.draining)"/
const preview = /"active":true,"text":"/

/** The polls that wait on this node, bounded per person and per address. */
export const createPolls = (options: { pollsPerIp: number; schedule: Schedule }): Polls => {
  const open = new Map<string, Poll>()
  const counts = new Map<string, number>()
  let draining = false

  const count = (key: string, by: 1 | -1): void => {
    const rest = (counts.get(key) ?? 0) + by
    if (rest > 0) counts.set(key, rest)
    else counts.delete(key)
  }

  const take = (keys: readonly { key: string; atMost: number }[]): void => {
    if (draining) throw new Fault('server.busy', 'The server is shutting down.', { retryAfterMs: drainedMs })
    for (const { key, atMost } of keys)
      if ((counts.get(key) ?? 0) >= atMost)
        throw new Fault('rate.limited', 'Too many polls wait already.', { retryAfterMs: 5_000 })
    for (const { key } of keys) count(key, 1)
  }

  return {
    open: ({ id, principal, ip }) => {
      // A client that asks again has given the earlier answer up.
      open.get(id)?.end('left')
      const person = principal.kind === 'agent' ? principal.agentId : principal.contactId
      const keys = [
        { key: `person ${person}`, atMost: perPerson },
        { key: `ip ${ip}`, atMost: options.pollsPerIp },
      ]
      take(keys)
      let news = false
      let ended: PollEnd | null = null
      let frames: string[] = []
      let wake: (() => void) | null = null
      const ring = (): void => {
        news = true
        wake?.()
      }
      const end = (why: PollEnd): void => {
        ended ??= why
        wake?.()
      }
      const connection: LiveConnection = {
        id,
        principal,
        heldBy: 'poll',
        ip,
        send: (frame) => {
          if (shed.test(frame) && !preview.test(frame)) return
          if (!brought.test(frame)) frames = [...frames, frame].slice(-framesKept)
          ring()
        },
        end,
      }
      let isOpen = true
      const poll: Poll = {
        connection,
        get frames() {
          return frames
        },
        get ended() {
          return ended
        },
        wait: async (atMostMs) => {
          if (!news && ended === null)
            await new Promise<void>((resolve) => {
              const callOff = options.schedule(atMostMs, resolve)
              wake = () => {
                callOff()
                resolve()
              }
            })
          wake = null
          news = false
        },
        end,
        close: () => {
          if (!isOpen) return
          isOpen = false
          for (const { key } of keys) count(key, -1)
          if (open.get(id) === poll) open.delete(id)
        },
      }
      open.set(id, poll)
      return poll
    },
    count: () => open.size,
    close: () => {
      draining = true
      for (const poll of open.values()) poll.end('draining')
    },
  }
}
