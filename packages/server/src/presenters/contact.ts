import { type Contact, contactLabel, type Handled } from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'
import type { AccountDirectory } from '../app/directory.ts'
import { cardOrNull } from './agent.ts'

/** All that is known of a contact. Staff only. */
export const presentContactDetail = (contact: Contact, directory: AccountDirectory): Wire.ContactDetail => ({
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
  handling: presentHandling(directory.handlingOf(contact), directory),
})

export const presentHandling = ({ handling, by, rule }: Handled, directory: AccountDirectory): Wire.ContactHandling => {
  const team = handling.teamId === null ? undefined : directory.teams.get(handling.teamId)
  return {
    special: handling.special,
    agent: cardOrNull(handling.agentId, directory),
    team: team === undefined ? null : { id: team.id, name: team.name },
    priority: handling.priority,
    by,
    rule: rule === null ? null : { id: rule.id, name: rule.name },
  }
}
