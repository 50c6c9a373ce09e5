import { describe, expect, it } from 'vitest'
import { isSendKey, type KeyPress } from './send-key.ts'

const enter = (change: Partial<KeyPress> = {}): KeyPress => ({
  key: 'Enter',
  keyCode: 13,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...change,
})

describe('the send key', () => {
  it('[CON11] is Enter, with Shift for a line break', () => {
    expect(isSendKey(enter(), 'enter')).toBe(true)
    expect(isSendKey(enter({ shiftKey: true }), 'enter')).toBe(false)
    expect(isSendKey(enter({ key: 'a', keyCode: 65 }), 'enter')).toBe(false)
  })

  it('[CON11] is Ctrl or ⌘ with Enter when the setting turns it round', () => {
    expect(isSendKey(enter(), 'mod-enter')).toBe(false)
    expect(isSendKey(enter({ ctrlKey: true }), 'mod-enter')).toBe(true)
    expect(isSendKey(enter({ metaKey: true }), 'mod-enter')).toBe(true)
  })

  it('[CON11] never sends while an input method composes, in any browser’s way of saying so', () => {
    for (const setting of ['enter', 'mod-enter'] as const)
      for (const composing of [{ isComposing: true }, { keyCode: 229 }])
        expect(isSendKey(enter({ ctrlKey: true, ...composing }), setting)).toBe(false)
  })
})
