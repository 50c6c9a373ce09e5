import { describe, expect, it } from 'vitest'
import { askOf, freeKey, keyOf, withAsk } from './pre-chat.ts'

describe('the form before the chat', () => {
  it('[CON22] asks for each contact field not at all, optionally or always, in one order', () => {
    const phone = withAsk([], 'phone', 'required')
    const all = withAsk(phone, 'name', 'optional')
    expect(all).toEqual([
      { field: 'name', required: false },
      { field: 'phone', required: true },
    ])
    expect((['name', 'email', 'phone'] as const).map((field) => askOf({ fields: all }, field))).toEqual([
      'optional',
      'no',
      'required',
    ])
    expect(withAsk(all, 'phone', 'no')).toEqual([{ field: 'name', required: false }])
  })

  it('[CON22] gives each question a key that none has', () => {
    expect(freeKey([])).toBe('question_1')
    expect(freeKey([{ key: 'question_1' }, { key: 'order' }])).toBe('question_2')
    expect(['Order number', '2nd name?', 'Straße', '订单号'].map(keyOf)).toEqual([
      'order_number',
      'nd_name',
      'stra_e',
      '',
    ])
  })
})
