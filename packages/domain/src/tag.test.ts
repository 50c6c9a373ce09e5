import { describe, expect, it } from 'vitest'
import { decideDescribe, decideTag } from './conversation/label.ts'
import { aConversation, counting, wei } from './conversation/testing.ts'
import { retag } from './tag.ts'

const names: { readonly [id: string]: string } = { refund: 'Refund', vip: 'VIP', late: 'Late' }
const nameOf = (id: string): string | null => names[id] ?? null
const isKnown = (id: string): boolean => nameOf(id) !== null

describe('tags', () => {
  it('[TAG2] are put on and taken off one by one, so that two who do so at once both have their way', () => {
    expect(retag(['refund'], { add: ['vip', 'vip', 'refund'], remove: [] }, isKnown)).toEqual({
      tagIds: ['refund', 'vip'],
      added: ['vip'],
      removed: [],
    })
    expect(retag(['refund', 'vip'], { add: [], remove: ['refund', 'late'] }, isKnown)).toEqual({
      tagIds: ['vip'],
      added: [],
      removed: ['refund'],
    })
  })

  it('[TAG3] that are gone from the list go from what had them', () => {
    expect(retag(['gone', 'vip'], { add: ['nowhere'], remove: [] }, isKnown)).toEqual({
      tagIds: ['vip'],
      added: [],
      removed: [],
    })
  })

  it('[TAG2] of a conversation are told to staff by name, and a change of nothing to nobody', () => {
    const conversation = aConversation({ tagIds: ['refund'] })
    const change = { add: ['vip'], remove: ['refund'] }
    expect(decideTag(conversation, wei, change, nameOf, 20, counting())).toMatchObject({
      kind: 'append',
      entries: [{ visibility: 'staff', content: { kind: 'tagged', added: ['VIP'], removed: ['Refund'] } }],
      head: { tagIds: ['vip'] },
    })
    expect(decideTag(conversation, wei, { add: ['refund'], remove: [] }, nameOf, 20, counting())).toEqual({
      kind: 'nothing',
    })
    expect(decideTag(conversation, wei, { add: ['vip'], remove: [] }, nameOf, 1, counting())).toMatchObject({
      refusal: { code: 'list.full' },
    })
  })
})

describe('attributes of a conversation', () => {
  it('[TAG4] are set and taken away by name, told to staff, and are no more than they may be', () => {
    const conversation = aConversation({ attributes: { order: 'A-1', paid: true } })
    expect(decideDescribe(conversation, wei, { order: 'A-2', paid: null, late: null }, 50, counting())).toMatchObject({
      entries: [{ visibility: 'staff', content: { kind: 'described', changes: { order: 'A-2', paid: null } } }],
      head: { attributes: { order: 'A-2' } },
    })
    expect(decideDescribe(conversation, wei, { order: 'A-1' }, 50, counting())).toEqual({ kind: 'nothing' })
    expect(decideDescribe(conversation, wei, { more: 1 }, 2, counting())).toMatchObject({
      refusal: { code: 'list.full' },
    })
  })
})
