import {
  decideAdd,
  decideOpenSession,
  type Invitation,
  type Newcomer,
  type NotGathered,
  type Party,
  presentMembers,
  stateOf,
  whyAgentNotGathered,
  whyVisitorNotGathered,
} from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { mustSeeContact } from '../contacts/read-contact.ts'
import type { AccountDirectory } from '../directory.ts'
import { Fault, notFound } from '../fault.ts'
import { isOnSite, makeInvitation } from '../invitations/invite.ts'
import { type AgentPrincipal, partyOf } from '../principal.ts'
import { mustServe } from '../service/in-service.ts'
import { changeRoom } from './change-room.ts'
import { makeSession } from './open-room.ts'
import { visibleSession } from './session.ts'

/** Whom an agent picks, and the words that the visitors are asked with. */
export type Picks = {
  agentIds: readonly string[]
  visitors: readonly { contactId: string; siteId: string }[]
  text: string
}
export type Refused = { party: Party; why: NotGathered }

/** One who may be asked, with the newest invitation that it had. */
type Guest = Picks['visitors'][number] & { latest: Invitation | null }
type Sorted = { agents: Newcomer[]; guests: Guest[]; refused: Refused[] }
/** Where to: a session that goes on, or one that is yet to be made by who picks. */
type Into = { id: string | null; memberIds: ReadonlySet<string> }

/**
 * A new session of several (marks B2, B3): the agents are in it from the beginning, the visitors are invited with its id.
 * @throws Fault not_found for who is not there, room.refused where no visitor can be asked, room.full, agent.offline
 */
export const gather = async (
  app: App,
  agent: AgentPrincipal,
  picks: Picks,
  title: string | null,
): Promise<{ conversationId: string; refused: Refused[] }> => {
  await mustServe(app, agent)
  const sorted = await sortOut(app, agent, picks, { id: null, memberIds: new Set([agent.agentId]) })
  const [first] = sorted.guests
  if (first === undefined) throw nobodyToAsk(sorted.refused)
  const { id } = await makeSession(app, agent, title, first.siteId)
  await changeRoom(app, agent, id, (session, nowMs) =>
    decideOpenSession(session, partyOf(agent), sorted.agents, nowMs, app.ids.next),
  )
  const refused = await inviteGuests(app, agent, id, sorted.guests, picks.text)
  return { conversationId: id, refused: [...sorted.refused, ...refused] }
}

/**
 * More into a session that goes on (mark B6), by any agent in it.
 * @throws Fault not_found, conversation.closed, room.refused where nobody can be asked, room.full, agent.offline
 */
export const inviteInto = async (
  app: App,
  agent: AgentPrincipal,
  conversationId: string,
  picks: Picks,
): Promise<Refused[]> => {
  const { id, room, status } = await visibleSession(app, agent, conversationId)
  await mustServe(app, agent)
  if (status === 'closed') throw new Fault('conversation.closed', 'The session has ended.')
  const memberIds = new Set(presentMembers(room).map(({ party }) => party.id))
  const sorted = await sortOut(app, agent, picks, { id, memberIds })
  if (sorted.agents.length + sorted.guests.length === 0) throw nobodyToAsk(sorted.refused)
  const { earlierText } = (await app.directory.of(agent.accountId)).invitations
  const rules = { most: limits.roomMembers, earlierText }
  if (sorted.agents.length > 0)
    await changeRoom(app, agent, id, (session, nowMs) =>
      decideAdd(session, partyOf(agent), sorted.agents, rules, nowMs, app.ids.next),
    )
  const refused = await inviteGuests(app, agent, id, sorted.guests, picks.text)
  return [...sorted.refused, ...refused]
}

const nobodyToAsk = (refused: readonly Refused[]): Fault =>
  new Fault('room.refused', 'Nobody of those who were picked can be asked into the session now.', {
    details: { refused: refused.map(({ party, why }) => ({ ...party, ...why })) },
  })

/** Who can be asked now, and why the others can not. */
const sortOut = async (app: App, agent: AgentPrincipal, { agentIds, visitors }: Picks, into: Into): Promise<Sorted> => {
  const directory = await app.directory.of(agent.accountId)
  const sorted: Sorted = { agents: [], guests: [], refused: [] }
  for (const id of agentIds) {
    if (directory.agents.get(id)?.disabledAtMs !== null) throw notFound()
    const party = { kind: 'agent', id } as const
    const why = whyAgentNotGathered(stateOf(directory.standingOf(id)), into.memberIds.has(id))
    if (why === null) sorted.agents.push({ party, name: null })
    else sorted.refused.push({ party, why })
  }
  for (const picked of visitors) {
    if (!directory.sites.has(picked.siteId)) throw notFound()
    await mustSeeContact(app, agent, picked.contactId)
    const { why, latest } = await lookAt(app, directory, picked, into.id)
    if (why === null) sorted.guests.push({ ...picked, latest })
    else sorted.refused.push({ party: { kind: 'contact', id: picked.contactId }, why })
  }
  return sorted
}

const lookAt = async (
  app: App,
  { account, invitations: { quietMs } }: AccountDirectory,
  { contactId, siteId }: Picks['visitors'][number],
  intoId: string | null,
): Promise<{ why: NotGathered | null; latest: Invitation | null }> => {
  const { conversations, invitations, rooms } = app.store.account(account.id)
  const [conversation, latest, [current]] = await Promise.all([
    conversations.serviceOf(siteId, contactId),
    invitations.latestOf(contactId),
    rooms.sessionsOf({ kind: 'contact', id: contactId }),
  ])
  const isHere = isOnSite(app, account.id, contactId, siteId)
  const isInService = conversation !== null && conversation.status !== 'closed' && conversation.publicSeq > 0
  const picked = { isHere, sessionId: current?.id ?? null, latest, isInService, quietMs }
  return { why: whyVisitorNotGathered(picked, intoId, app.clock.now()), latest }
}

const inviteGuests = async (
  app: App,
  { accountId, agentId }: AgentPrincipal,
  sessionId: string,
  guests: readonly Guest[],
  text: string,
): Promise<Refused[]> => {
  const refused: Refused[] = []
  for (const { contactId, siteId, latest } of guests) {
    const whom = { accountId, siteId, contactId, agentId, triggerId: null, text, kind: 'session', sessionId } as const
    const made = await makeInvitation(app, whom, latest)
    if (made === 'invited' || made === 'gone')
      refused.push({
        party: { kind: 'contact', id: contactId },
        why: { reason: made === 'gone' ? 'absent' : 'invited' },
      })
  }
  return refused
}
