import { decideGiveBack, decideOnward, isWaiting, stateOf } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { submitBySystem } from '../assignment/by-system.ts'
import { wayPastOwn } from './way.ts'

/** Nobody has taken a transferred conversation: it comes back to who gave it away (mark E10). */
export const giveBack = async (app: App, accountId: string, conversationId: string): Promise<void> => {
  const directory = await app.directory.of(accountId)
  await submitBySystem(app, accountId, conversationId, (conversation) => {
    const { giverId } = conversation.routing
    const giver = giverId === null ? undefined : directory.agents.get(giverId)
    const serves = giver?.disabledAtMs === null && stateOf(directory.standingOf(giver.id)) !== 'offline'
    return decideGiveBack(conversation, serves, app.ids.next)
  })
}

/** A conversation has waited for its own agent long enough: it goes on without (mark D5). */
export const passOwnAgent = async (app: App, accountId: string, conversationId: string): Promise<void> => {
  const conversation = await app.store.account(accountId).conversations.serviceById(conversationId)
  if (conversation === null || !isWaiting(conversation)) return
  const way = await wayPastOwn(app, conversation)
  await submitBySystem(app, accountId, conversationId, (current) =>
    // What a colleague gave away comes back to that one instead.
    current.routing.giverId === null ? decideOnward(current, 'own', way, app.ids.next) : { kind: 'nothing' },
  )
}
