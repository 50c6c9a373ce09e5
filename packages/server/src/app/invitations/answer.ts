import type { Invitation } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { endIfBlocked } from '../blocks/enforce-blocks.ts'
import { notFound } from '../fault.ts'
import type { VisitorPrincipal } from '../principal.ts'
import { carryOutAccepted } from './carry-out.ts'
import { endInvitation, invitationOver } from './end.ts'

/**
 * The visitor accepts, in whichever of its tabs: the agent's words stand in its conversation, and the agent has it; or it is in
 * the session into which it was invited. Accepting again gets the same answer.
 * @throws Fault not_found, invitation.over (`details.state` says how it ended), server.busy
 */
export const acceptInvitation = async (
  app: App,
  visitor: VisitorPrincipal,
  invitationId: string,
  ip: string,
): Promise<string> => {
  const invitation = await ownInvitation(app, visitor, invitationId)
  if (invitation.state !== 'pending' && invitation.state !== 'accepted') throw invitationOver(invitation.state)
  const conversationId = invitation.kind === 'session' ? invitation.sessionId : await ownConversation(app, visitor)
  const answer = await endInvitation(app, visitor.accountId, invitationId, { kind: 'accept', conversationId })
  if (answer.kind === 'over') throw invitationOver(answer.state)
  if (answer.kind === 'early' || answer.invitation.state !== 'accepted') throw invitationOver('lapsed')
  await carryOutAccepted(app, answer.invitation)
  // Blocked since it was let in.
  await endIfBlocked(app, visitor, ip)
  return answer.invitation.conversationId ?? conversationId
}

const ownConversation = async (app: App, { accountId, siteId, contactId }: VisitorPrincipal): Promise<string> => {
  const conversation = await app.store
    .account(accountId)
    .conversations.ensureService({ id: app.ids.next(), siteId, contactId, nowMs: app.clock.now() })
  if (conversation === null) throw notFound()
  return conversation.id
}

/** @throws Fault not_found, invitation.over */
export const declineInvitation = async (app: App, visitor: VisitorPrincipal, invitationId: string): Promise<void> => {
  await ownInvitation(app, visitor, invitationId)
  const answer = await endInvitation(app, visitor.accountId, invitationId, { kind: 'decline' })
  if (answer.kind === 'over') throw invitationOver(answer.state)
  if (answer.kind === 'early' || answer.invitation.state !== 'declined') throw invitationOver('lapsed')
}

/** Another's is as none. */
const ownInvitation = async (
  app: App,
  { accountId, contactId, siteId }: VisitorPrincipal,
  invitationId: string,
): Promise<Invitation> => {
  const invitation = await app.store.account(accountId).invitations.byId(invitationId)
  if (invitation === null || invitation.contactId !== contactId || invitation.siteId !== siteId) throw notFound()
  return invitation
}
