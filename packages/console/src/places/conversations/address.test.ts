import { describe, expect, it } from 'vitest'
import { readSearch, searchFor } from './address.ts'
import { tabs } from './feed-lists.ts'

describe('the address', () => {
  it('[CON12] carries the tab and the pane, and passes over what it does not know', () => {
    for (const tab of tabs) expect(readSearch({ ...searchFor(tab) })).toEqual(searchFor(tab))
    expect(readSearch({ tab: 'queue', pane: 'about', x: 1 })).toEqual({ tab: 'queue', pane: 'about' })
    expect(readSearch({ tab: 'nonsense', pane: {} })).toEqual({})
    expect(searchFor('mine')).toEqual({})
  })
})
