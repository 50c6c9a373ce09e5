import type { Contact } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import type { ListedService } from '../ports/store.ts'
import type { AgentPrincipal } from '../principal.ts'
import { seesAll, viewerFor, visibleTo } from '../viewer.ts'

/**
 * A contact with its latest conversations on all sites, newest first, as far as the agent sees them. One whose
 * conversations are all out of its sight is not there.
 * @throws Fault not_found
 */
export const readContact = async (
  app: App,
  agent: AgentPrincipal,
  contactId: string,
): Promise<{ contact: Contact; conversations: ListedService[] }> => {
  const scope = app.store.account(agent.accountId)
  const [viewer, contact, all] = await Promise.all([
    viewerFor(app, agent),
    scope.contacts.byId(contactId),
    scope.conversations.ofContact(contactId, limits.pageEntries),
  ])
  const conversations = visibleTo(viewer, all)
  if (contact === null || (all.length > 0 && conversations.length === 0)) throw notFound()
  return { contact, conversations }
}

/** @throws Fault not_found for a contact that is out of the agent's sight, or is not there */
export const mustSeeContact = async (app: App, agent: AgentPrincipal, contactId: string): Promise<void> => {
  if (!seesAll(await viewerFor(app, agent))) await readContact(app, agent, contactId)
}
