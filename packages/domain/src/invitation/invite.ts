import type { AgentState } from '../agent/model.ts'
import type { ServiceConversation } from '../conversation/model.ts'
import { quietUntil } from './life.ts'
import type { Invitation } from './model.ts'

/** What is known when an agent wants to invite somebody. */
export type Inviting = {
  isHere: boolean
  /** In a session of several. */
  isInSession: boolean
  /** The visitor's conversation on the site. */
  conversation: Pick<ServiceConversation, 'status' | 'assigneeId' | 'routing'> | null
  /** The newest that the visitor had, on whatever site. */
  latest: Invitation | null
  quietMs: number
  agent: { state: AgentState; hasSeat: boolean }
  /** The agent knows that it would have more conversations than it may. */
  beyondCapacity: boolean
}

/** Why somebody is not invited now. */
export type NotInvited =
  | { reason: 'gone' | 'served' | 'invited' | 'agent' | 'full' }
  | { reason: 'quiet'; untilMs: number }

/**
 * Whether an agent may invite a visitor now: one who is here, whom no agent serves and who waits for none, who has no
 * invitation and is not to be left alone. Null when it may.
 */
export const whyNotInvited = (on: Inviting, nowMs: number): NotInvited | null => {
  const { conversation, latest, agent } = on
  if (!on.isHere) return { reason: 'gone' }
  if (on.isInSession || (conversation !== null && isInService(conversation))) return { reason: 'served' }
  if (latest !== null && latest.state === 'pending' && latest.expiresAtMs > nowMs) return { reason: 'invited' }
  const untilMs = latest === null ? null : quietSince(latest, on.quietMs)
  if (untilMs !== null && untilMs > nowMs) return { reason: 'quiet', untilMs }
  if (agent.state !== 'available' && agent.state !== 'busy') return { reason: 'agent' }
  return agent.hasSeat || on.beyondCapacity ? null : { reason: 'full' }
}

/** One whose time is up counts as unanswered before anybody has noticed. */
const quietSince = (latest: Invitation, quietMs: number): number | null =>
  latest.state === 'pending' ? latest.expiresAtMs + quietMs : quietUntil(latest, quietMs)

/** Whether an agent has it, or is being looked for. */
const isInService = ({ status, assigneeId, routing }: NonNullable<Inviting['conversation']>): boolean =>
  status !== 'closed' && (assigneeId !== null || (status === 'queued' && routing.queuedAtMs !== null))
