import { decideEnd, type Invitation, type InvitationEndDecision, type InvitationEnding } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'

/** The timer at which an invitation lapses, or what was accepted is carried out after all. */
export const invitationTimer = 'invitation'

type Ends = Exclude<InvitationEndDecision, { kind: 'early' }>

/**
 * Ends an invitation. Of all who try at once one does; the others are told how it ended.
 * @throws Fault not_found
 */
export const endInvitation = async (
  app: App,
  accountId: string,
  invitationId: string,
  ending: InvitationEnding,
): Promise<Ends | { kind: 'early' }> => {
  const { invitations } = app.store.account(accountId)
  for (;;) {
    const invitation = await invitations.byId(invitationId)
    if (invitation === null) throw notFound()
    const decision = decideEnd(invitation, ending, app.clock.now())
    if (decision.kind !== 'end') return decision
    // Somebody else was faster: the next look says how it ended.
    if (!(await invitations.end(decision.invitation))) continue
    await ended(app, decision.invitation)
    return decision
  }
}

const ended = async (app: App, invitation: Invitation): Promise<void> => {
  app.live.invitationChanged(invitation)
  if (invitation.state === 'accepted') return
  await app.timers.cancel(invitation.accountId, invitationTimer, invitation.id)
  // Its seat is free.
  app.engine.look(invitation.accountId)
}

/** It has ended otherwise than who asks wanted. */
export const invitationOver = (state: Invitation['state']): Fault =>
  new Fault('invitation.over', 'The invitation has ended.', { details: { state } })
