import type { Contact, Conversation, Site } from '@frontdesk/domain'

/** A conversation with what its list item shows. */
export type ListedConversation = { conversation: Conversation; contact: Contact; site: Pick<Site, 'id' | 'name'> }
