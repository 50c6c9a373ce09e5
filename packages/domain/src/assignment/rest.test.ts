import { describe, expect, it } from 'vitest'
import { ordinaryHandling, type Way, wayOf } from '../contact-handling.ts'
import type { Decision } from '../conversation/decision.ts'
import type { Party } from '../conversation/model.ts'
import { aConversation, counting } from '../conversation/testing.ts'
import { decideRest, decideReturn } from './rest.ts'
import { noRouting, waitFrom } from './routing.ts'
import { holdsSeat } from './seat.ts'
import { decideSnooze, decideWake } from './snooze.ts'

const normal: Way = wayOf(ordinaryHandling, 'shop', () => true)
const open = aConversation({ status: 'open', assigneeId: 'ada', routing: { ...noRouting, teamId: 'shop' } })
const waiting = aConversation({ status: 'queued', routing: waitFrom(noRouting, 2_000, { teamId: 'shop' }) })
const free = { serves: true, hasSeat: true }

const after = (conversation: typeof open, decision: Decision): typeof open =>
  decision.kind === 'append' ? { ...conversation, ...decision.head } : conversation
const rested = (conversation: typeof open) => after(conversation, decideRest(conversation, 'gone', 5_000, counting()))
const back = (conversation: typeof open, nowMs: number, holder = free, way = normal) =>
  decideReturn(conversation, { way, holder, returnWithinMs: 10_000 }, nowMs, counting())

describe('[RET1][D9] a conversation whose visitor is gone', () => {
  it('holds no seat, and stays its agent’s', () => {
    expect(holdsSeat(open)).toBe(true)
    expect(rested(open)).toMatchObject({ status: 'open', assigneeId: 'ada' })
    expect(holdsSeat(rested(open))).toBe(false)
  })

  it('says so to staff only, and once', () => {
    const decision = decideRest(open, 'gone', 5_000, counting())
    expect(decision).toMatchObject({ entries: [{ visibility: 'staff', content: { kind: 'rested', cause: 'gone' } }] })
    expect(decideRest(rested(open), 'gone', 6_000, counting())).toEqual({ kind: 'nothing' })
    expect(decideRest({ ...open, status: 'closed' }, 'gone', 5_000, counting())).toEqual({ kind: 'nothing' })
  })
})

describe('[RET2][D9] a visitor who comes back', () => {
  it('goes on with the same agent, who has the seat again', () => {
    const again = after(rested(open), back(rested(open), 9_000))
    expect(again).toMatchObject({ status: 'open', assigneeId: 'ada' })
    expect(holdsSeat(again)).toBe(true)
  })

  it('waits in the agent’s own lane where every seat is taken', () => {
    const again = after(rested(open), back(rested(open), 9_000, { serves: true, hasSeat: false }))
    expect(again).toMatchObject({
      status: 'queued',
      assigneeId: null,
      routing: { lane: 'own', wantedAgentId: 'ada', queuedAtMs: 9_000, resting: null },
    })
  })

  it('waits ahead of new visitors where the agent has left service', () => {
    const again = after(rested(open), back(rested(open), 9_000, { serves: false, hasSeat: true }))
    expect(again.routing).toMatchObject({ lane: 'priority', wantedAgentId: null, teamId: 'shop' })
  })

  it('takes the way of all where it took too long and the agent can’t go on', () => {
    const again = after(rested(open), back(rested(open), 99_000, { serves: true, hasSeat: false }))
    expect(again.routing).toMatchObject({ lane: 'normal', wantedAgentId: null, queuedAtMs: 99_000 })
    expect(after(rested(open), back(rested(open), 99_000))).toMatchObject({ status: 'open', assigneeId: 'ada' })
  })

  it('changes nothing where it was never counted as gone', () => {
    expect(back(open, 9_000)).toEqual({ kind: 'nothing' })
  })
})

describe('[WRD1] who left words and went', () => {
  it('waits in a lane of its own', () => {
    expect(rested(waiting).routing).toMatchObject({
      lane: 'words',
      queuedAtMs: 2_000,
      resting: { sinceMs: 5_000, cause: 'gone' },
    })
  })

  it('has the old place and lane when it is back in time, else a new place', () => {
    expect(after(rested(waiting), back(rested(waiting), 9_000)).routing).toMatchObject({
      lane: 'normal',
      queuedAtMs: 2_000,
      resting: null,
    })
    expect(after(rested(waiting), back(rested(waiting), 99_000)).routing.queuedAtMs).toBe(99_000)
  })

  it('is not asked about where nothing was written', () => {
    expect(decideRest(aConversation({ status: 'queued' }), 'gone', 5_000, counting())).toEqual({ kind: 'nothing' })
  })
})

describe('[IDL2] a snoozed conversation', () => {
  const ada: Party = { kind: 'agent', id: 'ada' }
  const snoozed = after(open, decideSnooze(open, ada, { untilMs: 60_000, mayDirect: false }, counting()))

  it('holds no seat, and the visitor hears nothing of it', () => {
    const decision = decideSnooze(open, ada, { untilMs: 60_000, mayDirect: false }, counting())
    expect(decision).toMatchObject({
      entries: [{ visibility: 'staff', content: { kind: 'snoozed', untilMs: 60_000 } }],
    })
    expect([snoozed.status, holdsSeat(snoozed)]).toEqual(['snoozed', false])
  })

  it('is its agent’s to snooze, or a supervisor’s', () => {
    const eve: Party = { kind: 'agent', id: 'eve' }
    const by = (mayDirect: boolean) => decideSnooze(open, eve, { untilMs: 60_000, mayDirect }, counting())
    expect(by(false)).toMatchObject({ kind: 'refuse', refusal: { code: 'conversation.not_yours' } })
    expect(by(true).kind).toBe('append')
  })

  it('comes back to its agent, or waits for one', () => {
    const wake = (holder: typeof free) =>
      after(snoozed, decideWake(snoozed, { way: normal, holder }, 60_000, counting()))
    expect(wake(free)).toMatchObject({ status: 'open', assigneeId: 'ada' })
    expect(wake({ serves: true, hasSeat: false })).toMatchObject({ status: 'queued', routing: { lane: 'own' } })
    expect(wake({ serves: false, hasSeat: true })).toMatchObject({ status: 'queued', routing: { lane: 'priority' } })
    expect(decideWake(open, { way: normal, holder: free }, 60_000, counting())).toEqual({ kind: 'nothing' })
  })
})
