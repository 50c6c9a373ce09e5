import { waitNoMore, waitOver } from '../assignment/routing.ts'
import { type Decision, refuse } from './decision.ts'
import type { EntryAuthor, Party, ServiceConversation } from './model.ts'
import { event } from './send-message.ts'

/**
 * An agent takes a waiting conversation, or takes over a colleague's.
 * @param fromId the assignee that the agent saw; when it is somebody else by now, that one keeps it
 */
export const decideTake = (
  conversation: ServiceConversation,
  agent: Party,
  fromId: string | null,
  nextId: () => string,
): Decision => {
  if (conversation.status === 'closed') return refuse({ code: 'conversation.closed' })
  if (conversation.assigneeId === agent.id) return { kind: 'nothing' }
  if (conversation.assigneeId !== null && conversation.assigneeId !== fromId)
    return refuse({ code: 'conversation.taken', assigneeId: conversation.assigneeId })
  return {
    kind: 'append',
    entries: [event(nextId(), agent, { kind: 'assigned', assigneeId: agent.id, fromId: conversation.assigneeId })],
    head: { status: 'open', assigneeId: agent.id, routing: waitNoMore(conversation.routing) },
  }
}

/** Either side may end it. Ending what has ended already changes nothing. */
export const decideClose = (conversation: ServiceConversation, by: EntryAuthor, nextId: () => string): Decision => {
  if (by.kind === 'contact' && conversation.contactId !== by.id) return refuse({ code: 'not_found' })
  if (conversation.status === 'closed') return { kind: 'nothing' }
  return {
    kind: 'append',
    entries: [event(nextId(), by, { kind: 'closed' })],
    head: { status: 'closed', waitingSinceMs: null, routing: waitOver(conversation.routing) },
  }
}

/** An agent opens a closed conversation again and has it from then on. (A visitor does so by writing.) */
export const decideReopen = (conversation: ServiceConversation, agent: Party, nextId: () => string): Decision => {
  if (conversation.status !== 'closed') return refuse({ code: 'conversation.not_closed' })
  const entries = [event(nextId(), agent, { kind: 'reopened' })]
  if (conversation.assigneeId !== agent.id)
    entries.push(event(nextId(), agent, { kind: 'assigned', assigneeId: agent.id, fromId: null }))
  const routing = waitNoMore(conversation.routing)
  return { kind: 'append', entries, head: { status: 'open', assigneeId: agent.id, routing } }
}
