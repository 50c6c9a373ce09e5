import type { AgentState } from '../agent/model.ts'
import { type Decision, refuse } from '../conversation/decision.ts'
import type { EntryDraft, Party, ServiceConversation, TransferTarget } from '../conversation/model.ts'
import { event, staffEvent, system } from '../conversation/send-message.ts'
import { isWaiting, type Routing, waitFrom, waitNoMore } from './routing.ts'

export type Transfer = {
  to: TransferTarget
  /** For the colleague who takes it; never seen by the visitor. */
  note: string | null
  /** Whether the giver may direct conversations that are not its own. */
  mayDirect: boolean
  /** Of an agent it goes to. */
  agent: {
    state: AgentState
    /** Whose own contact the visitor is: that one is waited for. */
    isOwn: boolean
    /** Whether it serves the conversation's team, too; else the conversation leaves its team. */
    isInTeam: boolean
  } | null
}

/**
 * An agent gives a conversation to a colleague, a team or the queue (mark E10); the text goes along, because it stays the
 * same conversation. It waits for who is to have it, ahead of new visitors; the engine gives it on at once where there is
 * a seat. To somebody who takes no visitors now it is not given, but for the visitor's own agent, who is waited for.
 */
export const decideTransfer = (
  conversation: ServiceConversation,
  by: Party,
  { to, note, mayDirect, agent }: Transfer,
  nowMs: number,
  nextId: () => string,
): Decision => {
  const { assigneeId, status, routing } = conversation
  if (status === 'closed') return refuse({ code: 'conversation.closed' })
  if (assigneeId !== by.id && !mayDirect) return refuse({ code: 'conversation.not_yours' })
  if (to.kind === 'agent') {
    if (to.agentId === assigneeId) return { kind: 'nothing' }
    if (agent === null || (agent.state !== 'available' && !agent.isOwn))
      return refuse({ code: 'agent.unavailable', agentId: to.agentId })
  }
  return {
    kind: 'append',
    entries: [...noteOf(by, note, nextId), event(nextId(), by, { kind: 'transferred', to })],
    head: {
      status: 'queued',
      assigneeId: null,
      joinedIds: [],
      routing: { ...waitFrom(routing, nowMs, placeOf(to, routing, agent?.isInTeam ?? true)), giverId: assigneeId },
    },
  }
}

const placeOf = (to: TransferTarget, { teamId }: Routing, isInTeam: boolean) => {
  switch (to.kind) {
    case 'agent':
      return { lane: 'own', wantedAgentId: to.agentId, teamId: isInTeam ? teamId : null } as const
    case 'team':
      return { lane: 'priority', wantedAgentId: null, teamId: to.teamId } as const
    case 'queue':
      return { lane: 'priority', wantedAgentId: null } as const
  }
}

const noteOf = (author: Party, note: string | null, nextId: () => string): EntryDraft[] =>
  note === null
    ? []
    : [
        {
          id: nextId(),
          author,
          visibility: 'staff',
          clientId: null,
          content: { kind: 'message', text: note },
          origin: null,
        },
      ]

/**
 * Nobody has taken a transferred conversation: who gave it away has it again. Where that one serves no more, it waits for
 * anybody, ahead of new visitors.
 * @param giverServes whether the giver is in service, in whatever state
 */
export const decideGiveBack = (
  conversation: ServiceConversation,
  giverServes: boolean,
  nextId: () => string,
): Decision => {
  const { routing } = conversation
  if (!isWaiting(conversation) || routing.giverId === null) return { kind: 'nothing' }
  const agentId = giverServes ? routing.giverId : null
  const decided = staffEvent(nextId(), system, {
    kind: 'decided',
    agentId,
    cause: 'not-taken',
    policy: 'manual',
    among: 0,
    load: 0,
    wanted: false,
    offered: false,
  })
  if (agentId === null)
    return {
      kind: 'append',
      entries: [decided],
      head: { routing: { ...routing, giverId: null, lane: 'priority', wantedAgentId: null } },
    }
  return {
    kind: 'append',
    entries: [event(nextId(), system, { kind: 'assigned', assigneeId: agentId, fromId: null }), decided],
    head: { status: 'open', assigneeId: agentId, routing: waitNoMore(routing) },
  }
}
