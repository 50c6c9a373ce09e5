import type { VisitorSelf } from '@frontdesk/protocol'

/** Who the visitor was last time, as it is kept: the contact's id, and a mark for one that a signed identity has shown. */
export const personOf = ({ contactId, verified }: Pick<VisitorSelf, 'contactId' | 'verified'>): string =>
  contactId + (verified ? '!' : '')
