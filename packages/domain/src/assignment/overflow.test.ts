import { describe, expect, it } from 'vitest'
import { aConversation, counting } from '../conversation/testing.ts'
import { decideOverflow, overflowsAtMs } from './overflow.ts'
import { noRouting, waitFrom } from './routing.ts'

const waiting = (change: object = {}) => aConversation({ routing: { ...waitFrom(noRouting, 1_000), ...change } })
const toTeam = { afterMs: 500, to: { kind: 'team', teamId: 't' } } as const
const toWords = { afterMs: 500, to: { kind: 'words' } } as const

describe('waiting too long', () => {
  it('[QUE4] leads to another team at the old place, or to leaving words, of which the visitor is told', () => {
    expect(overflowsAtMs(waiting(), toTeam, 1_000)).toBe(1_500)
    expect(decideOverflow(waiting(), toTeam, 'random', 1_499, counting())).toEqual({ kind: 'nothing' })
    expect(decideOverflow(waiting(), toTeam, 'random', 1_500, counting())).toMatchObject({
      entries: [{ visibility: 'staff', content: { kind: 'decided', cause: 'overflow' } }],
      head: { routing: { teamId: 't', queuedAtMs: 1_000, hops: 1 } },
    })
    expect(decideOverflow(waiting(), toWords, 'random', 1_500, counting())).toMatchObject({
      entries: [{ visibility: 'staff' }, { visibility: 'everyone', content: { kind: 'words' } }],
      head: { routing: { lane: 'words' } },
    })
  })

  it('[QUE4] not who is asked for, has somebody, waits for its own agent or was led on often enough', () => {
    const offer = { agentId: 'ana', expiresAtMs: 9_000 }
    for (const routing of [{ offer }, { lane: 'own' }, { lane: 'words' }, { hops: 3 }, { teamId: 't' }])
      expect(decideOverflow(waiting(routing), toTeam, 'random', 9_000, counting())).toEqual({ kind: 'nothing' })
    const served = aConversation({ status: 'open', assigneeId: 'ana' })
    expect(overflowsAtMs(served, toTeam, 9_000)).toBeNull()
    expect(overflowsAtMs(waiting(), null, 9_000)).toBeNull()
  })
})
