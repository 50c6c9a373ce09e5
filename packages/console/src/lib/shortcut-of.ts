type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** A key press in the writing of shortcuts (`Mod+K`, `J`, `?`), or null for what never is one. */
export const shortcutOf = (press: Press): string | null => {
  if (press.altKey || press.key.length !== 1) return null
  const key = press.key.toUpperCase()
  if (press.ctrlKey || press.metaKey) return press.shiftKey ? null : `Mod+${key}`
  // Shift makes the question mark on most keyboards, but a capital letter is not the letter's shortcut.
  return press.shiftKey && /\p{L}/u.test(key) ? null : key
}
