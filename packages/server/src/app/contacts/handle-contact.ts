import type { Contact, Handling } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'
import { mustSeeContact } from './read-contact.ts'

/**
 * Decides how a contact is served (mark D5): special, with its own agent or team, or null for the normal way. Who
 * leads its conversations asks `handlingOf`.
 * @throws Fault not_found, also for an agent or team that is not there
 */
export const handleContact = async (
  app: App,
  agent: AgentPrincipal,
  contactId: string,
  handling: Handling | null,
): Promise<Contact> => {
  await mustSeeContact(app, agent, contactId)
  const { agents, teams } = await app.directory.of(agent.accountId)
  if (handling?.agentId != null && !agents.has(handling.agentId)) throw notFound()
  if (handling?.teamId != null && !teams.has(handling.teamId)) throw notFound()
  const contact = await app.store.account(agent.accountId).contacts.handle(contactId, handling)
  if (contact === null) throw notFound()
  return contact
}
