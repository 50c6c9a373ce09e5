import { type Contact, contactLabel } from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'

/** All that is known of a contact. Staff only. */
export const presentContactDetail = (contact: Contact): Wire.ContactDetail => ({
  id: contact.id,
  label: contactLabel(contact),
  name: contact.name,
  email: contact.email,
  emailVerified: contact.emailVerified,
  phone: contact.phone,
  verified: contact.verified,
  externalId: contact.externalId,
  attributes: contact.attributes,
  language: contact.language,
  consentedAtMs: contact.consentedAtMs,
  createdAtMs: contact.createdAtMs,
})
