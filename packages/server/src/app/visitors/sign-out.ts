import { closeCodes } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import type { VisitorPrincipal } from '../principal.ts'

/**
 * The visitor's token ends on all its tabs. The identity it was shown with identifies nobody any more, and neither does any
 * other that was signed for this person before now.
 * @returns what ends the sockets; to be called when the answer is on its way
 */
export const signOutVisitor = async (app: App, visitor: VisitorPrincipal): Promise<() => void> => {
  const { contacts, identities } = app.store.account(visitor.accountId)
  const identity = await contacts.endPass(visitor.passId)
  if (identity !== null) {
    await Promise.all([
      identities.spend(identity.hash, identity.expiresAtMs),
      contacts.signOut(visitor.contactId, app.clock.now()),
    ])
  }
  return () => app.live.endVisitor(visitor.accountId, visitor.contactId, [visitor.passId], closeCodes.revoked)
}
