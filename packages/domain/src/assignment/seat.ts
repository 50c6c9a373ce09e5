import type { Decision } from '../conversation/decision.ts'
import type { EntryDraft, ServiceConversation } from '../conversation/model.ts'
import { event, system } from '../conversation/send-message.ts'
import { type QueuePlace, waitFrom } from './routing.ts'

/** Of the agent who has a conversation: whether it is in service, in whatever state, and has a seat free. */
export type Holder = { serves: boolean; hasSeat: boolean }

/** A conversation that held no seat goes on. `inTime` is false where the visitor took longer than it may. */
export type SeatBack = { holder: Holder; way: QueuePlace; inTime: boolean }

/**
 * It goes on with the agent who has it, where that one serves and has a seat. One who serves but has none is waited for in
 * its own lane (mark D9); where the agent serves no more it waits for anybody, ahead of new visitors; and who comes late
 * takes the way of all.
 * @param line what staff read of it
 */
export const seatAgain = (
  conversation: ServiceConversation,
  line: EntryDraft,
  { holder, way, inTime }: SeatBack,
  nowMs: number,
  nextId: () => string,
): Decision => {
  const { routing, assigneeId } = conversation
  if (assigneeId !== null && holder.serves && holder.hasSeat)
    return { kind: 'append', entries: [line], head: { status: 'open', routing: { ...routing, resting: null } } }
  return {
    kind: 'append',
    entries: [line, event(nextId(), system, { kind: 'queued' })],
    head: {
      status: 'queued',
      assigneeId: null,
      routing: {
        ...waitFrom(routing, nowMs, inTime ? placeOf(assigneeId, holder, way) : way),
        resting: null,
      },
    },
  }
}

const placeOf = (assigneeId: string | null, { serves }: Holder, way: QueuePlace): QueuePlace => {
  if (assigneeId !== null && serves) return { ...way, lane: 'own', wantedAgentId: assigneeId }
  return way.lane === 'normal' ? { ...way, lane: 'priority' } : way
}

/** Whether a conversation counts for its agent's capacity. */
export const holdsSeat = ({ status, routing }: Pick<ServiceConversation, 'status' | 'routing'>): boolean =>
  status === 'open' && routing.resting === null
