import {
  type Invitation,
  type InvitationPurpose,
  type NotInvited,
  type PendingInvitation,
  stateOf,
  whyNotInvited,
} from '@frontdesk/domain'
import type { App } from '../app.ts'
import { mustSeeContact } from '../contacts/read-contact.ts'
import { Fault, notFound } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'
import { endInvitation, invitationTimer } from './end.ts'

type Whom = Pick<PendingInvitation, 'accountId' | 'siteId' | 'contactId' | 'agentId' | 'triggerId' | 'text'>
type Draft = Whom & InvitationPurpose

/**
 * Invites a visitor who is here. The invitation takes one of the agent's seats until it is answered; one beyond its capacity
 * is made only when the agent says that it knows.
 * @throws Fault not_found, invitation.refused (`details.reason` says why)
 */
export const inviteVisitor = async (
  app: App,
  agent: AgentPrincipal,
  asked: { contactId: string; siteId: string; text: string; beyondCapacity: boolean },
): Promise<PendingInvitation> => {
  await mustSeeContact(app, agent, asked.contactId)
  const directory = await app.directory.of(agent.accountId)
  if (!directory.sites.has(asked.siteId)) throw notFound()
  const made = await inviteBy(app, agent, asked)
  if ('reason' in made) throw new Fault('invitation.refused', 'The visitor can not be invited now.', { details: made })
  return made
}

/** The agent's own decision, on whomever it may invite: makes the invitation, or says why not. */
export const inviteBy = async (
  app: App,
  { accountId, agentId }: AgentPrincipal,
  asked: { contactId: string; siteId: string; text: string; beyondCapacity: boolean },
): Promise<PendingInvitation | NotInvited> => {
  const directory = await app.directory.of(accountId)
  const { contactId, siteId, text } = asked
  return app.store.account(accountId).assignment.exclusively(async (desk) => {
    const capacity = directory.agents.get(agentId)?.capacity ?? directory.account.service.capacity
    return invite(
      app,
      { accountId, siteId, contactId, agentId, triggerId: null, text },
      {
        state: stateOf(directory.standingOf(agentId)),
        hasSeat: (await desk.loadOf(agentId)) < capacity,
        beyondCapacity: asked.beyondCapacity,
      },
    )
  })
}

/** Makes it, or says why not. To be called while nobody else gives seats away in the account. */
export const invite = async (
  app: App,
  whom: Whom,
  agent: Parameters<typeof whyNotInvited>[0]['agent'] & { beyondCapacity: boolean },
): Promise<PendingInvitation | NotInvited> => {
  const { accountId, contactId, siteId } = whom
  const { beyondCapacity, ...standing } = agent
  const { conversations, invitations } = app.store.account(accountId)
  const { invitations: settings } = await app.directory.of(accountId)
  const [conversation, latest] = await Promise.all([
    conversations.serviceOf(siteId, contactId),
    invitations.latestOf(contactId),
  ])
  const nowMs = app.clock.now()
  const isHere = isOnSite(app, accountId, contactId, siteId)
  const isInSession = isInSessionHere(app, accountId, contactId)
  const { quietMs } = settings
  const why = whyNotInvited(
    { isHere, isInSession, conversation, latest, quietMs, agent: standing, beyondCapacity },
    nowMs,
  )
  if (why !== null) return why
  const made = await makeInvitation(app, { ...whom, kind: 'chat' }, latest)
  return typeof made === 'string' ? { reason: made } : made
}

/**
 * Makes it, with its timer, and tells of it. Whether it may be made has been asked.
 * @param latest the newest that the contact had until now
 */
export const makeInvitation = async (
  app: App,
  draft: Draft,
  latest: Invitation | null,
): Promise<PendingInvitation | 'invited' | 'gone'> => {
  const { accountId, contactId } = draft
  const { invitations } = app.store.account(accountId)
  const { invitations: settings } = await app.directory.of(accountId)
  // One whose time is up, and nobody has noticed yet.
  if (latest?.state === 'pending') await endInvitation(app, accountId, latest.id, { kind: 'lapse' })
  const nowMs = app.clock.now()
  const invitation: PendingInvitation = {
    ...draft,
    id: app.ids.next(),
    visitStartedAtMs: app.live.visitKnown(accountId, contactId)?.visit.startedAtMs ?? nowMs,
    createdAtMs: nowMs,
    expiresAtMs: nowMs + settings.lifeMs,
    state: 'pending',
  }
  // First the timer: should this process end in between, it finds nothing to do.
  const timer = { kind: invitationTimer, subjectId: invitation.id, dueAtMs: invitation.expiresAtMs }
  await app.timers.set(accountId, timer)
  const made = await invitations.create(invitation)
  if (made !== 'done') {
    await app.timers.cancel(accountId, invitationTimer, invitation.id)
    return made
  }
  app.live.invitationChanged(invitation)
  return invitation
}

/** On this node's word. */
export const isInSessionHere = (app: App, accountId: string, contactId: string): boolean =>
  (app.presence.visitor(accountId, contactId)?.sessionId ?? null) !== null

/** Walking from page to page is being here. */
export const isOnSite = (app: App, accountId: string, contactId: string, siteId: string): boolean => {
  const here = app.presence.visitor(accountId, contactId)
  return here === undefined ? app.live.isVisitorHere(accountId, contactId) : here.siteId === siteId
}
