import { type Decision, refuse } from './decision.ts'
import { hasJoined } from './joined.ts'
import type { Party, ServiceConversation } from './model.ts'
import { event } from './send-message.ts'

/**
 * A supervisor joins openly beside who has the conversation: everybody is told by name, and it may write to the visitor
 * without taking it. While nobody has it, its first answer takes it, as everybody's does.
 */
export const decideJoin = (conversation: ServiceConversation, agent: Party, nextId: () => string): Decision => {
  if (conversation.status === 'closed') return refuse({ code: 'conversation.closed' })
  if (conversation.assigneeId === agent.id || hasJoined(conversation, agent.id)) return { kind: 'nothing' }
  return {
    kind: 'append',
    entries: [event(nextId(), agent, { kind: 'joined', parties: [agent] })],
    head: { joinedIds: [...conversation.joinedIds, agent.id] },
  }
}

export const decideUnjoin = (conversation: ServiceConversation, agent: Party, nextId: () => string): Decision =>
  hasJoined(conversation, agent.id)
    ? {
        kind: 'append',
        entries: [event(nextId(), agent, { kind: 'left', party: agent })],
        head: { joinedIds: conversation.joinedIds.filter((id) => id !== agent.id) },
      }
    : { kind: 'nothing' }
