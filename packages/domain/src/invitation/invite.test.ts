import { describe, expect, it } from 'vitest'
import { noRouting, waitFrom } from '../assignment/routing.ts'
import { type Inviting, whyNotInvited } from './invite.ts'
import { anInvitation } from './testing.ts'

const nowMs = 100_000
const free: Inviting = {
  isHere: true,
  isInSession: false,
  conversation: null,
  latest: null,
  quietMs: 50_000,
  agent: { state: 'available', hasSeat: true },
  beyondCapacity: false,
}
const why = (over: Partial<Inviting>) => whyNotInvited({ ...free, ...over }, nowMs)

describe('who may be invited', () => {
  it('[INV1] somebody who is here, whom nobody serves and nobody has invited', () => {
    expect(why({})).toBeNull()
    expect(why({ isHere: false })).toEqual({ reason: 'gone' })
    expect(why({ latest: anInvitation({ expiresAtMs: nowMs + 1 }) })).toEqual({ reason: 'invited' })
    expect(why({ isInSession: true })).toEqual({ reason: 'served' })
  })

  it('[INV1] nobody who is in service or waits for it; one whose service has ended', () => {
    const waiting = waitFrom(noRouting, 1)
    expect(why({ conversation: { status: 'open', assigneeId: 'wei', routing: noRouting } })).toEqual({
      reason: 'served',
    })
    expect(why({ conversation: { status: 'queued', assigneeId: null, routing: waiting } })).toEqual({
      reason: 'served',
    })
    expect(why({ conversation: { status: 'queued', assigneeId: null, routing: noRouting } })).toBeNull()
    expect(why({ conversation: { status: 'closed', assigneeId: 'wei', routing: noRouting } })).toBeNull()
  })

  it('[INV5] nobody who is to be left alone, also where nobody has noticed yet that the time was up', () => {
    const declined = { ...anInvitation(), state: 'declined', endedAtMs: 60_000 } as const
    expect(why({ latest: declined })).toEqual({ reason: 'quiet', untilMs: 110_000 })
    expect(why({ latest: { ...declined, endedAtMs: 50_000 } })).toBeNull()
    expect(why({ latest: anInvitation({ expiresAtMs: 99_000 }) })).toEqual({ reason: 'quiet', untilMs: 149_000 })
    expect(why({ latest: { ...declined, state: 'withdrawn' } })).toBeNull()
  })

  it('[INV4] by an agent who is available or busy; beyond its capacity only knowingly', () => {
    const states = (['available', 'busy', 'break', 'away', 'offline'] as const).map((state) =>
      why({ agent: { state, hasSeat: true } }),
    )
    expect(states).toEqual([null, null, ...Array(3).fill({ reason: 'agent' })])
    const full = { agent: { state: 'available', hasSeat: false } } as const
    expect(why(full)).toEqual({ reason: 'full' })
    expect(why({ ...full, beyondCapacity: true })).toBeNull()
  })
})
