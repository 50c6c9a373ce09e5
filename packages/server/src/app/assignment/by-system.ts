import {
  type Conversation,
  type Decision,
  type Entry,
  forService,
  forShared,
  type ServiceConversation,
  type SharedConversation,
  system,
} from '@frontdesk/domain'
import type { App } from '../app.ts'
import { entriesOf } from '../conversations/act.ts'

/**
 * Puts an act of the product's own to the log. The log asks whether an acting agent may still act; it asks nothing of others.
 * @throws Fault server.busy
 */
export const submitBySystem = (
  app: App,
  accountId: string,
  conversationId: string,
  decide: (conversation: ServiceConversation, nowMs: number) => Decision,
): Promise<Entry[]> => submitAnyBySystem(app, accountId, conversationId, forService(decide))

/** The same for what several share. */
export const submitSharedBySystem = (
  app: App,
  accountId: string,
  conversationId: string,
  decide: (conversation: SharedConversation, nowMs: number) => Decision,
): Promise<Entry[]> => submitAnyBySystem(app, accountId, conversationId, forShared(decide))

/** The same, whatever its kind. */
export const submitAnyBySystem = async (
  app: App,
  accountId: string,
  conversationId: string,
  decide: (conversation: Conversation, nowMs: number) => Decision,
): Promise<Entry[]> => {
  const outcome = await app.store.log.submit({
    kind: 'decide',
    accountId,
    conversationId,
    actor: system,
    clientId: null,
    decide,
  })
  // Erased meanwhile: there is nothing left to do.
  if (outcome.kind === 'refused' && outcome.refusal.code === 'not_found') return []
  return entriesOf(app, accountId, outcome)
}
