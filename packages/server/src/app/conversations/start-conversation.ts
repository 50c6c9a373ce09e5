import type { ServiceConversation } from '@frontdesk/domain'
import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import type { VisitorPrincipal } from '../principal.ts'

/** The visitor's one service conversation on its site, made when absent. Asking again gets the same one. */
export const startConversation = async (
  app: App,
  visitor: VisitorPrincipal,
  ip: string,
): Promise<ServiceConversation> => {
  const conversations = app.store.account(visitor.accountId).conversations
  const known = await conversations.serviceOf(visitor.siteId, visitor.contactId)
  if (known === null) await allow(app, 'conversation-start-by-ip', ip)
  const conversation =
    known ??
    (await conversations.ensureService({
      id: app.ids.next(),
      siteId: visitor.siteId,
      contactId: visitor.contactId,
      nowMs: app.clock.now(),
    }))
  // Erased since it asked.
  if (conversation === null) throw notFound()
  const here = app.presence.visitor(visitor.accountId, visitor.contactId)
  if (here !== undefined) here.conversationId = conversation.id
  return conversation
}
