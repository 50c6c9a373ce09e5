import { type AgentStanding, newStanding } from '@frontdesk/domain'
import type { Availability, ServerFrame, VisitorInvitation } from '@frontdesk/protocol'
import type { App } from '../../app/app.ts'
import { digestOf, type Topics } from '../../app/link/digest.ts'
import type { Glance } from '../../app/ports/links.ts'
import type { AgentPrincipal, VisitorPrincipal } from '../../app/principal.ts'
import { pickedFor } from '../../app/visitors/picks.ts'
import { cardOrNull, presentAgent } from '../../presenters/agent.ts'
import { presentVisitorInvitation } from '../../presenters/invitation.ts'
import { presentAvailability, presentVisit } from '../../presenters/visitor.ts'

/** What a poll follows beside the log, each with the frame that a socket gets when it changes. */
type Topic = { value: string | number; frame: ServerFrame }
type Told = ReadonlyMap<string, Topic>

export const valuesOf = (told: Told): Topics => new Map([...told].map(([topic, { value }]) => [topic, value]))

const available = 'o'
const revisits = 'r'
const waits = 'w'
const invitation = 'i'
const invitations = 'n'
const session = 's'
/** The random end of an id tells those of one account apart. */
const short = (id: string): string => id.slice(-12)

/** Without names, which a node that has not read them anew yet would have otherwise. */
const facesOf = ({ online, agents, opensAtMs }: Availability): string =>
  [online, opensAtMs, ...agents.map(({ id }) => id)].join(' ')

/** What a visitor has been greeted with. */
export const greetingDigest = (availability: Availability, sessionId: string | null): string =>
  digestOf(
    new Map([
      [available, facesOf(availability)],
      [session, sessionId ?? ''],
    ]),
  )

/**
 * The present state. Who is here comes from the database, which all nodes read alike; by its own memory each node would know at
 * a slightly different time, and a client that meets them in turn would see the same agent come and go.
 */
export const topicsOf = async (
  app: App,
  principal: AgentPrincipal | VisitorPrincipal,
  glance: Glance,
): Promise<Told> => {
  const { accountId } = principal
  const directory = await directoryAt(app, accountId, glance)
  if (principal.kind === 'visitor') {
    const availability = presentAvailability(directory, principal.siteId, app.clock.now())
    return new Map([
      [available, { value: facesOf(availability), frame: { type: 'availability.changed', availability } }],
      [
        session,
        {
          value: glance.sessionId ?? '',
          frame: { type: 'session.changed', sessionId: glance.sessionId },
        },
      ],
      ...(await waitingOf(app, accountId, glance)),
      ...(await invitationOf(app, accountId, glance)),
    ])
  }
  const told = new Map<string, { value: string | number; frame: ServerFrame }>()
  for (const agent of directory.agents.values()) {
    const frame: ServerFrame = { type: 'agent.changed', agent: presentAgent(agent, directory) }
    const { state, stateReason } = frame.agent
    told.set(`a${short(agent.id)}`, { value: stateReason === null ? state : `${state} ${stateReason}`, frame })
  }
  told.set(revisits, { value: glance.revisits, frame: { type: 'callbacks.changed', rev: glance.revisits } })
  const contactIds = glance.conversations.flatMap((one) => (one.kind === 'service' ? [one.contactId] : []))
  told.set(invitations, { value: glance.invitations, frame: { type: 'invitations.changed' } })
  for (const contactId of contactIds) {
    const newest = newestVisit(app, accountId, contactId, glance)
    if (newest === null) continue
    const { visit, online, version } = newest
    const picked = online ? pickedFor(app, accountId, contactId) : null
    told.set(`v${short(contactId)}`, {
      value: picked === null ? version : `${version} ${short(picked)}`,
      frame: { type: 'visit.changed', visit: presentVisit(visit, online, cardOrNull(picked, directory)) },
    })
  }
  return told
}

/** Its place, while the visitor waits; that it waits no longer is told by the conversation itself. */
const waitingOf = async (app: App, accountId: string, { own }: Glance): Promise<[string, Topic][]> => {
  // By the row as it is in this look: places are up to a second older, and not the same on every node.
  if (own === null || !own.waits) return []
  const place = (await app.waits.places(accountId)).get(own.id)
  if (place === undefined) return []
  const frame: ServerFrame = { type: 'waiting.changed', conversationId: own.id, waiting: place }
  return [[waits, { value: `${place.place} ${place.estimateMs}`, frame }]]
}

/** Its newest invitation; read in full only while it waits for the visitor's answer. */
const invitationOf = async (app: App, accountId: string, { invitation: seen }: Glance): Promise<[string, Topic][]> => {
  if (seen === null) return []
  const { id, state } = seen
  const row = state === 'pending' ? await app.store.account(accountId).invitations.byId(id) : null
  // What a look has shown and is not there any more has been erased since.
  if (state === 'pending' && row === null) return []
  const told: VisitorInvitation =
    state === 'pending' && row !== null
      ? presentVisitorInvitation(row, await app.directory.of(accountId))
      : { id, kind: 'chat', state: state === 'pending' ? 'lapsed' : state }
  const frame: ServerFrame = { type: 'invitation.changed', invitation: told }
  return [[invitation, { value: `${id} ${told.state}`, frame }]]
}

/** The states of this very look, with names that may be a moment older. */
export const directoryAt = async (app: App, accountId: string, { agents }: Pick<Glance, 'agents'>) => {
  const standings = new Map(agents.map((standing) => [standing.agentId, standing]))
  const standingOf = (agentId: string): AgentStanding => standings.get(agentId) ?? newStanding(agentId)
  return { ...(await app.directory.of(accountId)), standingOf }
}

/** Of what the leases and this node know of a visit, the newest: going follows the last page. */
const newestVisit = (app: App, accountId: string, contactId: string, { visits }: Glance) => {
  const own = visits.filter((one) => one.contactId === contactId)
  const online = own.some(({ isLive }) => isLive)
  const leased = own.flatMap(({ visit }) => (visit === null ? [] : [{ visit, online }]))
  const known = app.live.visitKnown(accountId, contactId)
  // Here by lease is here, whatever this node has heard of another of the visitor's tabs.
  const all = known === null ? leased : [...leased, { visit: known.visit, online: known.online || online }]
  const versioned = all.map((one) => ({ ...one, version: one.visit.lastSeenAtMs * 2 + (one.online ? 0 : 1) }))
  return versioned.reduce<(typeof versioned)[number] | null>(
    (newest, one) => (newest === null || one.version > newest.version ? one : newest),
    null,
  )
}
