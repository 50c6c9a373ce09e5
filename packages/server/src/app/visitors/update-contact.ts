import type { Contact } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { tellContact } from '../contacts/tell-contact.ts'
import { Fault, notFound } from '../fault.ts'
import type { ContactTold } from '../ports/store.ts'
import type { VisitorPrincipal } from '../principal.ts'

const byIdentityOnly = (): Fault => new Fault('right.missing', 'A verified record changes only with a signed identity.')

/**
 * What a visitor says of itself, and that it agrees to what the site asks. Never verified by being said; a verified
 * contact's record is not changed by it [SEC-A2].
 * @throws Fault not_found, right.missing, request.invalid for more attributes than a contact may have
 */
export const updateContact = async (
  app: App,
  visitor: VisitorPrincipal,
  { consent = false, ...told }: ContactTold & { consent?: boolean },
): Promise<Contact> => {
  const { contacts } = app.store.account(visitor.accountId)
  const before = await contacts.byId(visitor.contactId)
  if (before === null) throw notFound()
  const tellsOfItself = Object.keys(told).length > 0
  if (before.verified && tellsOfItself) throw byIdentityOnly()
  const changed = tellsOfItself ? await contacts.update(before.id, told) : before
  if (changed === null) throw await refusalOf(app, visitor)
  const contact = consent ? ((await contacts.consent(before.id, app.clock.now())) ?? changed) : changed
  await tellContact(app, contact)
  return contact
}

/** Why the record could not be changed, by what it is now. */
const refusalOf = async (app: App, visitor: VisitorPrincipal): Promise<Fault> => {
  const contact = await app.store.account(visitor.accountId).contacts.byId(visitor.contactId)
  if (contact === null) return notFound()
  if (contact.verified) return byIdentityOnly()
  return new Fault('request.invalid', `A contact has at most ${limits.attributes} attributes.`, {
    details: { field: 'attributes' },
  })
}
