import type { Contact } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import type { ListedConversation } from '../ports/store.ts'

/** A contact with its latest conversations on all sites, newest first. @throws Fault not_found */
export const readContact = async (
  app: App,
  accountId: string,
  contactId: string,
): Promise<{ contact: Contact; conversations: ListedConversation[] }> => {
  const scope = app.store.account(accountId)
  const [contact, conversations] = await Promise.all([
    scope.contacts.byId(contactId),
    scope.conversations.ofContact(contactId, limits.pageEntries),
  ])
  if (contact === null) throw notFound()
  return { contact, conversations }
}
