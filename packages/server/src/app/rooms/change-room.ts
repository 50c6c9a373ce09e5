import {
  type Decision,
  decideAdd,
  decideLeave,
  decideRemove,
  decideRename,
  forShared,
  type SharedConversation,
} from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { submit } from '../conversations/act.ts'
import { notFound } from '../fault.ts'
import { type AgentPrincipal, partyOf } from '../principal.ts'
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
  agentId: string,
): Promise<void> => {
  const party = { kind: 'agent', id: agentId } as const
  await change(app, agent, conversationId, (room, nowMs) =>
    decideRemove(room, partyOf(agent), party, nowMs, app.ids.next),
  )
}

/** @throws Fault not_found, room.fixed */
export const leaveRoom = async (app: App, agent: AgentPrincipal, conversationId: string): Promise<void> => {
  await change(app, agent, conversationId, (room, nowMs) => decideLeave(room, partyOf(agent), nowMs, app.ids.next))
}

/** @throws Fault not_found, room.fixed */
export const renameRoom = async (
  app: App,
  agent: AgentPrincipal,
  conversationId: string,
  title: string,
): Promise<void> => {
  await change(app, agent, conversationId, (room) => decideRename(room, partyOf(agent), title, app.ids.next))
}

const add = async (
  app: App,
  agent: AgentPrincipal,
  conversationId: string,
  agentIds: readonly string[],
): Promise<void> => {
  await change(app, agent, conversationId, (room, nowMs) =>
    decideAdd(room, partyOf(agent), agentIds, limits.roomMembers, nowMs, app.ids.next),
  )
}

const mustBeColleagues = async (app: App, { accountId }: AgentPrincipal, ids: readonly string[]): Promise<void> => {
  const { agents } = await app.directory.of(accountId)
  if (ids.some((id) => agents.get(id)?.disabledAtMs !== null)) throw notFound()
}

const change = async (
  app: App,
  agent: AgentPrincipal,
  conversationId: string,
  rule: (room: SharedConversation, nowMs: number) => Decision,
): Promise<void> => {
  await submit(app, agent, conversationId, null, forShared(rule))
}
