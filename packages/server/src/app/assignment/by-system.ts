import { type Decision, type Entry, forService, type ServiceConversation } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { entriesOf } from '../conversations/act.ts'

/**
 * Puts an act of nobody's to the log. The log asks whether an acting agent may still act; it asks nothing of others.
 * @throws Fault server.busy
 */
export const submitBySystem = async (
  app: App,
  accountId: string,
  conversationId: string,
  decide: (conversation: ServiceConversation, nowMs: number) => Decision,
): Promise<Entry[]> => {
  const actor = { kind: 'contact', id: accountId } as const
  const outcome = await app.store.log.submit({
    kind: 'decide',
    accountId,
    conversationId,
    actor,
    clientId: null,
    decide: forService(decide),
  })
  // Erased meanwhile: there is nothing left to do.
  if (outcome.kind === 'refused' && outcome.refusal.code === 'not_found') return []
  return entriesOf(app, accountId, outcome)
}
