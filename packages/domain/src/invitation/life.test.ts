import { describe, expect, it } from 'vitest'
import { decideEnd, type InvitationEnding, quietUntil } from './life.ts'
import type { Invitation } from './model.ts'
import { anInvitation } from './testing.ts'

const endings: readonly InvitationEnding[] = [
  { kind: 'accept', conversationId: 'c' },
  { kind: 'decline' },
  { kind: 'withdraw' },
]
const ended = (ending: InvitationEnding, nowMs: number): Invitation => {
  const decision = decideEnd(anInvitation(), ending, nowMs)
  if (decision.kind !== 'end') throw new Error(decision.kind)
  return decision.invitation
}

describe('the life of an invitation', () => {
  it('[INV2] ends once: the first answer stands, the same again is a repeat, another comes too late', () => {
    for (const first of endings) {
      const invitation = ended(first, 10)
      for (const second of [...endings, { kind: 'lapse' } as const])
        expect(decideEnd(invitation, second, 20)).toEqual(
          second.kind === first.kind ? { kind: 'repeat', invitation } : { kind: 'over', state: invitation.state },
        )
    }
  })

  it('[INV3] an answer after its time is none, before anybody has noticed that it is over', () => {
    for (const ending of endings) expect(ended(ending, 60_000)).toMatchObject({ state: 'lapsed', endedAtMs: 60_000 })
    expect(ended({ kind: 'accept', conversationId: 'c' }, 59_999)).toMatchObject({ state: 'accepted' })
  })

  it('[INV3] lapses when its time is up and not before, as of then however late that is', () => {
    expect(decideEnd(anInvitation(), { kind: 'lapse' }, 59_999)).toEqual({ kind: 'early' })
    expect(ended({ kind: 'lapse' }, 500_000)).toMatchObject({ state: 'lapsed', endedAtMs: 60_000 })
  })

  it('[INV5] who declined or did not answer is left alone; who accepted or was taken back from is not', () => {
    const quiet = [...endings, { kind: 'lapse' } as const].map((ending) =>
      quietUntil(ended(ending, ending.kind === 'lapse' ? 60_000 : 10), 1_000),
    )
    expect(quiet).toEqual([null, 1_010, null, 61_000])
    expect(quietUntil(anInvitation(), 1_000)).toBeNull()
  })
})
