import { describe, expect, it } from 'vitest'
import { readAt, readSearchAddress } from './address.ts'
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
    expect([readAt(12), readAt('12'), readAt(-1), readAt(undefined)]).toEqual([{ at: 12 }, {}, {}, {}])
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
