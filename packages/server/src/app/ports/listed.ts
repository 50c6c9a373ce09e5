import type { Contact, ServiceConversation, SharedConversation, Site } from '@frontdesk/domain'

/** A visitor's conversation with what its list item shows. */
export type ListedService = { conversation: ServiceConversation; contact: Contact; site: Pick<Site, 'id' | 'name'> }

/** One that several share says itself who is in it. */
export type ListedRoom = { conversation: SharedConversation; contact: null; site: null }

export type ListedConversation = ListedService | ListedRoom

export const isListedService = (listed: ListedConversation): listed is ListedService =>
  listed.conversation.kind === 'service'
