import { type Seat, type Serving, servingOf } from '@frontdesk/domain'
import type { AccountDirectory } from '../directory.ts'
import type { AtWork } from '../ports/assignment-store.ts'

/** Agents at work as seats, with what the account and they themselves decide. */
export const seatsOf = (atWork: readonly AtWork[], { account, agents }: AccountDirectory): Seat[] =>
  atWork.flatMap((one) => {
    const agent = agents.get(one.agentId)
    if (agent === undefined) return []
    const { skills, languages } = agent
    return [{ ...one, capacity: agent.capacity ?? account.service.capacity, skills, languages }]
  })

/** How the conversations of each team are served; asked for often, made once. */
export const servings = ({ account, teams }: AccountDirectory): ((teamId: string | null) => Serving) => {
  const made = new Map<string | null, Serving>()
  return (teamId) => {
    const known = made.get(teamId) ?? servingOf(account.service, teams.get(teamId ?? '') ?? null)
    made.set(teamId, known)
    return known
  }
}

/** Teams whose conversations have to be counted. */
export const boundTeams = ({ teams }: AccountDirectory): string[] =>
  [...teams.values()].flatMap(({ id, capacity }) => (capacity === null ? [] : [id]))
