import type { AgentStanding, StateSpan } from '@frontdesk/domain'

/** How the agents of an account stand, and how long each stood so. */
export interface AgentStates {
  /** All that were ever seen. */
  list(): Promise<AgentStanding[]>
  /**
   * Moves an agent's standing by a pure rule, under its row's lock; a state that others see differently begins a span.
   * @param unlessElsewhere moves nothing while a lease of somebody but this node says that the agent is here
   * @returns the new standing, or null where nothing changed
   */
  move(
    agentId: string,
    rule: (standing: AgentStanding) => AgentStanding | null,
    unlessElsewhere?: { node: string; nowMs: number },
  ): Promise<AgentStanding | null>
  /** In order; begins with the one that was going on at `fromMs`. */
  spans(agentId: string, fromMs: number, untilMs: number): Promise<StateSpan[]>
}
