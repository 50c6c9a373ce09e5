import type { Contact } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'

/** Everybody who sees one of the contact's conversations sees who it is now. */
export const tellContact = async (app: App, contact: Contact): Promise<void> => {
  const listed = await app.store.account(contact.accountId).conversations.ofContact(contact.id, limits.pageEntries)
  for (const { conversation } of listed) app.live.contactChanged(contact, conversation.id)
  app.searchIndexer.wrote(contact.accountId)
  // What is told of it, a cart for example, may be what a rule has waited for.
  app.rules.told(contact.accountId, contact.id)
}
