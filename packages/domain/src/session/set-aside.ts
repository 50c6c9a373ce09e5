import { isWaiting } from '../assignment/routing.ts'
import type { Decision } from '../conversation/decision.ts'
import { decideClose } from '../conversation/life.ts'
import type { EntryDraft, Party, ServiceConversation } from '../conversation/model.ts'
import { event, staffEvent, system } from '../conversation/send-message.ts'

/**
 * The visitor of a conversation has joined a session of several (mark B5). One that an agent has stays that agent's, without a
 * seat, until the visitor is back; one that waits is over, for the visitor is served.
 */
export const decideSetAside = (
  conversation: ServiceConversation,
  sessionId: string,
  nowMs: number,
  nextId: () => string,
): Decision => {
  const { status, routing, contactId } = conversation
  const visitor: Party = { kind: 'contact', id: contactId }
  const line = (): EntryDraft => event(nextId(), visitor, { kind: 'session', sessionId })
  if (isWaiting(conversation)) {
    const over = decideClose(conversation, system, nextId)
    return over.kind === 'append' ? { ...over, entries: [line(), ...over.entries] } : over
  }
  if (status !== 'open' || routing.resting?.cause === 'session') return { kind: 'nothing' }
  return {
    kind: 'append',
    entries: [line(), staffEvent(nextId(), system, { kind: 'rested', cause: 'session' })],
    head: { waitingSinceMs: null, routing: { ...routing, resting: { sinceMs: nowMs, cause: 'session' } } },
  }
}

/** The session is over for a visitor who is not here any more: its conversation rests as that of one who has gone. */
export const decideStayAway = (conversation: ServiceConversation, nowMs: number, nextId: () => string): Decision => {
  const { routing } = conversation
  if (routing.resting?.cause !== 'session') return { kind: 'nothing' }
  return {
    kind: 'append',
    entries: [staffEvent(nextId(), system, { kind: 'rested', cause: 'gone' })],
    head: { routing: { ...routing, resting: { sinceMs: nowMs, cause: 'gone' } } },
  }
}
