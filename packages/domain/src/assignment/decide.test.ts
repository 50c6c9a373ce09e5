import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byPlace, decideAssignment, decideQueue, type Seat, type Waiting } from './decide.ts'
import type { Serving } from './serving.ts'

const aSeat = (agentId: string, change: Partial<Seat> = {}): Seat => ({
  agentId,
  load: 0,
  capacity: 5,
  sinceMs: 0,
  assignedAtMs: null,
  skills: [],
  languages: [],
  ...change,
})
const aWaiting = (conversationId: string, change: Partial<Waiting> = {}): Waiting => ({
  conversationId,
  teamId: null,
  lane: 'normal',
  queuedAtMs: 1_000,
  wantedAgentId: null,
  passedOver: [],
  giverId: null,
  wants: [],
  ...change,
})
const aServing = (change: Partial<Serving> = {}): Serving => ({
  policy: 'random',
  acceptWithinMs: 0,
  overflow: null,
  capacity: null,
  memberIds: null,
  ...change,
})
const names = ['ana', 'bo', 'cy', 'di', 'ed', 'fay']
const given = (decision: ReturnType<typeof decideAssignment>): string | null =>
  decision.kind === 'wait' ? null : decision.agentId
const choose = (seats: Seat[], policy: Serving['policy'], waiting = aWaiting('c')): string | null =>
  given(decideAssignment(waiting, seats, aServing({ policy }), 0, 'seed'))

describe('who is given a conversation', () => {
  it('[A4][ASG1] at random every agent is as likely as another, over 10,000 seeds', () => {
    const seats = names.map((name) => aSeat(name))
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 10_000; seed += 1) {
      const id = given(decideAssignment(aWaiting('c'), seats, aServing(), 0, `seed ${seed}`)) ?? ''
      counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    const expected = 10_000 / names.length
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    expect(counts.size).toBe(names.length)
    // 0.999 quantile of chi-square with five degrees of freedom.
    expect(chiSquare).toBeLessThan(20.5)
  })

  it('[ASG2] least busy, longest idle and round robin choose by what their names say', () => {
    const seats = [
      aSeat('ana', { load: 2, assignedAtMs: 10, sinceMs: 1 }),
      aSeat('bo', { load: 1, assignedAtMs: 30, sinceMs: 1 }),
      aSeat('cy', { load: 3, assignedAtMs: 5, sinceMs: 50 }),
    ]
    expect(choose(seats, 'least-busy')).toBe('bo')
    expect(choose(seats, 'longest-idle')).toBe('ana')
    expect(choose(seats, 'round-robin')).toBe('cy')
    expect(choose(seats, 'manual')).toBeNull()
  })

  it('[ASG2] round robin goes round within one moment too', () => {
    const queue = names.map((_, i) => aWaiting(`c${i}`, { queuedAtMs: i }))
    const serving = aServing({ policy: 'round-robin' })
    const assigned = decideQueue(
      queue,
      names.map((name) => aSeat(name)),
      () => serving,
      new Map(),
      99,
      's',
    )
    expect(assigned.map(({ decision }) => decision.agentId)).toEqual(names)
  })

  it('[ASG2] by skill or language the one who fits best, and somebody all the same where nobody does', () => {
    const seats = [
      aSeat('ana', { languages: ['en'] }),
      aSeat('bo', { languages: ['zh'], load: 3 }),
      aSeat('cy', { languages: ['zh'], skills: ['Refunds'], load: 4 }),
    ]
    expect(choose(seats, 'skill', aWaiting('c', { wants: ['zh-CN', 'refunds'] }))).toBe('cy')
    expect(choose(seats, 'skill', aWaiting('c', { wants: ['zh-CN'] }))).toBe('bo')
    expect(choose(seats, 'skill', aWaiting('c', { wants: ['fr'] }))).toBe('ana')
  })

  it('[ASG3] only members of its team, within the team’s total', () => {
    const seats = names.map((name) => aSeat(name))
    const serving = aServing({ memberIds: new Set(['cy']), capacity: 2 })
    expect(given(decideAssignment(aWaiting('c'), seats, serving, 1, 's'))).toBe('cy')
    expect(decideAssignment(aWaiting('c'), seats, serving, 2, 's')).toEqual({ kind: 'wait', why: 'team-full' })
  })

  it('[ASG4] in its own agent’s lane it waits for that agent; whom it is led to comes first elsewhere', () => {
    const seats = [aSeat('ana'), aSeat('bo')]
    const own = aWaiting('c', { lane: 'own', wantedAgentId: 'cy' })
    expect(choose(seats, 'random', own)).toBeNull()
    expect(choose([...seats, aSeat('cy')], 'random', own)).toBe('cy')
    expect(choose(seats, 'least-busy', aWaiting('c', { wantedAgentId: 'bo' }))).toBe('bo')
  })

  it('[TRF3] who gave a conversation away is not given it', () => {
    expect(choose([aSeat('ana'), aSeat('bo')], 'random', aWaiting('c', { giverId: 'ana' }))).toBe('bo')
    expect(choose([aSeat('ana')], 'random', aWaiting('c', { giverId: 'ana' }))).toBeNull()
  })

  it('[QUE5] words are given to nobody', () => {
    expect(choose([aSeat('ana')], 'random', aWaiting('c', { lane: 'words' }))).toBeNull()
  })

  it('[ASG6] nobody is asked twice before all were asked', () => {
    const seats = names.map((name) => aSeat(name))
    const serving = aServing({ acceptWithinMs: 1_000 })
    let passedOver: readonly string[] = []
    const asked: string[] = []
    for (let i = 0; i < names.length + 1; i += 1) {
      const decision = decideAssignment(aWaiting('c', { passedOver }), seats, serving, 0, `s${i}`)
      if (decision.kind !== 'offer') throw new Error('an offer is expected')
      asked.push(decision.agentId)
      passedOver = [...decision.passedOver, decision.agentId]
    }
    expect(new Set(asked.slice(0, names.length)).size).toBe(names.length)
    expect(passedOver).toHaveLength(1)
  })
})

