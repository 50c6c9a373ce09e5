import type { DecisionCause } from '../conversation/model.ts'
import type { AssignmentPolicy } from '../team.ts'
import { decideQueue, type Seat, type Waiting } from './decide.ts'
import type { Serving } from './serving.ts'

/** A conversation whose agent goes. */
export type Held = Omit<Waiting, 'lane' | 'queuedAtMs' | 'passedOver' | 'giverId'> & { waitingSinceMs: number | null }

/** Where a conversation goes when its agent does: to another agent, or to the head of the queue. */
export type Move = {
  conversationId: string
  agentId: string | null
  policy: AssignmentPolicy
  among: number
  load: number
}

/**
 * Moves everything an agent has, the longest waiting first, to others who are available with a free seat and may serve
 * it; never to one who is busy. What nobody can take, and where agents have to accept first, goes to the priority lane.
 * @param seats of the others
 */
export const decideHandOver = (
  held: readonly Held[],
  seats: readonly Seat[],
  servingOfTeam: (teamId: string | null) => Serving,
  teamLoads: ReadonlyMap<string, number>,
  nowMs: number,
  seed: string,
): Move[] => {
  const queue = held.map(
    ({ waitingSinceMs, ...one }): Waiting => ({
      ...one,
      lane: 'priority',
      queuedAtMs: waitingSinceMs ?? nowMs,
      passedOver: [],
      giverId: null,
    }),
  )
  // They leave the team's count before they come back to it.
  const loads = new Map(teamLoads)
  for (const { teamId } of held) if (teamId !== null) loads.set(teamId, (loads.get(teamId) ?? 1) - 1)
  const taken = new Map(
    decideQueue(queue, seats, servingOfTeam, loads, nowMs, seed).map(({ waiting, decision }) => [
      waiting.conversationId,
      decision,
    ]),
  )
  return held.map(({ conversationId, teamId }) => {
    const decision = taken.get(conversationId)
    const given = decision?.kind === 'assign' ? decision : null
    const { policy } = servingOfTeam(teamId)
    return {
      conversationId,
      agentId: given?.agentId ?? null,
      policy,
      among: decision?.why.among ?? 0,
      load: given?.why.load ?? 0,
    }
  })
}

export type HandOverCause = Extract<DecisionCause, 'exit' | 'lost' | 'disabled' | 'team-removed'>
