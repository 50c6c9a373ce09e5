import type { CommittedChanges } from '../../../app/ports/conversation-log.ts'
import type { LogConnection, Step, StepResult } from './connection.ts'
import { type BatchPlan, decideBatch } from './decide-batch.ts'
import { faultKind } from './faults.ts'
import type { Pending } from './pending.ts'
import { existingKeys, existingStep, type LockMode, readingOf, readingSteps } from './read-statements.ts'
import { evidenceStep, writingSteps } from './write-statements.ts'

/** How one attempt at a batch ended. */
export type BatchEnd =
  /** Decided, and committed where there was something to write. `locked` are acts whose row somebody else holds. */
  | { kind: 'settled'; acts: readonly Pending[]; plan: BatchPlan; locked: readonly Pending[] }
  /** Rolled back: nothing is written. */
  | { kind: 'failed'; error: unknown }
  /** COMMIT was sent and no answer came. */
  | { kind: 'unknown'; acts: readonly Pending[]; plan: BatchPlan; locked: readonly Pending[] }

const begin: Step = { command: 'begin' }
const commit: Step = { command: 'commit' }
const rollback: Step = { command: 'rollback' }

/** Takes a batch through one transaction: lock and read, decide in memory, write and commit; two round trips. */
export const attemptBatch = async (
  connection: LogConnection,
  batch: readonly Pending[],
  mode: LockMode,
  nowMs: number,
): Promise<BatchEnd> => {
  const steps = readingSteps(
    batch.map(({ act }) => act),
    mode,
  )
  const [, ...answers] = await connection.pipeline([begin, ...steps])
  const read = allDone(answers)
  if ('error' in read) return giveUp(connection, read.error)
  const reading = readingOf(steps, read.results)

  let acts = batch
  let locked: readonly Pending[] = []
  if (mode === 'skip' && batch.some(({ key }) => reading.head(key) === undefined)) {
    const missing = batch.filter(({ key }) => reading.head(key) === undefined)
    const there = allDone(await connection.pipeline([existingStep(missing.map(({ act }) => act))]))
    if ('error' in there) return giveUp(connection, there.error)
    const keys = existingKeys(there.results[0] ?? emptyResult)
    locked = missing.filter(({ key }) => keys.has(key))
    acts = batch.filter((pending) => !locked.includes(pending))
  }

  const plan = decideBatch(
    acts.map(({ act }) => act),
    reading,
    nowMs,
  )
  if (plan.changes.length === 0) {
    // Only reads happened; a connection that is lost now takes nothing with it.
    await connection.pipeline([rollback])
    return { kind: 'settled', acts, plan, locked }
  }
  const written = await connection.pipeline([...writingSteps(plan.changes), commit])
  const last = written.at(-1)
  if (last?.status === 'fulfilled' && last.value.command === 'COMMIT') return { kind: 'settled', acts, plan, locked }
  if (last?.status === 'rejected' && faultKind(last.reason) === 'lost') return { kind: 'unknown', acts, plan, locked }
  const cause = written.find((answer) => answer.status === 'rejected')
  return { kind: 'failed', error: cause?.status === 'rejected' ? cause.reason : new Error('COMMIT was refused.') }
}

/**
 * Looks up whether a batch that got no answer was committed. Its rows are locked first: so the old session, should it
 * still be about to commit, is waited for.
 * @throws when this can't be found out now.
 */
export const wasCommitted = async (
  connection: LogConnection,
  acts: readonly Pending[],
  changes: readonly CommittedChanges[],
): Promise<boolean> => {
  const [lock] = readingSteps(
    acts.map(({ act }) => act),
    'wait',
  )
  if (lock === undefined) throw new Error('A batch without acts was never written.')
  const answers = await connection.pipeline([begin, lock, evidenceStep(changes), rollback])
  const read = allDone(answers)
  if ('error' in read) throw read.error
  return (read.results[2]?.rows.length ?? 0) > 0
}

const giveUp = async (connection: LogConnection, error: unknown): Promise<BatchEnd> => {
  if (connection.alive) await connection.pipeline([rollback])
  return { kind: 'failed', error }
}

const emptyResult: StepResult = { rows: [], rowCount: 0, command: '' }

const allDone = (
  answers: readonly PromiseSettledResult<StepResult>[],
): { results: StepResult[] } | { error: unknown } => {
  const results: StepResult[] = []
  for (const answer of answers) {
    if (answer.status === 'rejected') return { error: answer.reason }
    results.push(answer.value)
  }
  return { results }
}
