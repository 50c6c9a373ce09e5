import type { CommittedChanges } from '../../../app/ports/conversation-log.ts'
import type { LogConnection, Step, StepResult } from './connection.ts'
import { type BatchPlan, decideBatch } from './decide-batch.ts'
import { faultKind } from './faults.ts'
import type { Memory } from './memory.ts'
import { conversationKey, type Pending } from './pending.ts'
import {
  type Approach,
  distinctAgents,
  existingKeys,
  existingStep,
  lockStep,
  readingOf,
  readingSteps,
  type VersionedReading,
} from './read-statements.ts'
import { evidenceStep, versionWritten, writingSteps } from './write-statements.ts'

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

const begin: Step = { command: 'begin' }
const commit: Step = { command: 'commit' }
const rollback: Step = { command: 'rollback' }

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
  const asked = readingSteps(actsOf(batch), approach, memory)
  const opening = asked.length > 0 ? [begin] : []
  const read = asked.length > 0 ? allDone(await connection.pipeline([...opening, ...asked])) : { results: [] }
  if ('error' in read) return giveUp(connection, read.error)
  const reading = readingOf(asked, read.results.slice(opening.length), approach, memory)

  let decided: Decided = { acts: batch, plan: { outcomes: [], changes: [] }, locked: [] }
  const missing = approach === 'skip' ? batch.filter(({ key }) => reading.head(key) === undefined) : []
  if (missing.length > 0) {
    const there = allDone(await connection.pipeline([existingStep(actsOf(missing))]))
    if ('error' in there) return giveUp(connection, there.error)
    const keys = there.results[0] === undefined ? new Set() : existingKeys(there.results[0])
    const locked = new Set(missing.filter(({ key }) => keys.has(key)))
    decided = { ...decided, acts: batch.filter((pending) => !locked.has(pending)), locked: [...locked] }
  }
  decided.plan = decideBatch(actsOf(decided.acts), reading, nowMs)

  if (approach === 'bold' && !isPlain(decided)) {
    if (opening.length > 0) await connection.pipeline([rollback])
    return { kind: 'stale' }
  }
  if (decided.plan.changes.length === 0) {
    // Only reads happened; a connection that is lost now takes nothing with it.
    if (opening.length > 0) await connection.pipeline([rollback])
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
  const { changes } = decided.plan
  const agents = approach === 'bold' ? distinctAgents(actsOf(decided.acts)) : []
  const steps = [...opening, ...writingSteps(changes, (change) => reading.version(keyOf(change)), agents), commit]
  const answers = await connection.pipeline(steps)

  const last = answers.at(-1)
  const rows = answers[opening.length]
  if (last?.status === 'fulfilled' && last.value.command === 'COMMIT' && rows?.status === 'fulfilled') {
    memory.keep(changes, versionWritten(rows.value))
    return { kind: 'settled', ...decided }
  }
  for (const change of changes) memory.forget(keyOf(change))
  if (last?.status === 'rejected' && faultKind(last.reason) === 'lost') return { kind: 'unknown', ...decided }
  const cause = answers.find((answer) => answer.status === 'rejected')
  const error = cause?.status === 'rejected' ? cause.reason : new Error('COMMIT was refused.')
  return approach === 'bold' && faultKind(error) === 'stale' ? { kind: 'stale' } : { kind: 'failed', error }
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
  changes: readonly CommittedChanges[],
): Promise<boolean> => {
  const answers = await connection.pipeline([begin, lockStep(actsOf(acts)), evidenceStep(changes), rollback])
  const read = allDone(answers)
  if ('error' in read) throw read.error
  return (read.results[2]?.rows.length ?? 0) > 0
}

const giveUp = async (connection: LogConnection, error: unknown): Promise<BatchEnd> => {
  if (connection.alive) await connection.pipeline([rollback])
  return { kind: 'failed', error }
}

const actsOf = (batch: readonly Pending[]) => batch.map(({ act }) => act)
const keyOf = ({ conversation }: CommittedChanges): string => conversationKey(conversation.accountId, conversation.id)

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
