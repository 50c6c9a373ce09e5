type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'isComposing' | 'keyCode'>

/** What Safari reports for a key that ends a composition, after it has ended. */
const composingKeyCode = 229

/** Enter sends, Shift+Enter breaks the line, and nothing sends while an input method is composing. */
export const isSendKey = (event: Key): boolean =>
  event.key === 'Enter' && !event.shiftKey && !event.altKey && !event.isComposing && event.keyCode !== composingKeyCode

/** The text as it can be stored: trimmed, without U+0000 and halves of characters. */
export const storable = (text: string): string => text.replace(/\p{Surrogate}|\0/gu, '').trim()
