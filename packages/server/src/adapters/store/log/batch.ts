import type { LogConnection } from './connection.ts'
import { type BatchPlan, decideBatch } from './decide-batch.ts'
import { faultKind } from './faults.ts'
import type { Memory } from './memory.ts'
import type { Pending } from './pending.ts'
import type { PipelineEnd, Step } from './pipeline.ts'
import {
  type Approach,
  distinctAgents,
  existingKeys,
  existingStep,
  lockStep,
  readingOf,
  readingSteps,
  readStatements,
  type VersionedReading,
} from './read-statements.ts'
import { evidenceStep, versionWritten, writeStatements, writingSteps } from './write-statements.ts'

type Decided = {
  acts: readonly Pending[]
  plan: BatchPlan
  /** Acts whose row somebody else holds. */
  locked: readonly Pending[]
}

/** How one attempt at a batch ended. */
export type BatchEnd =
  /** Decided, and committed where there was something to write. */
  | ({ kind: 'settled' } & Decided)
  /** A bold batch has to look more closely. Nothing is written. */
  | { kind: 'stale' }
  /** Rolled back: nothing is written. */
  | { kind: 'failed'; error: unknown }
  /** COMMIT was sent and no answer came. */
  | ({ kind: 'unknown' } & Decided)

const command = (text: string): Step => ({ statement: { name: `log.${text}`, text }, values: [] })
const begin = command('begin')
const commit = command('commit')
const rollback = command('rollback')

/** All that a connection of the log has to have prepared. */
export const statements = [
  ...readStatements,
  ...writeStatements,
  ...[begin, commit, rollback].map(({ statement }) => statement),
]

/**
 * Takes a batch through one transaction: read what is not remembered, decide in memory, write and commit. One round trip
 * when all is remembered, else two.
 */
export const attemptBatch = async (...attempt: Parameters<typeof run>): Promise<BatchEnd> => {
  try {
    return await run(...attempt)
  } catch (error) {
    // A defect of ours, for example a number that does not fit its column.
    return giveUp(attempt[0], error)
  }
}

const run = async (
  connection: LogConnection,
  batch: readonly Pending[],
  approach: Approach,
  memory: Memory,
  nowMs: number,
): Promise<BatchEnd> => {
  if (approach !== 'bold') for (const { key } of batch) memory.forget(key)
  const asked = readingSteps(batch, approach, memory)
  const opening = asked.length > 0 ? [begin] : []
  const read = await pipelineOf(connection, [...opening, ...asked])
  if (read.error !== null) return giveUp(connection, read.error)
  const reading = readingOf(asked, read.results.slice(opening.length), approach, memory)

  const missing = approach === 'skip' ? batch.filter(({ key }) => reading.head(key) === undefined) : []
  const there = await pipelineOf(connection, missing.length > 0 ? [existingStep(missing)] : [])
  if (there.error !== null) return giveUp(connection, there.error)
  const held = existingKeys(there.results[0])
  const acts = batch.filter(({ key }) => !held.has(key))
  const decided: Decided = {
    acts,
    plan: decideBatch(acts, reading, nowMs),
    locked: batch.filter(({ key }) => held.has(key)),
  }

  if (approach === 'bold' && !isPlain(decided)) {
    await pipelineOf(connection, opening.length > 0 ? [rollback] : [])
    return { kind: 'stale' }
  }
  if (decided.plan.changed.length === 0) {
    // Only reads happened; a connection that is lost now takes nothing with it.
    await pipelineOf(connection, opening.length > 0 ? [rollback] : [])
    return { kind: 'settled', ...decided }
  }
  return write(connection, decided, reading, approach, memory, opening.length === 0 ? [begin] : [])
}

const write = async (
  connection: LogConnection,
  decided: Decided,
  reading: VersionedReading,
  approach: Approach,
  memory: Memory,
  opening: readonly Step[],
): Promise<BatchEnd> => {
  const { changed } = decided.plan
  const agents = approach === 'bold' ? distinctAgents(decided.acts) : []
  const steps = [...opening, ...writingSteps(changed, reading.version, agents), commit]
  const { results, error } = await connection.pipeline(steps)
  const rows = results[opening.length]
  // Only a COMMIT that was answered is the last result.
  if (rows !== undefined && results.length === steps.length) {
    memory.keep(changed, versionWritten(rows))
    return { kind: 'settled', ...decided }
  }
  for (const { key } of changed) memory.forget(key)
  const fault = faultKind(error)
  if (fault === 'lost') return { kind: 'unknown', ...decided }
  const end = await giveUp(connection, error)
  return approach === 'bold' && fault === 'stale' ? { kind: 'stale' } : end
}

/**
 * Whether a bold batch may stand: it only appended and moved marks, and the database checks every row it writes. A
 * refusal, or doing nothing, would rest on a remembered row that nobody checks, or overlook a known client id.
 */
const isPlain = ({ acts, plan }: Decided): boolean =>
  plan.outcomes.every((outcome, i) => {
    if (outcome.kind === 'refused') return false
    return acts[i]?.act.kind === 'mark' || outcome.kind !== 'done' || outcome.entries.length > 0
  })

/**
 * Looks up whether a batch that got no answer was committed. Its rows are locked first: so the old session, should it
 * still be about to commit, is waited for.
 * @throws when this can't be found out now.
 */
export const wasCommitted = async (
  connection: LogConnection,
  acts: readonly Pending[],
  plan: BatchPlan,
): Promise<boolean> => {
  const { results, error } = await connection.pipeline([begin, lockStep(acts), evidenceStep(plan.changed), rollback])
  if (error === null) return (results[2]?.rows.length ?? 0) > 0
  await giveUp(connection, error)
  throw error
}

/** Ends the transaction after an error. */
const giveUp = async (connection: LogConnection, error: unknown): Promise<BatchEnd> => {
  if (connection.alive) await connection.pipeline([rollback])
  return { kind: 'failed', error }
}

const pipelineOf = async (connection: LogConnection, steps: readonly Step[]): Promise<PipelineEnd> =>
  steps.length === 0 ? { results: [], error: null } : connection.pipeline(steps)
