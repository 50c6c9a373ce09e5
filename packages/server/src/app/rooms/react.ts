import { decideSetAside, decideStayAway, type SharedConversation, visitorsMoved } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { submitBySystem } from '../assignment/by-system.ts'
import { endInvitation } from '../invitations/end.ts'
import type { CommittedChanges } from '../ports/conversation-log.ts'
import { comeBack } from '../service/seat-back.ts'

/**
 * What a committed change of a session brings about (mark B5): the conversations of visitors who have come are set aside,
 * those of visitors who have left go on, and with its end nobody is asked into it any more.
 */
export const reactToSession = async (app: App, changes: CommittedChanges<SharedConversation>): Promise<void> => {
  const { before, conversation } = changes
  if (conversation.kind !== 'multi') return
  const { accountId, id } = conversation
  const { came, went } = visitorsMoved(before, conversation)
  for (const contactId of came) await setAside(app, accountId, contactId, id)
  for (const contactId of went) await goOn(app, accountId, contactId)
  if (before.status !== 'closed' && conversation.status === 'closed') await withdrawAll(app, accountId, id)
}

const setAside = async (app: App, accountId: string, contactId: string, sessionId: string): Promise<void> => {
  const listed = await app.store.account(accountId).conversations.ofContact(contactId, limits.pageEntries)
  for (const { conversation } of listed)
    if (conversation.status !== 'closed')
      await submitBySystem(app, accountId, conversation.id, (current, nowMs) =>
        decideSetAside(current, sessionId, nowMs, app.ids.next),
      )
}

/** Who is not here any more is as one who has gone. */
const goOn = async (app: App, accountId: string, contactId: string): Promise<void> => {
  const listed = await app.store.account(accountId).conversations.ofContact(contactId, limits.pageEntries)
  for (const { conversation } of listed) {
    if (conversation.routing.resting?.cause !== 'session') continue
    if (app.live.isVisitorHere(accountId, contactId)) await comeBack(app, accountId, conversation.id)
    else
      await submitBySystem(app, accountId, conversation.id, (current, nowMs) =>
        decideStayAway(current, nowMs, app.ids.next),
      )
  }
}

const withdrawAll = async (app: App, accountId: string, sessionId: string): Promise<void> => {
  for (const { invitation } of await app.store.account(accountId).invitations.intoSession(sessionId))
    if (invitation.state === 'pending') await endInvitation(app, accountId, invitation.id, { kind: 'withdraw' })
}
