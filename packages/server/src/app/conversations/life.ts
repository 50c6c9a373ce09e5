import { decideClose, decideReopen, decideTake } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { type AgentPrincipal, partyOf, type VisitorPrincipal } from '../principal.ts'
import { mustServe } from '../service/in-service.ts'
import { act, visibleConversation } from './act.ts'

/** @throws Fault conversation.taken with who has it, when `fromId` is not the assignee any more; agent.offline */
export const takeConversation = async (
  app: App,
  agent: AgentPrincipal,
  conversationId: string,
  fromId: string | null,
): Promise<void> => {
  await mustServeHere(app, agent, conversationId)
  await act(app, agent, conversationId, null, (conversation) =>
    decideTake(conversation, partyOf(agent), fromId, app.ids.next),
  )
}

export const closeConversation = async (
  app: App,
  actor: AgentPrincipal | VisitorPrincipal,
  conversationId: string,
): Promise<void> => {
  await act(app, actor, conversationId, null, (conversation) => decideClose(conversation, partyOf(actor), app.ids.next))
}

/** @throws Fault conversation.not_closed, agent.offline */
export const reopenConversation = async (app: App, agent: AgentPrincipal, conversationId: string): Promise<void> => {
  await mustServeHere(app, agent, conversationId)
  await act(app, agent, conversationId, null, (conversation) =>
    decideReopen(conversation, partyOf(agent), app.ids.next),
  )
}

/** What is out of its sight is not there, in service or not. @throws Fault not_found, agent.offline */
export const mustServeHere = async (app: App, agent: AgentPrincipal, conversationId: string): Promise<void> => {
  await visibleConversation(app, agent, conversationId)
  await mustServe(app, agent)
}
