import type { ServerFrame, WelcomeFrame } from '@frontdesk/protocol'
import { closeCodes } from '@frontdesk/protocol/errors'
import { protocolVersion } from '@frontdesk/protocol/version'
import { backoffCapMs, restartCapMs, retryAfterClose } from './backoff.ts'
import { createJudge } from './judge.ts'
import { AccessEnded, type RequestError } from './request-error.ts'
import type { TimerSet } from './timer-set.ts'
import type { ClientOptions, ClientState, Socket } from './types.ts'

/** Ticket, socket and welcome together must be there by then. */
const connectWithinMs = 15_000
const judgeEveryMs = 2_000
/** A link that stood this long counts as a success: the next loss starts the back-off anew. */
const stableAfterMs = 5_000
const restartTakesMs = 30_000

type LinkOptions = Pick<ClientOptions, 'openSocket' | 'getTicket' | 'random'> & {
  timers: TimerSet
  stateChanged(state: ClientState): void
  welcomed(frame: WelcomeFrame): void
  received(frame: ServerFrame): void
  /** At regular times while online. */
  ticked(): void
}

const parse = (text: string): ServerFrame | null => {
  try {
    const frame: unknown = JSON.parse(text)
    return typeof frame === 'object' && frame !== null && 'type' in frame ? (frame as ServerFrame) : null
  } catch {
    return null
  }
}

/** One connection at a time, kept up: tickets, hello, beats, judging, back-off. Knows nothing of what the frames say. */
export const createLink = (options: LinkOptions) => {
  const { timers } = options
  /** Counts connections tried; whatever belongs to an earlier one is not listened to. */
  let turn = 0
  let state: ClientState = { kind: 'connecting' }
  let socket: Socket | null = null
  let judge = createJudge(0)
  let attempt = 0
  let timer: unknown
  let firmUntilMs = 0
  let restartUntilMs = 0

  const enter = (next: ClientState) => {
    state = next
    options.stateChanged(next)
  }

  const drop = () => {
    turn += 1
    timers.clear(timer)
    const old = socket
    socket = null
    try {
      old?.close()
    } catch {
      // It is gone either way.
    }
  }

  const end = (reason: Extract<ClientState, { kind: 'ended' }>['reason']) => {
    if (state.kind === 'ended') return
    drop()
    enter({ kind: 'ended', reason })
  }

  const pause = (delayMs: number, firm: boolean) => {
    const retryAtMs = timers.nowMs() + delayMs
    if (firm) firmUntilMs = retryAtMs
    timer = timers.set(connect, delayMs)
    enter({ kind: 'offline', retryAtMs })
  }

  const lost = (code: number, retryAfterMs = 0) => {
    const nowMs = timers.nowMs()
    if (state.kind === 'online' && nowMs - state.sinceMs > stableAfterMs) attempt = 0
    drop()
    if (code === closeCodes.restarting) restartUntilMs = nowMs + restartTakesMs
    const capMs = nowMs < restartUntilMs ? restartCapMs : backoffCapMs
    const retry = retryAfterClose(code, attempt, options.random(), capMs)
    attempt += 1
    if (typeof retry === 'string') end(retry)
    else pause(Math.max(retry.delayMs, retryAfterMs), retry.firm || retryAfterMs > 0)
  }

  const judgeNow = () => {
    if (state.kind === 'online' && judge.isDead(timers.nowMs())) lost(0)
  }

  const tick = () => {
    timer = timers.set(tick, judgeEveryMs)
    options.ticked()
    judgeNow()
  }

  const beforeWelcome = (frame: ServerFrame) => {
    if (frame.type === 'error') {
      if (frame.error.code === 'version.unsupported') end('refused')
      else if (frame.error.retryAfterMs !== undefined) lost(0, frame.error.retryAfterMs)
    }
    if (frame.type !== 'welcome') return
    timers.clear(timer)
    timer = timers.set(tick, judgeEveryMs)
    const sinceMs = timers.nowMs()
    judge = createJudge(sinceMs)
    options.welcomed(frame)
    enter({ kind: 'online', connectionId: frame.connectionId, sinceMs })
  }

  const receive = (text: string) => {
    const frame = parse(text)
    if (frame === null) return
    if (state.kind !== 'online') return beforeWelcome(frame)
    const nowMs = timers.nowMs()
    judge.heard(nowMs, frame.type === 'result' || frame.type === 'error')
    if (frame.type === 'beat') {
      judge.beat(frame.n, frame.seen, nowMs)
      send({ type: 'beat', n: frame.n })
      judgeNow()
    } else if (frame.type === 'server.draining') {
      const mine = turn
      timers.set(() => {
        if (mine === turn) lost(closeCodes.restarting)
      }, options.random() * frame.withinMs)
    }
    options.received(frame)
  }

  const send = (frame: unknown) => {
    try {
      socket?.send(JSON.stringify(frame))
    } catch {
      // A socket that is closing may refuse; its close is about to be told.
    }
  }

  const connect = () => {
    drop()
    const mine = turn
    const stillMine = () => mine === turn
    enter({ kind: 'connecting' })
    if (!stillMine()) return
    timer = timers.set(() => lost(0), connectWithinMs)
    Promise.resolve()
      .then(() => options.getTicket())
      .then(({ ticket }) => {
        if (!stillMine()) return
        socket = options.openSocket({
          opened: () => stillMine() && send({ type: 'hello', version: protocolVersion, ticket }),
          message: (text) => stillMine() && receive(text),
          closed: (code) => stillMine() && lost(code),
        })
      })
      .catch((fault?: Partial<RequestError>) => {
        if (!stillMine()) return
        if (fault instanceof AccessEnded) end('revoked')
        else if (fault?.code === 'visitor.blocked') end('blocked')
        else lost(0, fault?.retryAfterMs)
      })
  }

  return {
    get state() {
      return state
    },
    connect,
    send,
    wake(): void {
      const nowMs = timers.nowMs()
      if (state.kind === 'online' && (judge.isDead(nowMs) || judge.isDoubtful(nowMs))) {
        attempt = 0
        connect()
      } else if (state.kind === 'offline' && nowMs >= firmUntilMs) {
        connect()
      } else socket?.wake?.()
    },
    close: () => end('closed'),
  }
}

export type Link = ReturnType<typeof createLink>
