import { type QueuePlace, waitFrom, waitNoMore } from '../assignment/routing.ts'
import type { Decision } from '../conversation/decision.ts'
import type { EntryDraft, ServiceConversation } from '../conversation/model.ts'
import { event, staffEvent, system } from '../conversation/send-message.ts'
import type { Invitation } from './model.ts'

/** Entries of an invitation have its id, so that it is carried out once however often that is tried. */
export const clientIdOf = ({ id }: Pick<Invitation, 'id'>): string => `invitation-${id}`

/**
 * The invitation is accepted: its words are the agent's first, and the agent has the conversation. Where that one serves no
 * more it waits for whoever is next, the words standing all the same. Where somebody serves the visitor by now, or an agent
 * was found meanwhile, that stays as it is.
 * @param serves whether the inviter is in service, in whatever state
 */
export const decideInvited = (
  conversation: ServiceConversation,
  invitation: Pick<Invitation, 'id' | 'agentId' | 'text'>,
  { serves, way }: { serves: boolean; way: QueuePlace },
  nowMs: number,
  nextId: () => string,
): Decision => {
  const { status, assigneeId, routing } = conversation
  const { agentId } = invitation
  if (status !== 'closed' && assigneeId !== null && assigneeId !== agentId) return { kind: 'nothing' }
  const words: EntryDraft = {
    id: nextId(),
    author: { kind: 'agent', id: agentId },
    visibility: 'everyone',
    clientId: clientIdOf(invitation),
    content: { kind: 'message', text: invitation.text },
    origin: null,
  }
  const opening = status === 'closed' ? [event(nextId(), system, { kind: 'reopened' })] : []
  const why = staffEvent(nextId(), system, {
    kind: 'decided',
    agentId: serves ? agentId : null,
    cause: 'invited',
    policy: 'manual',
    among: 0,
    load: 0,
    wanted: false,
    offered: false,
  })
  if (!serves)
    return {
      kind: 'append',
      entries: [...opening, words, why, event(nextId(), system, { kind: 'queued' })],
      head: {
        status: 'queued',
        assigneeId: null,
        waitingSinceMs: nowMs,
        routing: { ...waitFrom(routing, nowMs, way), resting: null },
      },
    }
  return {
    kind: 'append',
    entries: [...opening, event(nextId(), system, { kind: 'assigned', assigneeId: agentId, fromId: null }), why, words],
    head: {
      status: 'open',
      assigneeId: agentId,
      waitingSinceMs: null,
      routing: { ...waitNoMore(routing), resting: null },
    },
  }
}