const anySeat = fc.record({ load: fc.nat(4), capacity: fc.nat(4), sinceMs: fc.nat(9), teams: fc.subarray(['t', 'u']) })
const anyWaiting = fc.record({
  lane: fc.constantFrom('own', 'priority', 'normal', 'words' as const),
  queuedAtMs: fc.nat(50),
  teamId: fc.constantFrom(null, 't', 'u'),
  wantedAgentId: fc.constantFrom(null, 'agent 0', 'agent 1'),
})
const anyPolicy = fc.constantFrom('random', 'least-busy', 'longest-idle', 'round-robin', 'skill' as const)

describe('the queue as a whole', () => {
  it('[QUE1][ASG5] with a free seat of somebody who may serve it nobody waits, places are kept, nobody is over capacity', () => {
    fc.assert(
      fc.property(
        fc.array(anySeat, { maxLength: 6 }),
        fc.array(anyWaiting, { maxLength: 25 }),
        anyPolicy,
        fc.option(fc.nat(6)),
        fc.string(),
        (drafts, waits, policy, capacity, seed) => {
          const seats = drafts.map((draft, i) => aSeat(`agent ${i}`, draft))
          const queue = waits.map((wait, i) => aWaiting(`c${i}`, wait))
          const members = (team: string) =>
            new Set(drafts.flatMap(({ teams }, i) => (teams.includes(team) ? [`agent ${i}`] : [])))
          const servingOf = (teamId: string | null) =>
            aServing({ policy, ...(teamId !== null && { memberIds: members(teamId), capacity }) })
          const assigned = decideQueue(queue, seats, servingOf, new Map(), 100, seed)

          const loads = new Map(seats.map(({ agentId, load }) => [agentId, load]))
          const teams = new Map<string | null, number>()
          for (const { waiting, decision } of assigned) {
            loads.set(decision.agentId, (loads.get(decision.agentId) ?? 0) + 1)
            teams.set(waiting.teamId, (teams.get(waiting.teamId) ?? 0) + 1)
          }
          for (const { agentId, load, capacity: seatsOf } of seats)
            expect(loads.get(agentId) ?? 0).toBeLessThanOrEqual(Math.max(load, seatsOf))
          if (capacity !== null)
            for (const team of ['t', 'u']) expect(teams.get(team) ?? 0).toBeLessThanOrEqual(capacity)

          const got = new Set(assigned.map(({ waiting }) => waiting.conversationId))
          expect(got.size).toBe(assigned.length)
          const full = seats.map((seat) => ({ ...seat, load: loads.get(seat.agentId) ?? 0 }))
          for (const waiting of queue) {
            if (got.has(waiting.conversationId)) continue
            const still = decideAssignment(
              waiting,
              full,
              servingOf(waiting.teamId),
              teams.get(waiting.teamId) ?? 0,
              seed,
            )
            expect(still.kind).toBe('wait')
            // Nobody of the same line who came later was given an agent that this one could have had.
            const overtook = assigned.filter(
              ({ waiting: other }) =>
                other.lane === waiting.lane &&
                other.teamId === waiting.teamId &&
                other.wantedAgentId === waiting.wantedAgentId &&
                byPlace(waiting, other) < 0,
            )
            expect(overtook).toEqual([])
          }
        },
      ),
    )
  })
})
