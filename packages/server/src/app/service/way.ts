import { type Contact, type Handling, ordinaryHandling } from '@frontdesk/domain'

/** How a contact is served. */
export const handlingOf = ({ handling }: Contact): Handling => handling ?? ordinaryHandling

/** The agent who is waited for wherever the contact's conversation goes; null where it has none. */
export const ownAgentOf = (contact: Contact): string | null => {
  const { special, agentId } = handlingOf(contact)
  return special ? agentId : null
}
