/** One message, or with null the last ones, of a conversation. */
export type EngineJob = { accountId: string; conversationId: string; seq: number | null }

/** How the engine does. With `unasked` it is left alone, and what it would have made is missing. */
export type EngineHealth = { unasked(): boolean; worked(): void; failed(): void }

/** Of one account, so that no slow engine of a company keeps the others waiting. */
const bounds = { atOnce: 2, waiting: 200, late: 50 }
/** An engine that fails so often in a row is left alone for a while. */
const giveUpAfter = 3
const leaveAloneMs = 30_000

/** After a restart this is looked through again: what waited stands in what was said. */
const lookBackMs = 86_400_000

/**
 * What waits for the engines of companies, in memory and in bounds: nothing waits for it. What goes beyond them is carried out
 * with the engine left alone, so that it is marked as missing.
 */
export interface EngineLanes {
  add(job: EngineJob): void
  /** Somebody asks again: the engine is no longer left alone. */
  askAgain(accountId: string): void
  /** After a start: what waited when the last server ended, and what it did not come to hear of. */
  takeUp(accountIds: readonly string[]): Promise<void>
  /** Messages and conversations that wait or are under way. */
  waiting(): number
  /** Resolves when nothing waits, for tests. */
  settled(): Promise<void>
  /** Waits for what is under way; what waits is left. Idempotent. */
  close(): Promise<void>
}

export type EngineWork = {
  carryOut: (job: EngineJob, health: EngineHealth) => Promise<void>
  /** Conversations of which something may have waited since then; none where the account has no engine. */
  currentOf: (accountId: string, sinceMs: number, limit: number) => Promise<string[]>
  now: () => number
  onFault: (fault: unknown) => void
}

type Lane = { waiting: EngineJob[]; running: number; late: number; failures: number; aloneUntilMs: number }

export const createEngineLanes = (options: EngineWork): EngineLanes => {
  const lanes = new Map<string, Lane>()
  const running = new Set<Promise<void>>()
  let isClosed = false

  const laneOf = (accountId: string): Lane => {
    const lane = lanes.get(accountId) ?? { waiting: [], running: 0, late: 0, failures: 0, aloneUntilMs: 0 }
    lanes.set(accountId, lane)
    return lane
  }

  const healthOf = (lane: Lane): EngineHealth => ({
    unasked: () => options.now() < lane.aloneUntilMs,
    worked: () => {
      lane.failures = 0
    },
    failed: () => {
      lane.failures += 1
      if (lane.failures >= giveUpAfter) lane.aloneUntilMs = options.now() + leaveAloneMs
    },
  })

  const carryOut = (job: EngineJob, health: EngineHealth, then: () => void): void => {
    const work = options
      .carryOut(job, health)
      .catch(options.onFault)
      .finally(() => {
        running.delete(work)
        then()
      })
    running.add(work)
  }

  const next = (lane: Lane): void => {
    while (!isClosed && lane.running < bounds.atOnce) {
      const job = lane.waiting.shift()
      if (job === undefined) return
      lane.running += 1
      carryOut(job, healthOf(lane), () => {
        lane.running -= 1
        next(lane)
      })
    }
  }

  const add = (job: EngineJob): void => {
    const lane = laneOf(job.accountId)
    const isKnown = lane.waiting.some(
      ({ conversationId, seq }) => conversationId === job.conversationId && seq === job.seq,
    )
    if (isClosed || isKnown) return
    if (lane.waiting.length < bounds.waiting) {
      lane.waiting.push(job)
      next(lane)
    } else if (lane.late < bounds.late && job.seq !== null) {
      lane.late += 1
      carryOut(job, unasked, () => {
        lane.late -= 1
      })
    }
  }

  return {
    add,
    askAgain: (accountId) => {
      laneOf(accountId).aloneUntilMs = 0
    },
    takeUp: async (accountIds) => {
      for (const accountId of accountIds)
        for (const conversationId of await options.currentOf(accountId, options.now() - lookBackMs, bounds.waiting))
          add({ accountId, conversationId, seq: null })
    },
    waiting: () => [...lanes.values()].reduce((sum, lane) => sum + lane.waiting.length + lane.running, 0),
    settled: async () => {
      while (running.size > 0) await Promise.all(running)
    },
    close: async () => {
      isClosed = true
      await Promise.all(running)
    },
  }
}

const unasked: EngineHealth = { unasked: () => true, worked: () => undefined, failed: () => undefined }
