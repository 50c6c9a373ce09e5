import {
  type Decision,
  decideAdd,
  decideLeave,
  decideRemove,
  decideRename,
  forShared,
  presentMembers,
  refuse,
  type SharedConversation,
} from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { submit } from '../conversations/act.ts'
import { notFound } from '../fault.ts'
import { type AgentPrincipal, partyOf, type VisitorPrincipal } from '../principal.ts'
import { mustServe } from '../service/in-service.ts'
import { makeGroup } from './open-room.ts'

/** @throws Fault not_found for a colleague who is not there, room.full, agent.offline */
export const createGroup = async (
  app: App,
  agent: AgentPrincipal,
  title: string,
  agentIds: readonly string[],
): Promise<string> => {
  await mustServe(app, agent)
  await mustBeColleagues(app, agent, agentIds)
  const { id } = await makeGroup(app, agent, title)
  await add(app, agent, id, agentIds)
  return id
}

/** @throws Fault not_found, room.fixed, room.full, agent.offline */
export const addToRoom = async (
  app: App,
  agent: AgentPrincipal,
  conversationId: string,
  agentIds: readonly string[],
): Promise<void> => {
  await mustServe(app, agent)
  await mustBeColleagues(app, agent, agentIds)
  await add(app, agent, conversationId, agentIds)
}

/** @throws Fault not_found, room.fixed, room.not_owner */
export const removeFromRoom = async (
  app: App,
  agent: AgentPrincipal,
  conversationId: string,
  memberId: string,
): Promise<void> => {
  await changeRoom(app, agent, conversationId, (room, nowMs) => {
    const party = presentMembers(room.room).find((one) => one.party.id === memberId)?.party
    return party === undefined
      ? refuse({ code: 'not_found' })
      : decideRemove(room, partyOf(agent), party, nowMs, app.ids.next)
  })
}

/** @throws Fault not_found, room.fixed */
export const leaveRoom = async (
  app: App,
  actor: AgentPrincipal | VisitorPrincipal,
  conversationId: string,
): Promise<void> => {
  await changeRoom(app, actor, conversationId, (room, nowMs) => decideLeave(room, partyOf(actor), nowMs, app.ids.next))
}

/** @throws Fault not_found, room.fixed */
export const renameRoom = async (
  app: App,
  agent: AgentPrincipal,
  conversationId: string,
  title: string,
): Promise<void> => {
  await changeRoom(app, agent, conversationId, (room) => decideRename(room, partyOf(agent), title, app.ids.next))
}

const add = async (
  app: App,
  agent: AgentPrincipal,
  conversationId: string,
  agentIds: readonly string[],
): Promise<void> => {
  await changeRoom(app, agent, conversationId, (room, nowMs) =>
    decideAdd(
      room,
      partyOf(agent),
      agentIds.map((id) => ({ party: { kind: 'agent', id }, name: null })),
      { most: limits.roomMembers, earlierText: false },
      nowMs,
      app.ids.next,
    ),
  )
}

const mustBeColleagues = async (app: App, { accountId }: AgentPrincipal, ids: readonly string[]): Promise<void> => {
  const { agents } = await app.directory.of(accountId)
  if (ids.some((id) => agents.get(id)?.disabledAtMs !== null)) throw notFound()
}

/** Puts one act on a room to the log. @throws Fault not_found for who is not in it, and what the rule refuses */
export const changeRoom = async (
  app: App,
  actor: AgentPrincipal | VisitorPrincipal,
  conversationId: string,
  rule: (room: SharedConversation, nowMs: number) => Decision,
): Promise<void> => {
  await submit(app, actor, conversationId, null, forShared(rule))
}
