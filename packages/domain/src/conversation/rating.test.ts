import { describe, expect, it } from 'vitest'
import { decideRate, decideRerate, isScore, ratingWithinMs } from './rating.ts'
import { aConversation, counting, otherVisitor, visitor, wei } from './testing.ts'

const closing = { seq: 7, atMs: 1_000 }
const rating = { scale: 'stars', score: 4, words: 'Quick' } as const
const closed = aConversation({ status: 'closed', assigneeId: wei.id })

describe('ratings', () => {
  it('[RAT1] are of the visitor alone, of what is closed, for a week, and count for who had it', () => {
    const rate = (conversation = closed, by = visitor, nowMs = 2_000) =>
      decideRate(conversation, by, rating, closing, nowMs, counting())
    expect(rate()).toMatchObject({
      entries: [
        { visibility: 'everyone', clientId: 'rating-of-7', content: { kind: 'rated', ...rating, agentId: wei.id } },
      ],
      head: {},
    })
    const refusal = (code: string) => ({ kind: 'refuse', refusal: { code } })
    expect(rate(closed, otherVisitor)).toEqual(refusal('not_found'))
    expect(rate({ ...closed, status: 'open' })).toEqual(refusal('conversation.not_closed'))
    expect(rate({ ...closed, assigneeId: null })).toEqual(refusal('rating.over'))
    expect(rate(closed, visitor, closing.atMs + ratingWithinMs + 1)).toEqual(refusal('rating.over'))
  })

  it('[RAT2] are changed by who gave them, and the same again is nothing', () => {
    const entry = {
      id: 'e',
      conversationId: 'c',
      seq: 8,
      rev: 8,
      publicSeq: 8,
      publicRev: 8,
      inboundNo: 0,
      author: visitor,
      visibility: 'everyone',
      clientId: 'rating-of-7',
      content: { kind: 'rated', ...rating, agentId: wei.id },
      origin: null,
      atMs: 2_000,
    } as const
    expect(decideRerate(entry, visitor, { ...rating, score: 5 })).toEqual({
      kind: 'amend',
      content: { ...entry.content, score: 5 },
      keep: false,
    })
    expect(decideRerate(entry, visitor, rating)).toEqual({ kind: 'nothing' })
    expect(decideRerate(entry, otherVisitor, rating)).toMatchObject({ refusal: { code: 'not_found' } })
  })

  it('[RAT1] have one to five stars, or a thumb up or down', () => {
    expect([0, 1, 3, 5, 6, 2.5].map((score) => isScore('stars', score))).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
    ])
    expect([1, 3, 5].map((score) => isScore('thumbs', score))).toEqual([true, false, true])
  })
})
