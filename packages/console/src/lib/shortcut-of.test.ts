import { describe, expect, it } from 'vitest'
import { shortcutOf } from './shortcut-of.ts'

const press = (key: string, change: Partial<KeyboardEvent> = {}) =>
  shortcutOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...change })

describe('shortcuts', () => {
  it('[CON17] are single letters, or letters with Ctrl or ⌘', () => {
    expect(press('j')).toBe('J')
    expect(press('k', { ctrlKey: true })).toBe('Mod+K')
    expect(press('k', { metaKey: true })).toBe('Mod+K')
    expect(press('?', { shiftKey: true })).toBe('?')
  })

  it('[CON17] leave the browser’s own keys alone', () => {
    expect(press('J', { shiftKey: true })).toBeNull()
    expect(press('Enter')).toBeNull()
    expect(press('j', { altKey: true })).toBeNull()
    expect(press('n', { ctrlKey: true, shiftKey: true })).toBeNull()
  })
})
