import type { Decision } from '../conversation/decision.ts'
import type { ServiceConversation } from '../conversation/model.ts'
import { staffEvent, system } from '../conversation/send-message.ts'
import { isWaiting, type Lane, type QueuePlace, type RestCause, waitFrom } from './routing.ts'
import { type SeatBack, seatAgain } from './seat.ts'

/**
 * Nobody is there to be served: the visitor has gone, or lets the agent wait. An open conversation stays its agent's but
 * holds no seat; one that waits goes to those who left words.
 */
export const decideRest = (
  conversation: ServiceConversation,
  cause: RestCause,
  nowMs: number,
  nextId: () => string,
): Decision => {
  const { status, routing } = conversation
  const waits = isWaiting(conversation)
  if (routing.resting !== null || (!waits && status !== 'open')) return { kind: 'nothing' }
  const resting = { ...routing, resting: { sinceMs: nowMs, cause } }
  return {
    kind: 'append',
    entries: [staffEvent(nextId(), system, { kind: 'rested', cause })],
    head: { routing: waits ? { ...resting, lane: 'words', offer: null } : resting },
  }
}

/** The visitor is back, or answers: its conversation goes on. One that waited has its old place, if the visitor is in time. */
export const decideReturn = (
  conversation: ServiceConversation,
  back: Omit<SeatBack, 'inTime'> & { returnWithinMs: number },
  nowMs: number,
  nextId: () => string,
): Decision => {
  const { status, routing } = conversation
  const { resting, queuedAtMs } = routing
  if (resting === null) return { kind: 'nothing' }
  const line = staffEvent(nextId(), system, { kind: 'returned' })
  // Who was in a session was never away.
  const inTime = resting.cause === 'session' || nowMs - resting.sinceMs <= back.returnWithinMs
  if (status === 'open') return seatAgain(conversation, line, { ...back, inTime }, nowMs, nextId)
  if (!isWaiting(conversation)) return { kind: 'nothing' }
  const sinceMs = inTime && queuedAtMs !== null ? queuedAtMs : nowMs
  return {
    kind: 'append',
    entries: [line],
    head: { routing: { ...waitFrom(routing, sinceMs, back.way), resting: null } },
  }
}

/**
 * How a contact is served has changed while its conversation waits: it waits where it belongs now, with its place in time.
 * What a colleague gave away, and what goes back to the agent who had it, is left to them; so are words that were left.
 * @param formerAgentId the contact's own agent until now
 */
export const decideRelane = (
  conversation: ServiceConversation,
  way: QueuePlace,
  formerAgentId: string | null,
  nextId: () => string,
): Decision => {
  const { routing } = conversation
  const { lane, wantedAgentId, teamId, queuedAtMs } = routing
  if (!isWaiting(conversation) || queuedAtMs === null || routing.giverId !== null) return { kind: 'nothing' }
  if (lane === 'words' || way.lane === 'words') return { kind: 'nothing' }
  if (lane === 'own' && way.lane !== 'own' && wantedAgentId !== formerAgentId) return { kind: 'nothing' }
  const isThere =
    lane === way.lane && teamId === way.teamId && (way.lane !== 'own' || wantedAgentId === way.wantedAgentId)
  if (isThere) return { kind: 'nothing' }
  return {
    kind: 'append',
    entries: [staffEvent(nextId(), system, { kind: 'moved', lane: way.lane })],
    head: { routing: waitFrom(routing, queuedAtMs, way) },
  }
}

/** A conversation that waits in a lane goes on to another, with its place in time; elsewhere it is left as it is. */
export const decideOnward = (
  conversation: ServiceConversation,
  from: Lane,
  way: QueuePlace,
  nextId: () => string,
): Decision => {
  const { routing } = conversation
  if (!isWaiting(conversation) || routing.lane !== from || routing.queuedAtMs === null) return { kind: 'nothing' }
  return {
    kind: 'append',
    entries: [staffEvent(nextId(), system, { kind: 'moved', lane: way.lane })],
    head: { routing: waitFrom(routing, routing.queuedAtMs, way) },
  }
}
