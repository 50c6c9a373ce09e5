import { setTimeout as delay } from 'node:timers/promises'
import type { CommittedChanges } from '../../../app/ports/conversation-log.ts'
import type { Log, LogFields } from '../../../app/ports/log.ts'
import type { Metrics } from '../../../app/ports/metrics.ts'
import type { Clock } from '../../../app/ports/runtime.ts'
import { attemptBatch, type BatchEnd, wasCommitted } from './batch.ts'
import type { LogConnection } from './connection.ts'
import type { BatchPlan } from './decide-batch.ts'
import { faultKind } from './faults.ts'
import type { Memory } from './memory.ts'
import { busy, type Pending } from './pending.ts'
import type { Approach } from './read-statements.ts'

export type LaneOptions = {
  name: string
  /** @param lost the server process of the connection before, when that broke */
  open(lost: number | null): Promise<LogConnection>
  clock: Clock
  memory: Memory
  log: Log | undefined
  metrics: Pick<Metrics, 'batchCommitted'> | undefined
  /** Acts in one batch, at most. */
  batchActs: number
  /** Acts that wait longer than this, and of which nothing is written, are told to try again; ms. */
  waitMs: number
  committed(changes: readonly CommittedChanges[]): void
  /** Leaves out acts that have become somebody else's. */
  claim(acts: readonly Pending[]): readonly Pending[]
  /** Takes over acts whose row somebody else holds. */
  locked(acts: readonly Pending[]): void
  /** An act has its outcome. */
  settled(pending: Pending): void
}

/** One writer: a connection, a queue, and at most one batch in flight. */
export type Lane = {
  push(acts: readonly Pending[]): void
  /** Takes back what waits for this conversation and is not in flight. */
  withdraw(key: string): Pending[]
  /** Waits for what is under way and ends the connection. */
  close(): Promise<void>
}

const reconnectMs = 100

const changesOf = (plan: BatchPlan): CommittedChanges[] => plan.changed.map(({ changes }) => changes)

