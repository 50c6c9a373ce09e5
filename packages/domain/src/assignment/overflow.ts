import type { Decision } from '../conversation/decision.ts'
import type { ServiceConversation } from '../conversation/model.ts'
import { event, staffEvent, system } from '../conversation/send-message.ts'
import type { AssignmentPolicy, Overflow } from '../team.ts'
import { isWaiting } from './routing.ts'

/** A conversation goes from team to team so often in one wait, at most. */
const hopsAtMost = 3

/** When a conversation has waited too long where it waits; null for never. What waits for its own agent has its own rule. */
export const overflowsAtMs = (
  conversation: ServiceConversation,
  overflow: Overflow | null,
  nowMs: number,
): number | null => {
  const { lane, hops } = conversation.routing
  if (overflow === null || !isWaiting(conversation) || (lane !== 'normal' && lane !== 'priority')) return null
  if (hops >= hopsAtMost) return null
  if (overflow.to.kind === 'team' && overflow.to.teamId === conversation.routing.teamId) return null
  // On the next line it waits anew; on its first one since it came.
  return (hops === 0 ? (conversation.routing.queuedAtMs ?? nowMs) : nowMs) + overflow.afterMs
}

/** It has waited too long: another team may serve it, at its old place, or the visitor is told to leave words. */
export const decideOverflow = (
  conversation: ServiceConversation,
  overflow: Overflow | null,
  policy: AssignmentPolicy,
  nowMs: number,
  nextId: () => string,
): Decision => {
  const { routing } = conversation
  if (overflow === null || routing.offer !== null) return { kind: 'nothing' }
  const dueAtMs = overflowsAtMs(conversation, overflow, nowMs)
  if (dueAtMs === null || (routing.hops === 0 && dueAtMs > nowMs)) return { kind: 'nothing' }
  const why = {
    kind: 'decided',
    agentId: null,
    cause: 'overflow',
    policy,
    among: 0,
    load: 0,
    wanted: false,
    offered: false,
  } as const
  const line = staffEvent(nextId(), system, why)
  const hops = routing.hops + 1
  if (overflow.to.kind === 'team')
    return { kind: 'append', entries: [line], head: { routing: { ...routing, teamId: overflow.to.teamId, hops } } }
  return {
    kind: 'append',
    entries: [line, event(nextId(), system, { kind: 'words' })],
    head: { routing: { ...routing, lane: 'words', hops } },
  }
}
