import { maySeeConversation } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { type AgentPrincipal, partyOf, type VisitorPrincipal } from '../principal.ts'
import { viewerFor } from '../viewer.ts'
import { entriesOf } from './act.ts'

/** How far the asker has received and read, in its own count. Moves forward only. */
export const updateReceipt = async (
  app: App,
  actor: AgentPrincipal | VisitorPrincipal,
  conversationId: string,
  reach: { deliveredSeq: number | null; readSeq: number | null },
): Promise<void> => {
  const viewer = await viewerFor(app, actor)
  const outcome = await app.store.log.submit({
    kind: 'mark',
    accountId: actor.accountId,
    conversationId,
    actor: partyOf(actor),
    mayAct: (conversation) => maySeeConversation(viewer, conversation),
    ...reach,
  })
  await entriesOf(app, actor.accountId, outcome)
}
