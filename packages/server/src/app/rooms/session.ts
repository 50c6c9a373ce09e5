import {
  clientIdOf,
  type Decision,
  decideAdd,
  decideEndSession,
  decideLeave,
  decideName,
  forShared,
  type Invitation,
  nameInSession,
  type Party,
  type SharedConversation,
} from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { submitSharedBySystem } from '../assignment/by-system.ts'
import { entriesOf, visibleConversation } from '../conversations/act.ts'
import { notFound } from '../fault.ts'
import { invitationOver } from '../invitations/end.ts'
import type { ListedInvitation } from '../ports/invitation-store.ts'
import { type AgentPrincipal, partyOf, type VisitorPrincipal } from '../principal.ts'
import { changeRoom } from './change-room.ts'

/** @throws Fault not_found for who is not in it, and for what is no session */
export const visibleSession = async (
  app: App,
  actor: AgentPrincipal | VisitorPrincipal,
  conversationId: string,
): Promise<SharedConversation & { kind: 'multi' }> => {
  const conversation = await visibleConversation(app, actor, conversationId)
  if (conversation.kind !== 'multi') throw notFound()
  return { ...conversation, kind: conversation.kind }
}

type IntoSession = Invitation & { state: 'accepted'; kind: 'session' }

/**
 * What accepting an invitation into a session means: the visitor is in it, told by name to all. May be called again.
 * @throws Fault invitation.over where the session has ended, or is full, by now
 */
export const joinSession = async (app: App, invitation: IntoSession): Promise<void> => {
  const { accountId, contactId, sessionId } = invitation
  const [contact, { invitations }] = await Promise.all([
    app.store.account(accountId).contacts.byId(contactId),
    app.directory.of(accountId),
  ])
  if (contact === null) return
  const party: Party = { kind: 'contact', id: contactId }
  const rules = { most: limits.roomMembers, earlierText: invitations.earlierText }
  const clientId = clientIdOf(invitation)
  const outcome = await app.store.log.submit({
    kind: 'decide',
    accountId,
    conversationId: sessionId,
    actor: party,
    clientId,
    decide: forShared((room, nowMs) => {
      const newcomer = { party, name: nameInSession(contact) }
      return withClientId(decideAdd(room, party, [newcomer], rules, nowMs, app.ids.next), clientId)
    }),
  })
  if (outcome.kind === 'refused') throw invitationOver('withdrawn')
  await entriesOf(app, accountId, outcome)
}

/** So that one invitation lets in once, however often it is carried out. */
const withClientId = (decision: Decision, clientId: string): Decision =>
  decision.kind === 'append'
    ? { ...decision, entries: decision.entries.map((entry, at) => (at === 0 ? { ...entry, clientId } : entry)) }
    : decision

/** @throws Fault not_found, room.not_owner, room.fixed */
export const endSession = async (app: App, agent: AgentPrincipal, conversationId: string): Promise<void> => {
  await changeRoom(app, agent, conversationId, (room) => decideEndSession(room, partyOf(agent), app.ids.next))
}

/** @throws Fault not_found, room.fixed */
export const nameInRoom = async (
  app: App,
  visitor: VisitorPrincipal,
  conversationId: string,
  name: string | null,
): Promise<void> => {
  const wanted = name?.trim() ?? ''
  await changeRoom(app, visitor, conversationId, (room) =>
    decideName(room, partyOf(visitor), wanted === '' ? null : wanted, app.ids.next),
  )
}

/** How those who were invited have answered, the newest of each; for the agents in the session. @throws Fault not_found */
export const sessionInvitations = async (
  app: App,
  agent: AgentPrincipal,
  conversationId: string,
): Promise<ListedInvitation[]> => {
  await visibleSession(app, agent, conversationId)
  return app.store.account(agent.accountId).invitations.intoSession(conversationId)
}

/** Somebody is out of service, or kept out: it leaves every session that it is in. May be called again. */
export const leaveSessions = async (app: App, accountId: string, party: Party): Promise<void> => {
  for (const { id } of await app.store.account(accountId).rooms.sessionsOf(party))
    await submitSharedBySystem(app, accountId, id, (room, nowMs) => decideLeave(room, party, nowMs, app.ids.next))
}
