import type { Conversation } from '@frontdesk/domain'
import type { CommittedChanges } from '../ports/conversation-log.ts'

/** One message, or with null the last ones, of a conversation. */
export type InterpretationJob = { accountId: string; conversationId: string; seq: number | null }

/** How the engine does. With `unasked` it is left alone, and what it would have made is missing. */
export type EngineHealth = { unasked(): boolean; worked(): void; failed(): void }

/** After a restart this is looked through again: what waited stands in what was said. */
const lookBackMs = 86_400_000

/** Of one account, so that no slow engine of a company keeps the others waiting. */
const bounds = { atOnce: 2, waiting: 200, late: 50 }
/** An engine that fails so often in a row is left alone for a while. */
const giveUpAfter = 3
const leaveAloneMs = 30_000

/**
 * Interprets what was committed, behind it: nothing waits for it. What waits is kept in memory, in bounds, and found again in
 * what was said after a restart; what goes beyond them, and what an engine does not make in time, stays as it was written and says so.
 */
export interface Interpreter {
  committed(changes: CommittedChanges): void
  /** The last messages of a conversation: somebody has another language, or asks again. */
  look(accountId: string, conversationId: string): void
  /** Somebody of the staff reads a conversation that nobody has yet. */
  opened(conversation: Conversation): void
  /** After a start: what waited when the last server ended, and what it did not come to hear of. */
  takeUp(accountIds: readonly string[]): Promise<void>
  /** One message again, also of an engine that was left alone. */
  again(accountId: string, conversationId: string, seq: number): void
  /** Messages and conversations that wait or are under way. */
  waiting(): number
  /** Resolves when nothing waits, for tests. */
  settled(): Promise<void>
  /** Waits for what is under way; what waits is left. Idempotent. */
  close(): Promise<void>
}

type Lane = { waiting: InterpretationJob[]; running: number; late: number; failures: number; aloneUntilMs: number }

export const createInterpreter = (options: {
  interpret: (job: InterpretationJob, health: EngineHealth) => Promise<void>
  /** Whether the account interprets, as far as is known at once. */
  isOn: (accountId: string) => boolean
  /** Reads how the account interprets, and what of it may have waited; see `Interpretations.current`. */
  currentOf: (accountId: string, sinceMs: number, limit: number) => Promise<string[]>
  now: () => number
  onFault: (fault: unknown) => void
}): Interpreter => {
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

  const carryOut = (job: InterpretationJob, health: EngineHealth, then: () => void): void => {
    const work = options
      .interpret(job, health)
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

  const add = (job: InterpretationJob): void => {
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
    committed: ({ conversation, entries, amended }) => {
      const { accountId, id: conversationId } = conversation
      if (conversation.kind === 'internal' || !options.isOn(accountId)) return
      // Who comes in may have a language of its own.
      const isNewcomer = entries.some(({ content }) => content.kind === 'assigned' || content.kind === 'joined')
      if (isNewcomer) add({ accountId, conversationId, seq: null })
      for (const { seq, content } of entries) if (content.kind === 'message') add({ accountId, conversationId, seq })
      for (const { seq, content } of amended)
        if (
          content.kind === 'message' &&
          content.extra?.editedAtMs !== undefined &&
          content.extra.translations === undefined &&
          content.extra.untranslated === undefined
        )
          add({ accountId, conversationId, seq })
    },
    look: (accountId, conversationId) => add({ accountId, conversationId, seq: null }),
    opened: (conversation) => {
      const { accountId, id } = conversation
      if (conversation.kind === 'service' && conversation.assigneeId === null && options.isOn(accountId))
        add({ accountId, conversationId: id, seq: null })
    },
    takeUp: async (accountIds) => {
      for (const accountId of accountIds) {
        const ids = await options.currentOf(accountId, options.now() - lookBackMs, bounds.waiting)
        if (options.isOn(accountId)) for (const conversationId of ids) add({ accountId, conversationId, seq: null })
      }
    },
    again: (accountId, conversationId, seq) => {
      laneOf(accountId).aloneUntilMs = 0
      add({ accountId, conversationId, seq })
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
