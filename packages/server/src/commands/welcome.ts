import { isWaiting } from '@frontdesk/domain'
import type { WelcomeFrame } from '@frontdesk/protocol'
import type { App } from '../app/app.ts'
import { notFound } from '../app/fault.ts'
import type { AgentPrincipal, VisitorPrincipal } from '../app/principal.ts'
import { comeBack } from '../app/service/seat-back.ts'
import { presentMe } from '../presenters/agent.ts'
import { presentVisitorInvitation } from '../presenters/invitation.ts'
import { presentAppearance } from '../presenters/site.ts'
import { presentAvailability, presentVisitorSelf } from '../presenters/visitor.ts'

/** What a freshly signed-in connection is greeted with. */
export const welcome = async (app: App, principal: AgentPrincipal | VisitorPrincipal): Promise<WelcomeFrame['you']> => {
  const directory = await app.directory.of(principal.accountId)
  if (principal.kind === 'agent') {
    // Perhaps made on another node a moment ago.
    const { agents } = directory.agents.has(principal.agentId)
      ? directory
      : await app.directory.refresh(principal.accountId)
    const agent = agents.get(principal.agentId)
    if (agent === undefined) throw notFound()
    return { kind: 'agent', me: presentMe(agent, await app.directory.of(principal.accountId)) }
  }
  const scope = app.store.account(principal.accountId)
  const [contact, site, conversation, invitation, [session]] = await Promise.all([
    scope.contacts.byId(principal.contactId),
    scope.sites.byId(principal.siteId),
    scope.conversations.serviceOf(principal.siteId, principal.contactId),
    scope.invitations.latestOf(principal.contactId, principal.siteId),
    scope.rooms.sessionsOf({ kind: 'contact', id: principal.contactId }),
  ])
  if (contact === null || site === null) throw notFound()
  const here = app.presence.visitor(principal.accountId, principal.contactId)
  const sessionId = session?.id ?? null
  if (here !== undefined) Object.assign(here, { conversationId: conversation?.id ?? null, sessionId })
  const rests = conversation?.routing.resting?.cause
  if (conversation !== null && (rests === 'gone' || (rests === 'session' && sessionId === null)))
    await comeBack(app, principal.accountId, conversation.id)
  return {
    kind: 'visitor',
    visitor: presentVisitorSelf(contact, conversation),
    availability: presentAvailability(directory, principal.siteId, app.clock.now()),
    appearance: presentAppearance(site),
    waiting:
      conversation !== null && isWaiting(conversation)
        ? ((await app.waits.places(principal.accountId)).get(conversation.id) ?? null)
        : null,
    invitation:
      invitation?.state === 'pending' && invitation.expiresAtMs > app.clock.now()
        ? presentVisitorInvitation(invitation, directory)
        : null,
    sessionId,
    editWithinMs: directory.account.service.editWithinMs,
  }
}
