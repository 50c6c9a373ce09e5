import { describe, expect, it } from 'vitest'
import { isAsked, readAt, readSearchAddress, timesOf } from './address.ts'
import { byConversation } from './by-conversation.ts'

describe('the address of a search', () => {
  it('[SEA4] keeps what it knows, and passes over the rest', () => {
    const agent = '01890a5d-ac96-774b-bcce-b302099a8057'
    expect(
      readSearchAddress({ q: '退款', kind: 'rooms', agent, team: 'x', tag: agent, since: 'month', other: 1 }),
    ).toEqual({
      q: '退款',
      kind: 'rooms',
      agent,
      tag: agent,
      since: 'month',
    })
    expect(readSearchAddress({ q: 8460, kind: 'all', since: 'ever' })).toEqual({ q: '8460' })
    expect(readSearchAddress({ q: '' })).toEqual({})
    const days = { since: 'days', from: '2026-03-01', to: '2026-13-01', what: 'contacts' }
    expect(readSearchAddress(days)).toEqual({ since: 'days', from: '2026-03-01', what: 'contacts' })
    expect(readSearchAddress({ ...days, since: 'week' })).toEqual({ since: 'week', what: 'contacts' })
    expect([readAt(12), readAt('12'), readAt(-1), readAt(undefined)]).toEqual([{ at: 12 }, {}, {}, {}])
  })

  it('[SEA8] a stretch of time goes from day to day, both included', () => {
    const today = new Date(2026, 2, 10).getTime()
    expect(timesOf({}, today)).toEqual({})
    expect(timesOf({ since: 'week' }, today)).toEqual({ fromMs: today - 7 * 86_400_000 })
    expect(timesOf({ since: 'days', from: '2026-03-01', to: '2026-03-31' }, today)).toEqual({
      fromMs: new Date(2026, 2, 1).getTime(),
      toMs: new Date(2026, 3, 1).getTime(),
    })
  })

  it('[SEA8] messages are asked for by words, conversations also by filters, contacts also by a tag', () => {
    const tag = '01890a5d-ac96-774b-bcce-b302099a8057'
    expect([isAsked({ tag }), isAsked({ q: ' ' }), isAsked({ q: 'a' })]).toEqual([false, false, true])
    expect(isAsked({ what: 'conversations', since: 'week' })).toBe(true)
    expect([isAsked({ what: 'contacts', agent: tag }), isAsked({ what: 'contacts', tag })]).toEqual([false, true])
  })

  it('[SEA4] shows what is found by conversation, in the order of its newest message', () => {
    const hit = (conversationId: string, seq: number) => ({ conversationId, seq })
    const groups = byConversation([hit('b', 9), hit('a', 4), hit('b', 2), hit('gone', 1)], [{ id: 'a' }, { id: 'b' }])
    expect(groups.map(({ item, hits }) => [item.id, hits.map(({ seq }) => seq)])).toEqual([
      ['b', [9, 2]],
      ['a', [4]],
    ])
  })
})
