import type { Decision } from '../conversation/decision.ts'
import type { Content, DecisionCause, EntryDraft, ServiceConversation } from '../conversation/model.ts'
import type { AssignmentDecision } from './decide.ts'
import type { HandOverCause, Move } from './hand-over.ts'
import { waitFrom, waitNoMore } from './routing.ts'

type Given = Exclude<AssignmentDecision, { kind: 'wait' }>

const nothing: Decision = { kind: 'nothing' }

const bySystem = (id: string, content: EntryDraft['content']): EntryDraft => ({
  id,
  author: { kind: 'system', id: null },
  visibility: content.kind === 'decided' ? 'staff' : 'everyone',
  clientId: null,
  content,
  origin: null,
})

const decided = (
  agentId: string | null,
  cause: DecisionCause,
  why: Omit<Content & { kind: 'decided' }, 'kind' | 'agentId' | 'cause'>,
): EntryDraft['content'] => ({
  kind: 'decided',
  agentId,
  cause,
  ...why,
})

/**
 * Carries a decision of the engine out on the row as it is now: if somebody has taken the conversation meanwhile, or it
 * has ended, nothing happens. Each decision leaves why this agent, for staff.
 * @param acceptUntilMs when an offer goes on to the next agent
 */
export const decideGive = (
  conversation: ServiceConversation,
  given: Given,
  cause: DecisionCause,
  acceptUntilMs: number,
  nextId: () => string,
): Decision => {
  const { routing } = conversation
  if (conversation.status !== 'queued' || conversation.assigneeId !== null || routing.queuedAtMs === null)
    return nothing
  if (routing.offer !== null) return nothing
  const { agentId } = given
  const { policy, among, load, wanted } = given.why
  const why = bySystem(
    nextId(),
    decided(agentId, cause, { policy, among, load, wanted, offered: given.kind === 'offer' }),
  )
  if (given.kind === 'offer') {
    const offer = { agentId, expiresAtMs: acceptUntilMs }
    return {
      kind: 'append',
      entries: [why],
      head: { routing: { ...routing, offer, passedOver: given.passedOver } },
    }
  }
  const assigned = bySystem(nextId(), { kind: 'assigned', assigneeId: agentId, fromId: null })
  return {
    kind: 'append',
    entries: [why, assigned],
    head: { status: 'open', assigneeId: agentId, routing: waitNoMore(routing) },
  }
}

/** The asked agent accepts: the conversation is its own. Refused where it was not, or is no longer, asked. */
export const decideAccept = (
  conversation: ServiceConversation,
  agentId: string,
  nowMs: number,
  nextId: () => string,
): Decision => {
  const { routing } = conversation
  if (conversation.assigneeId === agentId) return nothing
  if (conversation.assigneeId !== null)
    return { kind: 'refuse', refusal: { code: 'conversation.taken', assigneeId: conversation.assigneeId } }
  if (routing.offer?.agentId !== agentId || routing.offer.expiresAtMs <= nowMs)
    return { kind: 'refuse', refusal: { code: 'offer.over' } }
  const assigned = { ...bySystem(nextId(), { kind: 'assigned', assigneeId: agentId, fromId: null }) }
  return {
    kind: 'append',
    entries: [{ ...assigned, author: { kind: 'agent', id: agentId } }],
    head: { status: 'open', assigneeId: agentId, routing: waitNoMore(routing) },
  }
}

/**
 * An offer ends without being taken: declined, not accepted in time, or its agent went. The conversation keeps its place,
 * and the agent is not asked again before all others were.
 * @param expiredAtMs ends only one whose time is up by then; null whenever
 */
export const decidePassOver = (
  conversation: ServiceConversation,
  agentId: string,
  expiredAtMs: number | null,
  nextId: () => string,
): Decision => {
  const { routing } = conversation
  if (routing.offer?.agentId !== agentId) return nothing
  if (expiredAtMs !== null && routing.offer.expiresAtMs > expiredAtMs) return nothing
  const passedOver = [...routing.passedOver.filter((id) => id !== agentId), agentId]
  const why = { policy: 'manual', among: 0, load: 0, wanted: false, offered: true } as const
  return {
    kind: 'append',
    entries: [bySystem(nextId(), decided(agentId, 'not-accepted', why))],
    head: { routing: { ...routing, offer: null, passedOver } },
  }
}

/**
 * Moves a conversation on whose agent has gone; where that one does not have it any more, nothing happens. The visitor
 * sees one quiet line.
 */
export const decideMove = (
  conversation: ServiceConversation,
  fromId: string,
  { agentId, policy, among, load }: Move,
  cause: HandOverCause,
  nowMs: number,
  nextId: () => string,
): Decision => {
  if (conversation.assigneeId !== fromId || conversation.status === 'closed') return nothing
  const why = bySystem(nextId(), decided(agentId, cause, { policy, among, load, wanted: false, offered: false }))
  if (agentId !== null) {
    const assigned = bySystem(nextId(), { kind: 'assigned', assigneeId: agentId, fromId })
    return {
      kind: 'append',
      entries: [why, assigned],
      head: { status: 'open', assigneeId: agentId, routing: waitNoMore(conversation.routing) },
    }
  }
  return {
    kind: 'append',
    entries: [why, bySystem(nextId(), { kind: 'queued' })],
    head: {
      status: 'queued',
      assigneeId: null,
      routing: waitFrom(conversation.routing, conversation.waitingSinceMs ?? nowMs, {
        // Whose visitor has gone waits with the words that were left.
        lane: conversation.routing.resting?.cause === 'gone' ? 'words' : 'priority',
      }),
    },
  }
}

/** A conversation of a team that is no more is anybody's; it keeps its place, or its agent. */
export const decideLeaveTeam = (conversation: ServiceConversation, teamId: string, nextId: () => string): Decision => {
  const { routing, assigneeId } = conversation
  if (routing.teamId !== teamId) return nothing
  const why = { policy: 'manual', among: 0, load: 0, wanted: false, offered: false } as const
  return {
    kind: 'append',
    entries: [bySystem(nextId(), decided(assigneeId, 'team-removed', why))],
    head: { routing: { ...routing, teamId: null } },
  }
}
