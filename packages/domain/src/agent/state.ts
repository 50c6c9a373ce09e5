import type { AgentState } from './model.ts'

/** What an agent chooses. 'Exit' is choosing offline: out of service, though perhaps still signed in. */
export type ChosenState = Exclude<AgentState, 'away'>

/**
 * How an agent stands, the same for all its devices. Somebody who is away has lost the last connection and may be back
 * within the grace time; who is gone is not expected.
 */
export type AgentStanding = {
  agentId: string
  chosen: ChosenState
  /** Of a break, in the agent's own words or the company's. */
  reason: string | null
  presence: 'here' | 'away' | 'gone'
  /** Since when the state that others see is what it is. */
  sinceMs: number
}

export type StateEvent =
  | { kind: 'chose'; state: ChosenState; reason: string | null }
  | { kind: 'signed-in' }
  | { kind: 'came' }
  /** The last connection is lost. */
  | { kind: 'lost' }
  | { kind: 'grace-ended' }

/** Who has never been seen: available from the first connection on (mark A6). */
export const newStanding = (agentId: string): AgentStanding => ({
  agentId,
  chosen: 'available',
  reason: null,
  presence: 'gone',
  sinceMs: 0,
})

/** The state that others see. */
export const stateOf = ({ chosen, presence }: Pick<AgentStanding, 'chosen' | 'presence'>): AgentState => {
  if (chosen === 'offline' || presence === 'gone') return 'offline'
  return presence === 'away' ? 'away' : chosen
}

/** Out of service by its own choice ('exit'): it is given nobody and takes nobody, whatever it is connected with. */
export const hasExited = ({ chosen }: Pick<AgentStanding, 'chosen'>): boolean => chosen === 'offline'

/** Visitors are told that somebody is there: on a break nobody answers for a while. */
export const answersVisitors = (standing: AgentStanding): boolean => {
  const state = stateOf(standing)
  return state === 'available' || state === 'busy'
}

/** How an event moves an agent's standing; null where it changes nothing. */
export const moveStanding = (standing: AgentStanding, event: StateEvent, nowMs: number): AgentStanding | null => {
  const next = { ...standing, ...changeBy(standing, event) }
  const sees = (one: AgentStanding): string => `${stateOf(one)} ${one.reason}`
  if (sees(next) !== sees(standing)) return { ...next, sinceMs: nowMs }
  return next.chosen === standing.chosen && next.presence === standing.presence ? null : next
}

const changeBy = (standing: AgentStanding, event: StateEvent): Partial<AgentStanding> => {
  switch (event.kind) {
    case 'chose':
      return { chosen: event.state, reason: event.state === 'break' ? event.reason : null }
    case 'signed-in':
      // Another device joins an agent who is in service; else the day begins, and it begins with available.
      return stateOf(standing) === 'offline' || stateOf(standing) === 'away'
        ? { chosen: 'available', reason: null }
        : {}
    case 'came':
      return { presence: 'here' }
    case 'lost':
      if (standing.presence !== 'here') return {}
      // Nobody waits for one who is out of service.
      return { presence: standing.chosen === 'offline' ? 'gone' : 'away' }
    case 'grace-ended':
      return standing.presence === 'away' ? { presence: 'gone' } : {}
  }
}
