import { type Agent, decideJoin, decideUnjoin, rightsOf } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { submitBySystem } from '../assignment/by-system.ts'
import { type AgentPrincipal, partyOf } from '../principal.ts'
import { act } from './act.ts'
import { mustServeHere } from './life.ts'

const joinedAtOnce = 100

/** A supervisor joins a visitor's conversation openly. @throws Fault not_found, agent.offline, conversation.closed */
export const joinConversation = async (app: App, agent: AgentPrincipal, conversationId: string): Promise<void> => {
  await mustServeHere(app, agent, conversationId)
  await act(app, agent, conversationId, null, (conversation) => decideJoin(conversation, partyOf(agent), app.ids.next))
}

export const leaveConversation = async (app: App, agent: AgentPrincipal, conversationId: string): Promise<void> => {
  await act(app, agent, conversationId, null, (conversation) =>
    decideUnjoin(conversation, partyOf(agent), app.ids.next),
  )
}

/** Who is out of service, is disabled or supervises no more is beside nobody: it leaves all that it has joined. May be called again. */
export const leaveAllJoined = async (app: App, accountId: string, agentId: string): Promise<void> => {
  const { conversations } = app.store.account(accountId)
  let ids: string[]
  do {
    ids = await conversations.joinedBy(agentId, joinedAtOnce)
    for (const id of ids)
      await submitBySystem(app, accountId, id, (conversation) =>
        decideUnjoin(conversation, { kind: 'agent', id: agentId }, app.ids.next),
      )
  } while (ids.length === joinedAtOnce)
}

/** To be asked once an agent's rights have changed. */
export const leaveUnlessSupervisor = async (
  app: App,
  agent: Pick<Agent, 'accountId' | 'id' | 'role' | 'ownRole'>,
): Promise<void> => {
  if (!rightsOf(agent).includes('supervise')) await leaveAllJoined(app, agent.accountId, agent.id)
}
