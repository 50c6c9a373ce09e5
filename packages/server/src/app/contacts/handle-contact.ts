import type { Contact, Handling } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'
import { contactRelaned } from '../service/relane.ts'
import { mustSeeContact } from './read-contact.ts'
import { tellContact } from './tell-contact.ts'

/**
 * Decides by hand how a contact is served (mark D5): special, with its own agent or team, or the normal way whatever the
 * rules say; null leaves it to the rules. What of it waits now, waits there at once.
 * @throws Fault not_found, also for an agent or team that is not there
 */
export const handleContact = async (
  app: App,
  agent: AgentPrincipal,
  contactId: string,
  handling: Handling | null,
): Promise<Contact> => {
  await mustSeeContact(app, agent, contactId)
  const { agents, teams, handlingOf } = await app.directory.of(agent.accountId)
  if (handling?.agentId != null && !agents.has(handling.agentId)) throw notFound()
  if (handling?.teamId != null && !teams.has(handling.teamId)) throw notFound()
  const { contacts } = app.store.account(agent.accountId)
  const before = await contacts.byId(contactId)
  const contact = await contacts.handle(contactId, handling)
  if (before === null || contact === null) throw notFound()
  await tellContact(app, contact)
  await contactRelaned(app, contact, handlingOf(before).handling)
  return contact
}
