import type { Clock, Schedule } from '../ports/runtime.ts'
import type { Store } from '../ports/store.ts'
import type { Timer } from '../ports/timer-store.ts'

/** What is due within this time is held in memory; the rest is only a row. */
const aheadMs = 40_000
/** How often the rows are asked what comes next: so late is, at worst, what a node that has died had set. */
const lookEveryMs = 15_000
/** A handler that has not ended by then has died with its node, or failed; it is tried again. */
const claimMs = 30_000
const rowsAtOnce = 1_000

/** Carries out what is due. It may be called again for the same timer, so it looks whether there is still something to do. */
export type TimerHandler = (accountId: string, subjectId: string) => Promise<void>

/** Timers of the domain: they survive a restart, and of all nodes one carries each out. */
export interface Timers {
  /** Registers what is done at the timers of a kind. One that no node knows stays where it is. */
  handle(kind: string, handler: TimerHandler): void
  /** Takes the place of the one that the same kind and subject had. */
  set(accountId: string, timer: { kind: string; subjectId: string; dueAtMs: number }): Promise<void>
  cancel(accountId: string, kind: string, subjectId: string): Promise<void>
  /** Reads what comes next, and carries out what is overdue. Runs by itself once started. */
  look(): Promise<void>
  start(): void
  /** Waits for what is under way. Idempotent. */
  close(): Promise<void>
}

type Planned = { timer: Timer; callOff: () => void }

/** A due row for each timer, and those that come next on the heap of the event loop. */
export const createTimers = (options: {
  store: Pick<Store, 'account' | 'timers'>
  clock: Clock
  schedule: Schedule
  onFault: (fault: unknown) => void
}): Timers => {
  const { store, clock, schedule } = options
  const handlers = new Map<string, TimerHandler>()
  const planned = new Map<string, Planned>()
  const running = new Set<Promise<void>>()
  let callOffLook: (() => void) | null = null
  let isClosed = false

  const keyOf = ({ accountId, kind, subjectId }: Omit<Timer, 'dueAtMs'>): string => `${accountId} ${kind} ${subjectId}`

  const forget = (key: string): void => {
    planned.get(key)?.callOff()
    planned.delete(key)
  }

  const plan = (timer: Timer): void => {
    const key = keyOf(timer)
    forget(key)
    const waitMs = timer.dueAtMs - clock.now()
    if (isClosed || waitMs > aheadMs || !handlers.has(timer.kind)) return
    planned.set(key, { timer, callOff: schedule(Math.max(0, waitMs), () => fire(timer)) })
  }

  const fire = (timer: Timer): void => {
    planned.delete(keyOf(timer))
    // A clock that is set back, or behind the one that woke us.
    if (timer.dueAtMs > clock.now()) plan(timer)
    else void track(carryOut(timer))
  }

  const track = (work: Promise<void>): Promise<void> => {
    const tracked = work.catch(options.onFault).finally(() => running.delete(tracked))
    running.add(tracked)
    return tracked
  }

  const carryOut = async (timer: Timer): Promise<void> => {
    const handler = handlers.get(timer.kind)
    if (handler === undefined || isClosed) return
    const { timers } = store.account(timer.accountId)
    const claimed = { ...timer, dueAtMs: Math.max(clock.now(), timer.dueAtMs) + claimMs }
    if (!(await timers.claim(timer, claimed.dueAtMs))) return
    await handler(timer.accountId, timer.subjectId)
    await timers.done(claimed)
  }

  const look = async (): Promise<void> => {
    const nowMs = clock.now()
    const next = await store.timers.until(nowMs + aheadMs, rowsAtOnce)
    const overdue = next.filter(({ dueAtMs }) => dueAtMs <= nowMs)
    for (const timer of next) if (timer.dueAtMs > nowMs) plan(timer)
    for (const timer of overdue) forget(keyOf(timer))
    await Promise.all(overdue.map((timer) => track(carryOut(timer))))
  }

  const lookAgain = (): void => {
    if (isClosed) return
    callOffLook = schedule(lookEveryMs, () => void track(look()).then(lookAgain))
  }

  return {
    handle: (kind, handler) => {
      handlers.set(kind, handler)
    },
    set: async (accountId, timer) => {
      await store.account(accountId).timers.set(timer)
      plan({ accountId, ...timer })
    },
    cancel: async (accountId, kind, subjectId) => {
      forget(keyOf({ accountId, kind, subjectId }))
      await store.account(accountId).timers.cancel(kind, subjectId)
    },
    look,
    start: () => void track(look()).then(lookAgain),
    close: async () => {
      isClosed = true
      callOffLook?.()
      for (const key of planned.keys()) forget(key)
      await Promise.all(running)
    },
  }
}
