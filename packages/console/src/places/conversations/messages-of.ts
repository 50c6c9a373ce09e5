import type { ServiceItem } from '@frontdesk/protocol'

/** What messages need to know of where they stand: a visitor's conversation, or a room, which nobody is assigned to. */
export type MessagesOf = Pick<ServiceItem, 'id' | 'assignee'>
