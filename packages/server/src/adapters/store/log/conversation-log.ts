import type { ConversationLog, LogAct, LogOutcome, OnCommitted } from '../../../app/ports/conversation-log.ts'
import type { Log } from '../../../app/ports/log.ts'
import type { Metrics } from '../../../app/ports/metrics.ts'
import type { Clock } from '../../../app/ports/runtime.ts'
import { statements } from './batch.ts'
import { openLogConnection } from './connection.ts'
import { createLane, type LaneOptions } from './lane.ts'
import { createMemory } from './memory.ts'
import { busy, conversationKey, type Pending } from './pending.ts'
import { isUuid } from './wire.ts'

export type ConversationLogOptions = {
  url: string
  clock: Clock
  onCommitted: OnCommitted
  log?: Log | undefined
  metrics?: Pick<Metrics, 'batchCommitted'> | undefined
  /** Acts in one batch, at most. Default 512. */
  batchActs?: number
  /** Acts that may wait; more are told to try again. Default 20,000. */
  queuedActs?: number
  /** How long an act of which nothing is written may wait, ms. Default 2,000. */
  waitMs?: number
  /** Conversations that need not be read before they are written again. Default 10,000. */
  remembered?: number
}

/**
 * The group commit of a node. Acts gather while a batch is in flight and go together in the next.
 *
 * Two lanes: a conversation whose row somebody else holds moves to the patient one with all its acts, in order, and
 * comes back once it has none there; so it stalls nobody but itself.
 * @throws when the database can't be reached.
 */
export const createConversationLog = async (options: ConversationLogOptions): Promise<ConversationLog> => {
  const { url, clock, log, metrics, batchActs = 512, queuedActs = 20_000, waitMs = 2_000 } = options
  const memory = createMemory(options.remembered ?? 10_000)
  /** Acts in the patient lane, by conversation. */
  const blocked = new Map<string, number>()
  let waiting = 0
  let arrivals = 0
  let closed: Promise<void> | undefined

  const lane = (name: string): Omit<LaneOptions, 'claim' | 'locked' | 'settled'> => ({
    name,
    open: (lost) => openLogConnection({ url, lane: name, lost, statements }),
    clock,
    memory,
    log,
    metrics,
    batchActs,
    waitMs,
    committed: (changes) => {
      for (const change of changes) {
        try {
          options.onCommitted(change)
        } catch (err) {
          log?.error({ err }, 'A listener of the log threw.')
        }
      }
    },
  })

  const patient = createLane(
    {
      ...lane('patient'),
      claim: (acts) => acts,
      locked: (acts) => patient.push(acts),
      settled: ({ key }) => {
        waiting -= 1
        const left = (blocked.get(key) ?? 1) - 1
        if (left === 0) blocked.delete(key)
        else blocked.set(key, left)
      },
    },
    null,
  )

  const block = (acts: readonly Pending[]): void => {
    for (const { key } of acts) blocked.set(key, (blocked.get(key) ?? 0) + 1)
    patient.push(acts)
  }

  const quick = createLane(
    {
      ...lane('quick'),
      // The first half of a split batch may have moved a conversation away.
      claim: (acts) => {
        if (blocked.size === 0) return acts
        const moved = acts.filter(({ key }) => blocked.has(key))
        block(moved)
        return acts.filter((pending) => !moved.includes(pending))
      },
      locked: (acts) => {
        block(acts)
        for (const key of new Set(acts.map((pending) => pending.key))) block(quick.withdraw(key))
      },
      settled: () => {
        waiting -= 1
      },
    },
    await openLogConnection({ url, lane: 'quick', lost: null, statements }),
  )

  const submit = (act: LogAct): Promise<LogOutcome> => {
    if (![act.accountId, act.conversationId, act.actor.id ?? act.accountId].every(isUuid))
      return Promise.resolve({ kind: 'refused', refusal: { code: 'not_found' } })
    if (closed !== undefined || waiting >= queuedActs) return Promise.resolve(busy)
    return new Promise((resolve, reject) => {
      const key = conversationKey(act.accountId, act.conversationId)
      arrivals += 1
      const pending: Pending = { act, key, arrival: arrivals, enteredAtMs: performance.now(), resolve, reject }
      waiting += 1
      if (blocked.has(key)) block([pending])
      else quick.push([pending])
    })
  }

  return {
    submit,
    forget: (accountId, conversationIds) => {
      for (const id of conversationIds) memory.forget(conversationKey(accountId, id))
    },
    close: () => {
      closed ??= quick.close().then(() => patient.close())
      return closed
    },
  }
}
