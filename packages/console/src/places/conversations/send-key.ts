import type { Preferences } from '../../state/preferences.ts'

export type KeyPress = {
  key: string
  /** The code of old: 229 while an input method composes, also where `isComposing` is already false (Safari). */
  keyCode: number
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  isComposing: boolean
}

/** Whether a key in the composer sends. Never while an input method is composing: there Enter chooses a word. */
export const isSendKey = (press: KeyPress, sendKey: Preferences['sendKey']): boolean => {
  if (press.key !== 'Enter' || press.isComposing || press.keyCode === 229 || press.shiftKey || press.altKey)
    return false
  return sendKey === 'mod-enter' ? press.ctrlKey || press.metaKey : true
}
