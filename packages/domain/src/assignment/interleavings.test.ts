import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ordinaryHandling, wayOf, wayPastOwnAgent } from '../contact-handling.ts'
import type { Decision } from '../conversation/decision.ts'
import { decideClose, decideReopen, decideTake } from '../conversation/life.ts'
import type { Party, ServiceConversation } from '../conversation/model.ts'
import { appendEntries } from '../conversation/number.ts'
import { decideSend } from '../conversation/send-message.ts'
import { aConversation, counting, visitor } from '../conversation/testing.ts'
import { decideIdle, type IdleStep } from './idle.ts'
import { decideAccept, decideGive, decideMove, decidePassOver } from './log-acts.ts'
import { decideOnward, decideRest, decideReturn } from './rest.ts'
import { isWaiting } from './routing.ts'
import { holdsSeat } from './seat.ts'
import { decideSnooze, decideWake } from './snooze.ts'
import { decideGiveBack, decideTransfer, type Transfer } from './transfer.ts'

const names = ['ana', 'bo', 'cy'] as const
const why = { policy: 'random', among: 1, load: 0, wanted: false } as const
const way = wayOf(ordinaryHandling, null, () => true)

/** Whatever may happen to a conversation; who acts, and what of an agent is so at that moment, is left to chance. */
const acts: {
  readonly [name: string]: (
    one: ServiceConversation,
    by: Party,
    yes: boolean,
    nowMs: number,
    nextId: () => string,
  ) => Decision
} = {
  asks: (one, _by, yes, nowMs, nextId) => {
    const draft = { author: visitor, text: 'Hello', clientId: nextId(), visibility: 'everyone', origin: null } as const
    const own = wayOf({ ...ordinaryHandling, special: true, agentId: 'ana' }, null, () => true)
    return decideSend(one, { ...draft, place: yes ? own : way }, nowMs, nextId)
  },
  answers: (one, by, yes, nowMs, nextId) => {
    const visibility = yes ? 'everyone' : 'staff'
    return decideSend(one, { author: by, text: 'Yes', clientId: nextId(), visibility, origin: null }, nowMs, nextId)
  },
  takes: (one, by, yes, _nowMs, nextId) => decideTake(one, by, yes ? one.assigneeId : null, nextId),
  closes: (one, by, yes, _nowMs, nextId) => decideClose(one, yes ? by : visitor, nextId),
  reopens: (one, by, _yes, _nowMs, nextId) => decideReopen(one, by, nextId),
  'transfers to an agent': (one, by, yes, nowMs, nextId) => {
    const agent: Transfer['agent'] = { state: yes ? 'available' : 'offline', isOwn: !yes, isInTeam: yes }
    return decideTransfer(
      one,
      by,
      { to: { kind: 'agent', agentId: 'cy' }, note: null, mayDirect: yes, agent },
      nowMs,
      nextId,
    )
  },
  'transfers to the queue': (one, by, yes, nowMs, nextId) =>
    decideTransfer(one, by, { to: { kind: 'queue' }, note: 'why', mayDirect: yes, agent: null }, nowMs, nextId),
  'is given back': (one, _by, yes, _nowMs, nextId) => decideGiveBack(one, yes, nextId),
  'the visitor goes': (one, _by, yes, nowMs, nextId) => decideRest(one, yes ? 'gone' : 'idle', nowMs, nextId),
  'the visitor returns': (one, _by, yes, nowMs, nextId) => {
    const holder = { serves: nowMs % 3 > 0, hasSeat: yes }
    return decideReturn(one, { way, holder, returnWithinMs: 5 }, nowMs, nextId)
  },
  snoozes: (one, by, yes, nowMs, nextId) => decideSnooze(one, by, { untilMs: nowMs + 9, mayDirect: yes }, nextId),
  wakes: (one, _by, yes, nowMs, nextId) =>
    decideWake(one, { way, holder: { serves: nowMs % 3 > 0, hasSeat: yes } }, nowMs, nextId),
  idles: (one, _by, _yes, nowMs, nextId) => {
    const step = (['remind', 'release', 'close'] satisfies IdleStep[])[nowMs % 3] as IdleStep
    return one.status === 'open' ? decideIdle(one, step, nowMs, nextId) : { kind: 'nothing' }
  },
  'the engine gives it': (one, by, _yes, nowMs, nextId) =>
    decideGive(one, { kind: 'assign', agentId: by.id, why }, 'waiting', nowMs, nextId),
  'the engine offers it': (one, by, _yes, nowMs, nextId) =>
    decideGive(one, { kind: 'offer', agentId: by.id, why, passedOver: [] }, 'waiting', nowMs + 9, nextId),
  accepts: (one, by, _yes, nowMs, nextId) => decideAccept(one, by.id, nowMs, nextId),
  declines: (one, by, _yes, _nowMs, nextId) => decidePassOver(one, by.id, null, nextId),
  'goes on without its own agent': (one, _by, _yes, _nowMs, nextId) =>
    decideOnward(one, 'own', wayPastOwnAgent(ordinaryHandling, null), nextId),
  'its agent exits': (one, _by, yes, nowMs, nextId) => {
    const move = { conversationId: one.id, agentId: yes ? 'bo' : null, policy: 'random', among: 1, load: 0 } as const
    return one.assigneeId === null || one.status !== 'open'
      ? { kind: 'nothing' }
      : decideMove(one, one.assigneeId, move, 'exit', nowMs, nextId)
  },
}

const act = fc.record({ name: fc.constantFrom(...Object.keys(acts)), by: fc.constantFrom(...names), yes: fc.boolean() })

/** What is true of every conversation at every moment. */
const check = (one: ServiceConversation): void => {
  const { status, assigneeId, routing } = one
  if (status === 'open' || status === 'snoozed') expect(assigneeId).not.toBeNull()
  if (status === 'queued') expect(assigneeId).toBeNull()
  // Who has written waits for somebody, or somebody has it.
  if (status === 'queued' && one.inboundCount > 0) expect(isWaiting(one)).toBe(true)
  if (status !== 'queued') expect([routing.queuedAtMs, routing.offer, routing.giverId]).toEqual([null, null, null])
  if (routing.lane === 'own' && isWaiting(one)) expect(routing.wantedAgentId).not.toBeNull()
  if (routing.resting !== null) expect(holdsSeat(one)).toBe(false)
}

describe('[ASG10] whatever happens, in whatever order', () => {
  it('a conversation has an owner, a place in the queue, or has ended', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (story) => {
        const nextId = counting()
        let one = aConversation()
        for (const [i, { name, by, yes }] of story.entries()) {
          const nowMs = 2_000 + i
          const decision = acts[name]?.(one, { kind: 'agent', id: by }, yes, nowMs, nextId)
          if (decision?.kind !== 'append') continue
          one = appendEntries(one, decision.entries, decision.head, nowMs).conversation
          check(one)
        }
      }),
      { numRuns: 500 },
    )
  })
})
