import type { ServiceConversation } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'
import { mustServe } from '../service/in-service.ts'

/**
 * A contact's service conversation on a site, made when absent, so that an agent may write first (mark A8). Until somebody
 * writes it stands in no list, and the visitor hears nothing of it.
 * @throws Fault not_found, agent.offline
 */
export const openConversation = async (
  app: App,
  agent: AgentPrincipal,
  { contactId, siteId }: { contactId: string; siteId: string },
): Promise<ServiceConversation> => {
  const { conversations, sites } = app.store.account(agent.accountId)
  if ((await sites.byId(siteId)) === null) throw notFound()
  await mustServe(app, agent)
  const conversation = await conversations.ensureService({
    id: app.ids.next(),
    siteId,
    contactId,
    nowMs: app.clock.now(),
  })
  if (conversation === null) throw notFound()
  const here = app.presence.visitor(agent.accountId, contactId)
  if (here?.siteId === siteId) here.conversationId = conversation.id
  return conversation
}
