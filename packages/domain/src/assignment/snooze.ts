import { type Decision, refuse } from '../conversation/decision.ts'
import type { Party, ServiceConversation } from '../conversation/model.ts'
import { staffEvent, system } from '../conversation/send-message.ts'
import { type SeatBack, seatAgain } from './seat.ts'

/**
 * An agent lays a conversation aside until a time, or until the visitor writes; so long it holds no seat. The visitor
 * hears nothing of it.
 * @param mayDirect whether the agent may do so with conversations that are not its own
 */
export const decideSnooze = (
  conversation: ServiceConversation,
  by: Party,
  { untilMs, mayDirect }: { untilMs: number; mayDirect: boolean },
  nextId: () => string,
): Decision => {
  const { status, assigneeId } = conversation
  if (status === 'closed') return refuse({ code: 'conversation.closed' })
  if (assigneeId === null || (assigneeId !== by.id && !mayDirect)) return refuse({ code: 'conversation.not_yours' })
  return {
    kind: 'append',
    entries: [staffEvent(nextId(), by, { kind: 'snoozed', untilMs })],
    head: { status: 'snoozed' },
  }
}

/** Its time has come, or the visitor has written: it goes on. */
export const decideWake = (
  conversation: ServiceConversation,
  back: Omit<SeatBack, 'inTime'>,
  nowMs: number,
  nextId: () => string,
): Decision => {
  if (conversation.status !== 'snoozed') return { kind: 'nothing' }
  const line = staffEvent(nextId(), system, { kind: 'snoozed', untilMs: null })
  return seatAgain(conversation, line, { ...back, inTime: true }, nowMs, nextId)
}
