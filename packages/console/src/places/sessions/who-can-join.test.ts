import { describe, expect, it } from 'vitest'
import { item } from '../conversations/testing-builders.ts'
import { aVisitor } from '../visitors/testing-visitors.ts'
import { anInvitation } from './testing-sessions.ts'
import { whyNotAgent, whyNotVisitor } from './who-can-join.ts'

const asked = (change: Partial<Parameters<typeof whyNotVisitor>[0]> = {}) =>
  whyNotVisitor({ visitor: aVisitor('ada'), invitation: undefined, isMember: false, nowMs: 1_000, ...change })

describe('who can be picked for a session', () => {
  it('[CON37][B2] agents who are online, whatever they do; not who is away, offline or in it', () => {
    const whys = (['available', 'busy', 'break', 'away', 'offline'] as const).map((state) => whyNotAgent(state, false))
    expect(whys).toEqual([null, null, null, 'absent', 'absent'])
    expect(whyNotAgent('available', true)).toBe('member')
  })

  it('[CON37][B2] visitors who are here; not who has gone, is in a session, has an invitation or is left alone', () => {
    expect(asked()).toBeNull()
    expect(asked({ visitor: null })).toBe('absent')
    expect(asked({ isMember: true })).toBe('member')
    expect(asked({ invitation: anInvitation('ada') })).toBe('invited')
    expect(asked({ invitation: anInvitation('ada'), nowMs: 60_001 })).toBeNull()
    expect(asked({ invitation: anInvitation('ada', { state: 'declined', quietUntilMs: 5_000 }) })).toBe('quiet')
  })

  it('[CON37][B2] a visitor in a conversation can be picked, though it has declined before; not where it rests for a session', () => {
    const conversation = item('c')
    const served = aVisitor('ada', { state: 'serving', conversation })
    expect(asked({ visitor: served })).toBeNull()
    const declined = anInvitation('ada', { state: 'declined', quietUntilMs: 5_000 })
    expect(asked({ visitor: served, invitation: declined })).toBeNull()
    const resting = { ...conversation, routing: { ...conversation.routing, restingSinceMs: 1 } }
    expect(asked({ visitor: aVisitor('ada', { state: 'serving', conversation: resting }) })).toBe('session')
    expect(asked({ visitor: aVisitor('ada', { state: 'serving' }) })).toBe('session')
  })
})
