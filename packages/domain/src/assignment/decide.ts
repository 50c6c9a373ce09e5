import { hashOf } from '../hash.ts'
import type { AssignmentPolicy } from '../team.ts'
import { lanes, type Routing } from './routing.ts'
import type { Serving } from './serving.ts'

/** A conversation that waits for an agent. */
export type Waiting = {
  conversationId: string
  /** What would be best known to serve it: a language, or words that agents name as skills. */
  wants: readonly string[]
} & Pick<Routing, 'teamId' | 'lane' | 'wantedAgentId' | 'passedOver' | 'giverId'> & { queuedAtMs: number }

/** An agent who is available, with what there is to decide by. */
export type Seat = {
  agentId: string
  /** Conversations the agent has, those it is asked to take included. */
  load: number
  capacity: number
  /** Since when it is available. */
  sinceMs: number
  /** When it was last given one; null for never. */
  assignedAtMs: number | null
  skills: readonly string[]
  languages: readonly string[]
}

/** Why this agent: by which policy, of how many who could have taken it, with how many conversations. */
export type Why = { policy: AssignmentPolicy; among: number; load: number; wanted: boolean }

export type AssignmentDecision =
  | { kind: 'assign'; agentId: string; why: Why }
  /** The agent is asked; `passedOver` is who has been asked before in this round. */
  | { kind: 'offer'; agentId: string; why: Why; passedOver: readonly string[] }
  | { kind: 'wait'; why: 'manual' | 'nobody' | 'team-full' }

type Placed = Pick<Waiting, 'conversationId' | 'lane' | 'queuedAtMs'>

/** Who waits first: by lane, within a lane by the time of waiting. */
export const byPlace = (a: Placed, b: Placed): number =>
  lanes.indexOf(a.lane) - lanes.indexOf(b.lane) ||
  a.queuedAtMs - b.queuedAtMs ||
  (a.conversationId < b.conversationId ? -1 : 1)

/**
 * Decides on one conversation. Nothing but the arguments counts.
 * @param teamLoad conversations that its team has
 * @param seed chance, for the policies that leave something to it
 */
export const decideAssignment = (
  waiting: Waiting,
  seats: Iterable<Seat>,
  serving: Serving,
  teamLoad: number,
  seed: string,
): AssignmentDecision => {
  // Agents take by hand; and nobody is given what a visitor left who is not here.
  if (serving.policy === 'manual' || waiting.lane === 'words') return { kind: 'wait', why: 'manual' }
  if (serving.capacity !== null && teamLoad >= serving.capacity) return { kind: 'wait', why: 'team-full' }
  const free = [...seats].filter((seat) => seat.load < seat.capacity && mayServe(waiting, seat.agentId, serving))
  if (free.length === 0) return { kind: 'wait', why: 'nobody' }
  const unasked = free.filter(({ agentId }) => !waiting.passedOver.includes(agentId))
  const candidates = unasked.length > 0 ? unasked : nextRound(free, waiting.passedOver)
  const wanted = candidates.find(({ agentId }) => agentId === waiting.wantedAgentId)
  const seat = wanted ?? choose(waiting, candidates, serving.policy, seed)
  const { agentId, load } = seat
  const why = { policy: serving.policy, among: free.length, load, wanted: wanted !== undefined }
  if (serving.acceptWithinMs === 0) return { kind: 'assign', agentId, why }
  return { kind: 'offer', agentId, why, passedOver: unasked.length > 0 ? waiting.passedOver : [] }
}

/** All have been asked: the round begins again, with anybody but the one who was asked just now. */
const nextRound = (free: readonly Seat[], passedOver: readonly string[]): readonly Seat[] => {
  const others = free.filter(({ agentId }) => agentId !== passedOver.at(-1))
  return others.length > 0 ? others : free
}

/** In its own agent's lane a conversation waits for that agent only, whatever team that one is in. Who gave it away is not given it. */
const mayServe = ({ lane, wantedAgentId, giverId }: Waiting, agentId: string, { memberIds }: Serving): boolean => {
  if (lane === 'own') return agentId === wantedAgentId
  return agentId !== giverId && (memberIds === null || memberIds.has(agentId))
}

const choose = (waiting: Waiting, seats: readonly Seat[], policy: AssignmentPolicy, seed: string): Seat => {
  const byId = seats.toSorted((a, b) => (a.agentId < b.agentId ? -1 : 1))
  switch (policy) {
    case 'random':
    case 'manual':
      return byId[hashOf(`${seed} ${waiting.conversationId}`) % byId.length] as Seat
    case 'least-busy':
      return least(byId, leastBusy)
    case 'longest-idle':
      return least(byId, ({ assignedAtMs, sinceMs }) => [Math.max(assignedAtMs ?? 0, sinceMs)])
    case 'round-robin':
      return least(byId, ({ assignedAtMs }) => [assignedAtMs ?? 0])
    case 'skill':
      return least(byId, (seat) => [-fit(waiting, seat), ...leastBusy(seat)])
  }
}

const leastBusy = ({ load, assignedAtMs }: Seat): number[] => [load, assignedAtMs ?? 0]

/** The first with the smallest numbers, compared one after the other. */
const least = (seats: readonly Seat[], numbersOf: (seat: Seat) => number[]): Seat =>
  seats.reduce((best, seat) => {
    const [mine, others] = [numbersOf(seat), numbersOf(best)]
    const at = mine.findIndex((number, i) => number !== others[i])
    return at >= 0 && (mine[at] ?? 0) < (others[at] ?? 0) ? seat : best
  })

/** How much of what is wanted the agent knows; a language fits its dialects (`zh` and `zh-CN`). */
const fit = ({ wants }: Waiting, { skills, languages }: Seat): number =>
  wants.filter((want) => {
    const word = want.toLowerCase()
    const base = (tag: string): string => tag.toLowerCase().split('-')[0] ?? ''
    return skills.some((skill) => skill.toLowerCase() === word) || languages.some((tag) => base(tag) === base(word))
  }).length

export type Assigned = { waiting: Waiting; decision: Exclude<AssignmentDecision, { kind: 'wait' }> }

/**
 * Decides on all who wait, in the order of their places, as if each decision were carried out before the next.
 * @param teamLoads conversations that each team has
 */
export const decideQueue = (
  queue: readonly Waiting[],
  seats: readonly Seat[],
  servingOfTeam: (teamId: string | null) => Serving,
  teamLoads: ReadonlyMap<string, number>,
  nowMs: number,
  seed: string,
): Assigned[] => {
  const now = new Map(seats.map((seat) => [seat.agentId, seat]))
  const loads = new Map(teamLoads)
  const assigned: Assigned[] = []
  for (const waiting of queue.toSorted(byPlace)) {
    if (now.size === 0) break
    const team = waiting.teamId
    const loadOfTeam = team === null ? 0 : (loads.get(team) ?? 0)
    const decision = decideAssignment(waiting, now.values(), servingOfTeam(team), loadOfTeam, seed)
    if (decision.kind === 'wait') continue
    assigned.push({ waiting, decision })
    if (team !== null) loads.set(team, loadOfTeam + 1)
    const seat = now.get(decision.agentId)
    if (seat === undefined) continue
    if (seat.load + 1 >= seat.capacity) now.delete(seat.agentId)
    // Later in the same moment is later: so turns go round.
    else now.set(seat.agentId, { ...seat, load: seat.load + 1, assignedAtMs: nowMs + assigned.length / 1_000 })
  }
  return assigned
}
