import type { AgentViewer } from '@frontdesk/domain'

type Scope = AgentViewer['scope']

/**
 * What an agent sees of lists, as the database is asked; the rule itself is `maySeeConversation` of the domain.
 * SQL of each scope: a condition on the conversation `c`, with the agent and its teams as the given parameters.
 */
const own = (agent: string): string =>
  `(c.assignee_id = ${agent}::uuid or c.routing #>> '{offer,agentId}' = ${agent}::uuid::text
    or (c.routing ->> 'lane' = 'own' and c.routing ->> 'queuedAtMs' is not null
      and c.routing ->> 'wantedAgentId' = ${agent}::uuid::text))`

const conditions: { readonly [S in Scope]: (agent: string, teams: string) => string } = {
  all: (agent) => `${agent}::uuid is not null`,
  team: (agent, teams) =>
    `(${own(agent)} or c.routing ->> 'teamId' is null or c.routing ->> 'teamId' = any(${teams}::text[]))`,
  own,
}

/** One statement for each scope, so that those who see all have a plan without conditions. */
export const byScope = <T>(
  make: (condition: string, scope: Scope) => T,
  agent: string,
  teams: string,
): Record<Scope, T> => ({
  all: make(conditions.all(agent, teams), 'all'),
  team: make(conditions.team(agent, teams), 'team'),
  own: make(conditions.own(agent, teams), 'own'),
})

/** The parameters of the viewer: the agent, and its teams where the scope asks for them. */
export const sightValues = (viewer: AgentViewer): readonly unknown[] =>
  viewer.scope === 'team' ? [viewer.id, viewer.teamIds] : [viewer.id]