/** @param opened its connection, or null to open one when it is needed */
export const createLane = (options: LaneOptions, opened: LogConnection | null): Lane => {
  const { clock, log, memory, name, waitMs } = options
  let queue: Pending[] = []
  let connection = opened
  let running: Promise<void> | null = null
  let closing = false
  let quietUntilMs = 0

  const settle = (pending: Pending, how: (pending: Pending) => void): void => {
    how(pending)
    options.settled(pending)
  }

  /** Says it once a second at most, however many batches meet the same trouble. */
  const warn = (fields: LogFields, message: string): void => {
    const nowMs = performance.now()
    if (nowMs < quietUntilMs) return
    quietUntilMs = nowMs + 1_000
    log?.warn({ ...fields, lane: name }, message)
  }

  const putBack = (acts: readonly Pending[]): void => {
    queue = [...acts, ...queue].sort((a, b) => a.arrival - b.arrival)
  }

  /** Bounds the wait of what is not in flight. Returns those that may go on. */
  const inTime = (acts: readonly Pending[]): readonly Pending[] => {
    const oldestMs = performance.now() - waitMs
    const late = acts.filter((pending) => pending.enteredAtMs <= oldestMs)
    for (const pending of late) settle(pending, ({ resolve }) => resolve(busy))
    return late.length === 0 ? acts : acts.filter((pending) => pending.enteredAtMs > oldestMs)
  }

  const expire = (): void => {
    // The first has waited longest; what was put back is in its place again.
    const first = queue[0]
    if (first !== undefined && first.enteredAtMs <= performance.now() - waitMs) queue = [...inTime(queue)]
  }

  const connect = async (): Promise<LogConnection | null> => {
    if (connection?.alive === true) return connection
    try {
      connection = await options.open(connection?.pid ?? null)
      return connection
    } catch (err) {
      warn({ err }, 'The log can not reach the database.')
      return null
    }
  }

  const finish = ({ acts, plan, locked }: Omit<BatchEnd & { kind: 'settled' }, 'kind'>): void => {
    acts.forEach((pending, i) => {
      const outcome = plan.outcomes[i]
      if (outcome === undefined) return
      settle(pending, ({ resolve, reject }) => (outcome.kind === 'failed' ? reject(outcome.error) : resolve(outcome)))
    })
    if (plan.changed.length > 0) options.committed(changesOf(plan))
    if (locked.length > 0) options.locked(locked)
  }

  /**
   * Finds out what became of a batch whose COMMIT got no answer, on a new connection. Its askers wait no longer than
   * others; then they are told that it is not known. It is looked into all the same, so that listeners hear of it.
   */
  const lookInto = async (end: BatchEnd & { kind: 'unknown' }): Promise<void> => {
    log?.warn({ lane: name, acts: end.acts.length }, 'A COMMIT got no answer; looking into it.')
    let cause: unknown
    let given = false
    const giveUp = (): void => {
      given = true
      const error = new Error('Whether the act was written is not known yet.', { cause })
      for (const pending of end.acts) settle(pending, ({ reject }) => reject(error))
    }
    const deadline = setTimeout(giveUp, waitMs)
    while (!(closing && given)) {
      const fresh = await connect()
      try {
        if (fresh !== null) {
          const committed = await wasCommitted(fresh, end.acts, end.plan)
          clearTimeout(deadline)
          log?.warn({ lane: name, committed, given }, 'What became of the COMMIT is known.')
          if (!given) return committed ? finish(end) : putBack([...end.acts, ...end.locked])
          if (committed) options.committed(changesOf(end.plan))
          break
        }
      } catch (error) {
        cause = error
        if (faultKind(error) !== 'locked') fresh?.destroy()
      }
      await delay(reconnectMs)
    }
    if (end.locked.length > 0) options.locked(end.locked)
  }

  const process = async (acts: readonly Pending[], approach: Approach): Promise<void> => {
    const batch = options.claim(approach === 'bold' ? acts : inTime(acts))
    if (batch.length === 0) return
    if (connection?.alive !== true) return putBack(batch)
    const startedMs = performance.now()
    const end = await attemptBatch(connection, batch, approach, memory, clock.now())
    switch (end.kind) {
      case 'settled':
        if (end.plan.changed.length > 0)
          options.metrics?.batchCommitted(end.acts.length, (performance.now() - startedMs) / 1_000)
        return finish(end)
      case 'stale':
        return process(batch, 'careful')
      case 'unknown':
        connection.destroy()
        return lookInto(end)
      case 'failed':
        return recover(batch, approach, end.error)
    }
  }

  /** Nothing of the batch is written. */
  const recover = async (batch: readonly Pending[], approach: Approach, error: unknown): Promise<void> => {
    const [only] = batch.length === 1 ? batch : []
    switch (faultKind(error)) {
      case 'lost':
        warn({ err: error }, 'The log lost its connection to the database.')
        connection?.destroy()
        return putBack(batch)
      case 'unable':
        warn({ err: error, acts: batch.length }, 'The database can not write.')
        // After a fail-over another connection may reach a server that can.
        connection?.destroy()
        for (const pending of batch) settle(pending, ({ resolve }) => resolve(busy))
        await delay(reconnectMs)
        return
      case 'locked':
        // Once more without the rows that somebody holds; what else may be held (a table) shows then.
        if (approach !== 'skip') return process(batch, 'skip')
        if (only !== undefined) return settle(only, ({ resolve }) => resolve(busy))
        break
      case 'stale':
      case 'bad':
        if (only !== undefined && approach !== 'bold') return settle(only, ({ reject }) => reject(error))
    }
    // From memory, a bad act could not be told from a stale row.
    const again = approach === 'bold' ? 'careful' : approach
    const half = Math.ceil(batch.length / 2)
    await process(batch.slice(0, half), again)
    await process(batch.slice(half), again)
  }

  const run = async (): Promise<void> => {
    const expiry = setInterval(expire, Math.min(250, waitMs))
    try {
      while (queue.length > 0) {
        expire()
        if ((await connect()) === null) await delay(reconnectMs)
        else await process(queue.splice(0, options.batchActs), 'bold')
      }
    } finally {
      clearInterval(expiry)
      running = null
    }
  }

  return {
    push: (acts) => {
      const [first] = acts
      const last = queue.at(-1)
      if (first !== undefined && last !== undefined && first.arrival < last.arrival) putBack(acts)
      else for (const pending of acts) queue.push(pending)
      // The next turn of the event loop: what arrives in this one shares a batch.
      running ??= new Promise<void>((resolve) => setImmediate(() => resolve(run())))
    },
    withdraw: (key) => {
      const taken = queue.filter((pending) => pending.key === key)
      if (taken.length > 0) queue = queue.filter((pending) => pending.key !== key)
      return taken
    },
    close: async () => {
      closing = true
      while (running !== null) await running
      await connection?.close().catch(() => undefined)
      connection = null
    },
  }
}
