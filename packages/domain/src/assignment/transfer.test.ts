import { describe, expect, it } from 'vitest'
import type { Decision, ServiceChange } from '../conversation/decision.ts'
import type { Party } from '../conversation/model.ts'
import { aConversation, counting } from '../conversation/testing.ts'
import { noRouting } from './routing.ts'
import { decideGiveBack, decideTransfer, type Transfer } from './transfer.ts'

const ada: Party = { kind: 'agent', id: 'ada' }
const nowMs = 9_000
const toBob: Transfer = {
  to: { kind: 'agent', agentId: 'bob' },
  note: null,
  mayDirect: false,
  agent: { state: 'available', isOwn: false, isInTeam: true },
}
const served = aConversation({ status: 'open', assigneeId: 'ada', routing: { ...noRouting, teamId: 'shop' } })

const appended = (decision: Decision) => {
  if (decision.kind !== 'append') throw new Error(`it was ${decision.kind}`)
  return { entries: decision.entries, head: decision.head as ServiceChange }
}
const transfer = (change: Partial<Transfer>, conversation = served, by = ada) =>
  decideTransfer(conversation, by, { ...toBob, ...change }, nowMs, counting())

describe('[TRF1][E10] a transfer', () => {
  it('to an agent waits in that agent’s lane, and remembers who gave it', () => {
    const { entries, head } = appended(transfer({}))
    expect(entries.map(({ content, visibility }) => [content, visibility])).toEqual([
      [{ kind: 'transferred', to: { kind: 'agent', agentId: 'bob' } }, 'everyone'],
    ])
    expect(head).toEqual({
      status: 'queued',
      assigneeId: null,
      joinedIds: [],
      routing: { ...noRouting, teamId: 'shop', lane: 'own', wantedAgentId: 'bob', queuedAtMs: nowMs, giverId: 'ada' },
    })
  })

  it('leaves its team with an agent who is not of it', () => {
    const { head } = appended(transfer({ agent: { state: 'available', isOwn: false, isInTeam: false } }))
    expect(head.routing).toMatchObject({ teamId: null, wantedAgentId: 'bob' })
  })

  it('to a team or the queue waits there, ahead of new visitors', () => {
    const toTeam = appended(transfer({ to: { kind: 'team', teamId: 'gold' }, agent: null }))
    expect(toTeam.head.routing).toMatchObject({ lane: 'priority', teamId: 'gold', wantedAgentId: null })
    const toQueue = appended(transfer({ to: { kind: 'queue' }, agent: null }))
    expect(toQueue.head.routing).toMatchObject({ lane: 'priority', teamId: 'shop', giverId: 'ada' })
  })

  it('takes a note along that only staff see', () => {
    const { entries } = appended(transfer({ note: 'Wants a refund' }))
    expect(entries[0]).toMatchObject({
      author: ada,
      visibility: 'staff',
      content: { kind: 'message', text: 'Wants a refund' },
    })
    expect(entries).toHaveLength(2)
  })
})

describe('[TRF2][E10] what can’t be transferred', () => {
  const refusal = (decision: Decision) => decision.kind === 'refuse' && decision.refusal

  it.each(['busy', 'break', 'away', 'offline'] as const)('is given to nobody who is %s', (state) => {
    const agent = { state, isOwn: false, isInTeam: true }
    expect(refusal(transfer({ agent }))).toEqual({ code: 'agent.unavailable', agentId: 'bob' })
  })

  it('waits for the visitor’s own agent all the same', () => {
    const { head } = appended(transfer({ agent: { state: 'offline', isOwn: true, isInTeam: true } }))
    expect(head.routing).toMatchObject({ lane: 'own', wantedAgentId: 'bob' })
  })

  it('is another agent’s, but for who may direct', () => {
    const eve: Party = { kind: 'agent', id: 'eve' }
    expect(refusal(transfer({}, served, eve))).toEqual({ code: 'conversation.not_yours' })
    expect(appended(transfer({ mayDirect: true }, served, eve)).head.routing?.giverId).toBe('ada')
  })

  it('is closed, or with that agent already', () => {
    expect(refusal(transfer({}, { ...served, status: 'closed' }))).toEqual({ code: 'conversation.closed' })
    expect(transfer({ to: { kind: 'agent', agentId: 'ada' } })).toEqual({ kind: 'nothing' })
  })
})

describe('[TRF3][E10] a transfer that nobody takes', () => {
  const waiting = { ...served, ...appended(transfer({})).head }

  it('comes back to the giver, and says so', () => {
    const { entries, head } = appended(decideGiveBack(waiting, true, counting()))
    expect(entries.map(({ content }) => content)).toMatchObject([
      { kind: 'assigned', assigneeId: 'ada', fromId: null },
      { kind: 'decided', agentId: 'ada', cause: 'not-taken' },
    ])
    expect(head).toMatchObject({ status: 'open', assigneeId: 'ada', routing: { queuedAtMs: null, giverId: null } })
  })

  it('waits for anybody, with its place, where the giver has left service', () => {
    const { head } = appended(decideGiveBack(waiting, false, counting()))
    expect(head).toEqual({
      routing: { ...waiting.routing, lane: 'priority', wantedAgentId: null, giverId: null },
    })
  })

  it('changes nothing once somebody has it', () => {
    expect(decideGiveBack(served, true, counting())).toEqual({ kind: 'nothing' })
    expect(decideGiveBack({ ...waiting, status: 'open', assigneeId: 'bob' }, true, counting())).toEqual({
      kind: 'nothing',
    })
  })
})
