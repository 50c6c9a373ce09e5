import type { Block } from '@frontdesk/domain'
import { closeCodes } from '@frontdesk/protocol'
import type { Live, LiveConnection } from '../../app/ports/live.ts'
import type { Presence } from '../../app/presence/presence.ts'
import type { VisitorPrincipal } from '../../app/principal.ts'
import type { Visits } from './visits.ts'

/** Ends what goes on here with visitors who are kept out from now on. */
export const createBlocked = (parts: {
  presence: Presence
  visits: Pick<Visits, 'leaving' | 'hurry'>
  leave: (connection: LiveConnection) => void
}): Pick<Live, 'endBlocked'> => {
  const { presence, visits } = parts

  const endBlocked: Live['endBlocked'] = (accountId, blockOf) => {
    const gone = new Map<string, { visitor: VisitorPrincipal; block: Block }>()
    for (const here of [...presence.visitorsHere(accountId)])
      for (const connection of [...here.connections]) {
        const { principal } = connection
        if (principal.kind !== 'visitor') continue
        const { contactId } = principal
        const block = blockOf({ contactId, ip: connection.ip ?? here.visit?.ip ?? null })
        if (block === null) continue
        connection.end(closeCodes.blocked)
        // Now, since a closing socket may take its time to say goodbye.
        parts.leave(connection)
        if (presence.visitor(accountId, contactId) === undefined) gone.set(contactId, { visitor: principal, block })
      }
    // Walking from page to page, also before it was blocked: it will not come back.
    for (const { visitor, visit } of visits.leaving(accountId)) {
      const block = blockOf({ contactId: visitor.contactId, ip: visit?.ip ?? null })
      if (block !== null && !gone.has(visitor.contactId)) gone.set(visitor.contactId, { visitor, block })
    }
    for (const contactId of gone.keys()) visits.hurry(contactId)
    return [...gone.values()]
  }

  return { endBlocked }
}
