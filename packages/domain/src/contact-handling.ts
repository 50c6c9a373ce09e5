/**
 * How a contact is served (mark D5), decided by hand or by a rule on its attributes. What it says counts for special
 * contacts only; all others take the normal way.
 */
export type Handling = {
  special: boolean
  /** Its own agent: the contact waits for that one. */
  agentId: string | null
  /** Its own team, where it has no own agent. */
  teamId: string | null
  /** Ahead of the normal lane. */
  priority: boolean
}

export const ordinaryHandling: Handling = { special: false, agentId: null, teamId: null, priority: false }

/** Where a conversation waits, and for whom. */
export type Way = { lane: 'own' | 'priority' | 'normal'; wantedAgentId: string | null; teamId: string | null }

/**
 * The way a contact's conversation takes: to its own agent in that agent's lane, else to its own team or the site's.
 * @param teamId the site's team
 * @param serves whether an agent is one who may serve again; an own agent that is gone for good is waited for by nobody
 */
export const wayOf = (handling: Handling, teamId: string | null, serves: (agentId: string) => boolean): Way => {
  if (!handling.special) return { lane: 'normal', wantedAgentId: null, teamId }
  const { agentId } = handling
  // The own agent serves its contact whatever team the site belongs to.
  if (agentId !== null && serves(agentId)) return { lane: 'own', wantedAgentId: agentId, teamId: null }
  return { lane: handling.priority ? 'priority' : 'normal', wantedAgentId: null, teamId: handling.teamId ?? teamId }
}

/** The agent who is waited for wherever the contact's conversation goes; null where it has none. */
export const ownAgentOf = ({ special, agentId }: Handling): string | null => (special ? agentId : null)

/** The same handling without a team that is no more: nobody would serve what waits for it. */
export const withoutGoneTeam = (handling: Handling, isTeam: (teamId: string) => boolean): Handling =>
  handling.teamId === null || isTeam(handling.teamId) ? handling : { ...handling, teamId: null }

/** The way on for a conversation that has waited for its own agent long enough; it keeps its time of waiting. */
export const wayPastOwnAgent = (handling: Handling, teamId: string | null): Way => wayOf(handling, teamId, () => false)

/** When a conversation that waits for its own agent goes on without; null for never. */
export const ownWaitEndsAtMs = (queuedAtMs: number, ownAgentWaitMs: number | null): number | null =>
  ownAgentWaitMs === null ? null : queuedAtMs + ownAgentWaitMs
