import { decideAccept, decidePassOver } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { act, visibleConversation } from '../conversations/act.ts'
import type { AgentPrincipal } from '../principal.ts'
import { mustServe } from '../service/in-service.ts'
import { submitBySystem } from './by-system.ts'

/** @throws Fault offer.over when the agent is not, or no longer, asked; conversation.taken, agent.offline */
export const acceptOffer = async (app: App, agent: AgentPrincipal, conversationId: string): Promise<void> => {
  await visibleConversation(app, agent, conversationId)
  await mustServe(app, agent)
  await act(app, agent, conversationId, null, (conversation, nowMs) =>
    decideAccept(conversation, agent.agentId, nowMs, app.ids.next),
  )
}

/** The offer goes on to the next agent at once. Declining what one is not asked changes nothing. */
export const declineOffer = async (app: App, agent: AgentPrincipal, conversationId: string): Promise<void> => {
  await act(app, agent, conversationId, null, (conversation) =>
    decidePassOver(conversation, agent.agentId, null, app.ids.next),
  )
}

/** Its time is up. What has been taken, declined or offered anew meanwhile is left as it is. */
export const expireOffer = async (app: App, accountId: string, conversationId: string): Promise<void> => {
  await submitBySystem(app, accountId, conversationId, (conversation) => {
    const { offer } = conversation.routing
    return offer === null
      ? { kind: 'nothing' }
      : decidePassOver(conversation, offer.agentId, app.clock.now(), app.ids.next)
  })
}
