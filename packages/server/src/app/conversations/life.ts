import { decideClose, decideReopen, decideTake } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { type AgentPrincipal, partyOf, type VisitorPrincipal } from '../principal.ts'
import { act } from './act.ts'

/** @throws Fault conversation.taken with who has it, when `fromId` is not the assignee any more */
export const takeConversation = async (
  app: App,
  agent: AgentPrincipal,
  conversationId: string,
  fromId: string | null,
): Promise<void> => {
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

/** @throws Fault conversation.not_closed */
export const reopenConversation = async (app: App, agent: AgentPrincipal, conversationId: string): Promise<void> => {
  await act(app, agent, conversationId, null, (conversation) =>
    decideReopen(conversation, partyOf(agent), app.ids.next),
  )
}
