import {
  decideAdd,
  decideOpenSession,
  forShared,
  type Newcomer,
  type NotGathered,
  type Party,
  presentMembers,
  type SharedConversation,
  stateOf,
  whyAgentNotGathered,
  whyVisitorNotGathered,
} from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { mustSeeContact } from '../contacts/read-contact.ts'
import { submit } from '../conversations/act.ts'
import { Fault, notFound } from '../fault.ts'
import { isOnSite, makeInvitation } from '../invitations/invite.ts'
import { type AgentPrincipal, partyOf } from '../principal.ts'
import { mustServe } from '../service/in-service.ts'
import { visibleSession } from './session.ts'

/** Whom an agent picks, and the words that the visitors are asked with. */
export type Picks = {
  agentIds: readonly string[]
  visitors: readonly { contactId: string; siteId: string }[]
  text: string
}
export type Refused = { party: Party; why: NotGathered }

type PickedVisitor = Picks['visitors'][number]
type Sorted = { agents: Newcomer[]; visitors: PickedVisitor[]; refused: Refused[] }

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
  const id = app.ids.next()
  const sorted = await sortOut(app, agent, picks, { id, members: new Set([agent.agentId]) })
  const [first] = sorted.visitors
  if (first === undefined) throw nobodyToAsk(sorted.refused)
  const by = partyOf(agent)
  const nowMs = app.clock.now()
  const owner = {
    party: by,
    role: 'owner' as const,
    name: null,
    number: 1,
    joinedAtMs: nowMs,
    afterPublicSeq: 0,
    leftAtMs: null,
  }
  const room = { shape: 'session' as const, title, teamId: null, siteId: first.siteId, members: [owner] }
  await app.store.account(agent.accountId).rooms.ensure({ id, kind: 'multi', room, key: null, nowMs })
  await submit(
    app,
    agent,
    id,
    null,
    forShared((session, now) => decideOpenSession(session, by, sorted.agents, now, app.ids.next)),
  )
  const refused = await inviteVisitors(app, agent, id, sorted.visitors, picks.text)
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
  const session = await visibleSession(app, agent, conversationId)
  await mustServe(app, agent)
  if (session.status === 'closed') throw new Fault('conversation.closed', 'The session has ended.')
  const sorted = await sortOut(app, agent, picks, { id: session.id, members: membersOf(session) })
  if (sorted.agents.length + sorted.visitors.length === 0) throw nobodyToAsk(sorted.refused)
  const { earlierText } = (await app.directory.of(agent.accountId)).invitations
  const rules = { most: limits.roomMembers, earlierText }
  if (sorted.agents.length > 0)
    await submit(
      app,
      agent,
      conversationId,
      null,
      forShared((room, nowMs) => decideAdd(room, partyOf(agent), sorted.agents, rules, nowMs, app.ids.next)),
    )
  const refused = await inviteVisitors(app, agent, conversationId, sorted.visitors, picks.text)
  return [...sorted.refused, ...refused]
}

const membersOf = ({ room }: SharedConversation): Set<string> =>
  new Set(presentMembers(room).map(({ party }) => party.id))

const nobodyToAsk = (refused: readonly Refused[]): Fault =>
  new Fault('room.refused', 'Nobody of those who were picked can be asked into the session now.', {
    details: { refused: refused.map(({ party, why }) => ({ ...party, ...why })) },
  })

/** Who can be asked now, and why the others can not. */
const sortOut = async (
  app: App,
  agent: AgentPrincipal,
  { agentIds, visitors }: Picks,
  session: { id: string; members: ReadonlySet<string> },
): Promise<Sorted> => {
  const directory = await app.directory.of(agent.accountId)
  const sorted: Sorted = { agents: [], visitors: [], refused: [] }
  for (const id of agentIds) {
    if (directory.agents.get(id)?.disabledAtMs !== null) throw notFound()
    const party = { kind: 'agent', id } as const
    const why = whyAgentNotGathered(stateOf(directory.standingOf(id)), session.members.has(id))
    if (why === null) sorted.agents.push({ party, name: null })
    else sorted.refused.push({ party, why })
  }
  for (const picked of visitors) {
    if (!directory.sites.has(picked.siteId)) throw notFound()
    await mustSeeContact(app, agent, picked.contactId)
    const why = await whyNot(app, agent.accountId, picked, session.id)
    if (why === null) sorted.visitors.push(picked)
    else sorted.refused.push({ party: { kind: 'contact', id: picked.contactId }, why })
  }
  return sorted
}

const whyNot = async (
  app: App,
  accountId: string,
  { contactId, siteId }: PickedVisitor,
  sessionId: string,
): Promise<NotGathered | null> => {
  const { conversations, invitations, rooms } = app.store.account(accountId)
  const [conversation, latest, [current], { invitations: settings }] = await Promise.all([
    conversations.serviceOf(siteId, contactId),
    invitations.latestOf(contactId),
    rooms.sessionsOf({ kind: 'contact', id: contactId }),
    app.directory.of(accountId),
  ])
  const isInService = conversation !== null && conversation.status !== 'closed' && conversation.publicSeq > 0
  const { quietMs } = settings
  return whyVisitorNotGathered(
    {
      isHere: isOnSite(app, accountId, contactId, siteId),
      sessionId: current?.id ?? null,
      latest,
      isInService,
      quietMs,
    },
    sessionId,
    app.clock.now(),
  )
}

const inviteVisitors = async (
  app: App,
  { accountId, agentId }: AgentPrincipal,
  sessionId: string,
  visitors: readonly PickedVisitor[],
  text: string,
): Promise<Refused[]> => {
  const refused: Refused[] = []
  for (const { contactId, siteId } of visitors) {
    const whom = { accountId, siteId, contactId, agentId, triggerId: null, text, kind: 'session', sessionId } as const
    const made = await makeInvitation(app, whom)
    if (made === 'invited' || made === 'gone')
      refused.push({
        party: { kind: 'contact', id: contactId },
        why: { reason: made === 'gone' ? 'absent' : 'invited' },
      })
  }
  return refused
}
