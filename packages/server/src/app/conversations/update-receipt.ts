import { maySeeConversation } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { type AgentPrincipal, partyOf, type VisitorPrincipal } from '../principal.ts'
import { entriesOf } from './act.ts'

/** How far the asker has received and read, in its own count. Moves forward only. */
export const updateReceipt = async (
  app: App,
  actor: AgentPrincipal | VisitorPrincipal,
  conversationId: string,
  reach: { deliveredSeq: number | null; readSeq: number | null },
): Promise<void> => {
  const outcome = await app.store.log.submit({
    kind: 'mark',
    accountId: actor.accountId,
    conversationId,
    actor: partyOf(actor),
    mayAct: (conversation) => maySeeConversation(partyOf(actor), conversation),
    ...reach,
  })
  await entriesOf(app, actor.accountId, outcome)
}
