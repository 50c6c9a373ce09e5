import { decideRest } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { submitBySystem } from '../assignment/by-system.ts'
import type { VisitorPrincipal } from '../principal.ts'

/**
 * A visitor has gone, and not come back for a moment: its conversation holds no seat so long, and one that waits goes to
 * those who left words.
 */
export const visitorGone = async (
  app: App,
  { accountId, siteId, contactId }: Pick<VisitorPrincipal, 'accountId' | 'siteId' | 'contactId'>,
): Promise<void> => {
  const conversation = await app.store.account(accountId).conversations.serviceOf(siteId, contactId)
  if (conversation === null || conversation.seq === 0 || conversation.status === 'closed') return
  await submitBySystem(app, accountId, conversation.id, (current, nowMs) =>
    app.presence.visitor(accountId, contactId) === undefined
      ? decideRest(current, 'gone', nowMs, app.ids.next)
      : { kind: 'nothing' },
  )
}
