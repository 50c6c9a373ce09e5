import type { Held, Seat, Waiting } from '@frontdesk/domain'

/** An agent who is available, as the rows tell; what it may take comes from the account's settings. */
export type AtWork = Pick<Seat, 'agentId' | 'load' | 'sinceMs' | 'assignedAtMs'>

export type Offered = { conversationId: string; agentId: string }

/** What is decided on, read while nobody else assigns in the account. */
export interface AssignmentDesk {
  /** Whether anybody waits for the engine at all; cheap. */
  anybodyWaits(): Promise<boolean>
  /**
   * Agents with a free seat who are available, with a connection, and not disabled. Offers and invitations that wait for
   * their answer count as conversations.
   * @param capacity of agents who have no number of their own
   */
  atWork(capacity: number): Promise<AtWork[]>
  /** Conversations that an agent has a seat for, offers and invitations included, in whatever state it is. */
  loadOf(agentId: string): Promise<number>
  /** The first of each line: each team's (null is no team) in each lane, and of each of these agents' own. */
  heads(teamIds: readonly (string | null)[], agentIds: readonly string[], limit: number): Promise<Waiting[]>
  /** Conversations that each of the teams has. */
  teamLoads(teamIds: readonly string[]): Promise<Map<string, number>>
  /** Open conversations of an agent, longest waiting first. */
  heldBy(agentId: string, limit: number): Promise<Held[]>
  /** Conversations of a team that are not closed. */
  ofTeam(teamId: string, limit: number): Promise<string[]>
  /** Conversations that an agent is asked to take. */
  offersTo(agentId: string): Promise<Offered[]>
  /** Whether the agent is out of service: has left, is disabled, or is no member any more. */
  isOut(agentId: string): Promise<'disabled' | 'exit' | 'lost' | null>
  /** So many who had waited were served. */
  keepPace(atMs: number, count: number): Promise<void>
  /** It was these agents' turn. */
  keepTurns(turns: readonly { agentId: string; atMs: number }[]): Promise<void>
}

export interface AssignmentStore {
  /** Of all nodes one at a time is here, in one account. */
  exclusively<T>(work: (desk: AssignmentDesk) => Promise<T>): Promise<T>
}
