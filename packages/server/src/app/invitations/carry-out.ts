import { clientIdOf, decideInvited, forService, type Invitation, type ServiceConversation } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { submitBySystem } from '../assignment/by-system.ts'
import { entriesOf } from '../conversations/act.ts'
import { joinSession } from '../rooms/session.ts'
import { wayFor } from '../service/way.ts'
import { endInvitation, invitationTimer } from './end.ts'

/**
 * What accepting means: the visitor is in the session, or the agent has the conversation and its words stand in it. While nobody else gives seats away in the
 * account, so that an agent who leaves at this moment is seen to have left. May be called again.
 */
export const carryOutAccepted = async (app: App, invitation: Invitation & { state: 'accepted' }): Promise<void> => {
  const { accountId, agentId, contactId, siteId, conversationId } = invitation
  if (invitation.kind === 'session') {
    // Answered, even where the session is over by now.
    await app.timers.cancel(accountId, invitationTimer, invitation.id)
    return joinSession(app, invitation)
  }
  // Erased meanwhile: there is nothing left to go on in.
  if (conversationId !== null)
    await app.store.account(accountId).assignment.exclusively(async (desk) => {
      const out = await desk.isOut(agentId)
      const way = await wayFor(app, { accountId, contactId, inboxId: siteId })
      const decide = (conversation: ServiceConversation, nowMs: number) =>
        decideInvited(conversation, invitation, { serves: out === null, way }, nowMs, app.ids.next)
      if (out === 'disabled') await submitBySystem(app, accountId, conversationId, decide)
      else {
        const actor = { kind: 'agent', id: agentId } as const
        const clientId = clientIdOf(invitation)
        const act = { kind: 'decide', accountId, conversationId, actor, clientId, decide: forService(decide) } as const
        await entriesOf(app, accountId, await app.store.log.submit(act))
      }
      if (out === null) await desk.keepTurns([{ agentId, atMs: app.clock.now() }])
    })
  await app.timers.cancel(accountId, invitationTimer, invitation.id)
  // A seat that was held and not needed is free again.
  app.engine.look(accountId)
}

/** Its time is up: it lapses, unless it was answered. What was accepted by a server that died then goes on here. */
export const invitationDue = async (app: App, accountId: string, invitationId: string): Promise<void> => {
  const invitation = await app.store.account(accountId).invitations.byId(invitationId)
  if (invitation === null) return
  if (invitation.state === 'pending') await endInvitation(app, accountId, invitationId, { kind: 'lapse' })
  if (invitation.state === 'accepted') await carryOutAccepted(app, invitation)
}
