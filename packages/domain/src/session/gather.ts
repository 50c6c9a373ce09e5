import type { AgentState } from '../agent/model.ts'
import type { Contact } from '../contact.ts'
import { quietUntil } from '../invitation/life.ts'
import type { Invitation } from '../invitation/model.ts'

/** Why somebody is not asked into a session of several now (mark B2). */
export type NotGathered =
  | { reason: 'absent' | 'member' | 'invited' | 'session' }
  /** Has declined, or not answered, and is left alone until then. */
  | { reason: 'quiet'; untilMs: number }

/** Agents who are signed in and connected may be picked, whatever state they have chosen. */
export const whyAgentNotGathered = (state: AgentState, isMember: boolean): NotGathered | null => {
  if (isMember) return { reason: 'member' }
  return state === 'offline' || state === 'away' ? { reason: 'absent' } : null
}

/** What is known when a visitor is picked. */
export type PickedVisitor = {
  isHere: boolean
  /** The session that it is in, of whichever; one at a time. */
  sessionId: string | null
  /** The newest that it had, to whatever. */
  latest: Invitation | null
  /** In service, where it is spoken with anyway: a refusal of before is none to be asked inside the conversation. */
  isInService: boolean
  quietMs: number
}

/**
 * Visitors who are on a page now may be picked, unless they are in a session, have an invitation, or are left alone.
 * @param intoId null for a session that is yet to be made
 */
export const whyVisitorNotGathered = (
  { isHere, sessionId, latest, isInService, quietMs }: PickedVisitor,
  intoId: string | null,
  nowMs: number,
): NotGathered | null => {
  if (!isHere) return { reason: 'absent' }
  if (sessionId !== null) return { reason: sessionId === intoId ? 'member' : 'session' }
  if (latest === null) return null
  if (latest.state === 'pending' && latest.expiresAtMs > nowMs) return { reason: 'invited' }
  const untilMs = quietUntil(latest, quietMs)
  return !isInService && untilMs !== null && untilMs > nowMs ? { reason: 'quiet', untilMs } : null
}

/**
 * How the others of a session know a visitor: by the name that it gave itself. What a signed identity says of it is not for
 * strangers; it may choose a name in the session.
 */
export const nameInSession = ({ name, verified }: Pick<Contact, 'name' | 'verified'>): string | null =>
  verified ? null : name
