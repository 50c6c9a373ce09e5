import type { Member, Room, SharedConversation } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'

/** The two have one room, whoever opens it first. @throws Fault not_found for oneself, and for whom there is not or no more */
export const openDirect = async (app: App, agent: AgentPrincipal, otherId: string): Promise<SharedConversation> => {
  const { agents } = await app.directory.of(agent.accountId)
  if (otherId === agent.agentId || agents.get(otherId)?.disabledAtMs !== null) throw notFound()
  const ids = [agent.agentId, otherId].sort()
  return ensure(app, agent, { shape: 'direct', title: null, teamId: null }, ids, `direct ${ids.join(' ')}`)
}

/** @throws Fault not_found for a team that the asker is not in */
export const openTeamRoom = async (app: App, agent: AgentPrincipal, teamId: string): Promise<SharedConversation> => {
  const directory = await app.directory.of(agent.accountId)
  if (!directory.teamIdsOf(agent.agentId).includes(teamId)) throw notFound()
  return ensure(app, agent, { shape: 'team', title: null, teamId }, [], `team ${teamId}`)
}

/** A group in which nobody is yet but who makes it. */
export const makeGroup = (app: App, agent: AgentPrincipal, title: string): Promise<SharedConversation> =>
  ensure(app, agent, { shape: 'group', title, teamId: null }, [agent.agentId], null)

/** A session in which nobody is yet but who makes it; it is kept as the rules of the site say. */
export const makeSession = (
  app: App,
  agent: AgentPrincipal,
  title: string | null,
  siteId: string,
): Promise<SharedConversation> =>
  ensure(app, agent, { shape: 'session', title, teamId: null, siteId }, [agent.agentId], null)

const ensure = (
  app: App,
  agent: AgentPrincipal,
  room: Omit<Room, 'members'>,
  agentIds: readonly string[],
  key: string | null,
): Promise<SharedConversation> => {
  const nowMs = app.clock.now()
  const members = agentIds.map(
    (id, i): Member => ({
      party: { kind: 'agent', id },
      role: room.shape === 'group' || room.shape === 'session' ? 'owner' : 'member',
      name: null,
      number: i + 1,
      joinedAtMs: nowMs,
      afterPublicSeq: 0,
      leftAtMs: null,
    }),
  )
  const kind = room.shape === 'session' ? 'multi' : 'internal'
  return app.store
    .account(agent.accountId)
    .rooms.ensure({ id: app.ids.next(), kind, room: { ...room, members }, key, nowMs })
}
