import { describe, expect, it } from 'vitest'
import { anInvitation } from '../invitation/testing.ts'
import { nameInSession, type PickedVisitor, whyAgentNotGathered, whyVisitorNotGathered } from './gather.ts'

const nowMs = 100_000
const free: PickedVisitor = { isHere: true, sessionId: null, latest: null, isInService: false, quietMs: 50_000 }
const why = (over: Partial<PickedVisitor>) => whyVisitorNotGathered({ ...free, ...over }, 'session-1', nowMs)

describe('who is gathered in a session', () => {
  it('[B2][SES1] agents who are online, whatever they do; no others, and nobody twice', () => {
    const states = ['available', 'busy', 'break', 'away', 'offline'] as const
    expect(states.map((state) => whyAgentNotGathered(state, false)?.reason)).toEqual([
      undefined,
      undefined,
      undefined,
      'absent',
      'absent',
    ])
    expect(whyAgentNotGathered('available', true)).toEqual({ reason: 'member' })
  })

  it('[B2][SES1] visitors who are on the site now, in no session and with no invitation that waits', () => {
    expect(why({})).toBeNull()
    expect(why({ isInService: true })).toBeNull()
    expect(why({ isHere: false })).toEqual({ reason: 'absent' })
    expect(why({ sessionId: 'session-1' })).toEqual({ reason: 'member' })
    expect(why({ sessionId: 'session-2' })).toEqual({ reason: 'session' })
    expect(why({ latest: anInvitation({ expiresAtMs: nowMs + 1 }) })).toEqual({ reason: 'invited' })
  })

  it('[SES1] who has declined is left alone, but where it is spoken with anyway', () => {
    const latest = { ...anInvitation(), state: 'declined', endedAtMs: 60_000 } as const
    expect(why({ latest })).toEqual({ reason: 'quiet', untilMs: 110_000 })
    expect([why({ latest, isInService: true }), why({ latest: { ...latest, endedAtMs: 50_000 } })]).toEqual([
      null,
      null,
    ])
  })

  it('[SES9] is known by the name that it gave itself, never by what a signed identity says', () => {
    expect(nameInSession({ name: 'Ada', verified: false })).toBe('Ada')
    expect(nameInSession({ name: 'Ada Lovelace', verified: true })).toBeNull()
  })
})
