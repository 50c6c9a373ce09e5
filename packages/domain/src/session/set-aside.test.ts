import { describe, expect, it } from 'vitest'
import { decideReturn } from '../assignment/rest.ts'
import { noRouting, waitFrom } from '../assignment/routing.ts'
import { aConversation, counting } from '../conversation/testing.ts'
import { decideSetAside } from './set-aside.ts'

const aside = (over: Parameters<typeof aConversation>[0]) =>
  decideSetAside(aConversation(over), 'session-1', 5_000, counting())
const kindsOf = (decision: ReturnType<typeof aside>) =>
  decision.kind === 'append' ? decision.entries.map(({ content }) => content.kind) : decision.kind

describe('a conversation whose visitor has joined a session', () => {
  it('[B5][SES4] stays its agent’s without a seat, and says where the visitor has gone', () => {
    const decision = aside({ status: 'open', assigneeId: 'wei', waitingSinceMs: 4_000 })
    expect(kindsOf(decision)).toEqual(['session', 'rested'])
    expect(decision).toMatchObject({
      head: { waitingSinceMs: null, routing: { resting: { sinceMs: 5_000, cause: 'session' } } },
    })
  })

  it('[B5][SES4] that waits for an agent is over: the visitor is served', () => {
    const decision = aside({ status: 'queued', routing: waitFrom(noRouting, 1_000) })
    expect(kindsOf(decision)).toEqual(['session', 'closed'])
    expect(decision).toMatchObject({ head: { status: 'closed', routing: { queuedAtMs: null } } })
  })

  it('[SES4] that has ended, or is set aside already, is left as it is', () => {
    const resting = { ...noRouting, resting: { sinceMs: 1, cause: 'session' } } as const
    expect([aside({ status: 'closed' }), aside({ status: 'open', routing: resting })]).toEqual([
      { kind: 'nothing' },
      { kind: 'nothing' },
    ])
  })

  it('[SES4] goes on with its agent however long the session was', () => {
    const routing = { ...noRouting, resting: { sinceMs: 1, cause: 'session' } } as const
    const back = {
      holder: { serves: true, hasSeat: false },
      way: { teamId: null, lane: 'normal', wantedAgentId: null },
    } as const
    const decision = decideReturn(
      aConversation({ status: 'open', assigneeId: 'wei', routing }),
      { ...back, returnWithinMs: 1_000 },
      9_000_000,
      counting(),
    )
    expect(decision).toMatchObject({ head: { routing: { lane: 'own', wantedAgentId: 'wei' } } })
  })
})
