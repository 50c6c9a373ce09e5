import { handleContact } from '../../app/contacts/handle-contact.ts'
import { readContact } from '../../app/contacts/read-contact.ts'
import { presentContactDetail } from '../../presenters/contact.ts'
import { presentItem } from '../../presenters/conversation.ts'
import type { StaffHandler } from '../handler.ts'

export const handle: StaffHandler<'contact.handle'> = async (app, { principal }, { contactId, handling }) => {
  const contact = await handleContact(app, principal, contactId, handling)
  return { handling: contact.handling }
}

export const read: StaffHandler<'contact.read'> = async (app, { principal }, { contactId }) => {
  const [directory, { contact, conversations }] = await Promise.all([
    app.directory.of(principal.accountId),
    readContact(app, principal, contactId),
  ])
  return {
    contact: presentContactDetail(contact, directory),
    conversations: conversations.map(({ conversation, site }) =>
      presentItem(conversation, { directory, contact, site }),
    ),
  }
}
