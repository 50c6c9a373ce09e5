import { waitOver } from '../assignment/routing.ts'
import type { Decision } from '../conversation/decision.ts'
import type { EntryAuthor, ServiceConversation } from '../conversation/model.ts'
import { event, staffEvent } from '../conversation/send-message.ts'

/** Its visitor is blocked: the conversation ends at once, whoever has it or waits for it. Staff read why, the visitor that it is over. */
export const decideBlocked = (conversation: ServiceConversation, by: EntryAuthor, nextId: () => string): Decision => {
  if (conversation.status === 'closed') return { kind: 'nothing' }
  return {
    kind: 'append',
    entries: [staffEvent(nextId(), by, { kind: 'blocked' }), event(nextId(), by, { kind: 'closed' })],
    head: { status: 'closed', waitingSinceMs: null, routing: waitOver(conversation.routing) },
  }
}
