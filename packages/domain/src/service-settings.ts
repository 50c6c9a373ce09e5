import type { FileKind } from './file/model.ts'
import type { AssignmentPolicy, Overflow } from './team.ts'

/** How an account serves; a team may have its own policy, acceptance and overflow. Times in milliseconds, null is never. */
export type ServiceSettings = {
  policy: AssignmentPolicy
  /** Conversations that an agent has at once, where the agent has no number of its own. */
  capacity: number
  /** An offer has to be accepted within this time; 0 gives without asking. */
  acceptWithinMs: number
  /** A lost connection becomes an exit after this time. */
  graceMs: number
  overflow: Overflow | null
  /** A visitor cut off during service has this long to come back to the same agent. */
  returnWithinMs: number
  /** How long a conversation waits for its own agent who is not available; null for ever. */
  ownAgentWaitMs: number | null
  /** How long a conversation that was given away waits for somebody else before it comes back. */
  giveBackAfterMs: number
  /** After the agent's last word without an answer: the visitor is reminded, the seat is freed, the conversation is closed. */
  idle: { remindAfterMs: number | null; releaseAfterMs: number | null; closeAfterMs: number | null }
  /** What becomes of words to a visitor who is not there (mark A9). */
  toOffline: 'refuse' | 'keep' | 'e-mail'
  /** So long authors may change their message or take it back; 0 is never. */
  editWithinMs: number
  /** Pages that messages lead to are asked what they say of themselves. */
  linkCards: boolean
  /** Of one file that is sent, in bytes; the kinds that are taken; and how many a visitor may send in an hour. */
  fileBytes: number
  fileKinds: readonly FileKind[]
  filesPerHour: number
  /** Reasons for a break that agents choose from. */
  breakReasons: readonly string[]
}

/** Which setting does not fit the others: silence in another order than reminded, freed, closed; a reason said twice. Null when all do. */
export const serviceProblem = ({ idle, breakReasons }: ServiceSettings): keyof ServiceSettings | null => {
  const steps = [idle.remindAfterMs, idle.releaseAfterMs, idle.closeAfterMs].filter((step) => step !== null)
  if (steps.some((step, index) => step <= (steps[index - 1] ?? 0))) return 'idle'
  const reasons = breakReasons.map((reason) => reason.trim())
  return reasons.includes('') || new Set(reasons).size < reasons.length ? 'breakReasons' : null
}

const minuteMs = 60_000

export const defaultServiceSettings: ServiceSettings = {
  policy: 'random',
  capacity: 5,
  acceptWithinMs: 0,
  graceMs: minuteMs,
  overflow: null,
  returnWithinMs: 15 * minuteMs,
  ownAgentWaitMs: null,
  giveBackAfterMs: 2 * minuteMs,
  idle: { remindAfterMs: null, releaseAfterMs: null, closeAfterMs: null },
  toOffline: 'keep',
  editWithinMs: 15 * minuteMs,
  linkCards: false,
  fileBytes: 25 * 1024 * 1024,
  fileKinds: ['image', 'audio', 'video', 'file'],
  filesPerHour: 60,
  breakReasons: [],
}
