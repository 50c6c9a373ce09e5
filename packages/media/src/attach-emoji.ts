import { iconButton, set } from './el.ts'
import { insertAtCaret, loadEmojiNames } from './emoji.ts'
import { createEmojiPicker } from './emoji-picker.ts'
import { dressMedia } from './media.ts'
import type { MediaTexts } from './texts.ts'

type Places = { /** Where the button stands. */ tools: HTMLElement /** Where the emoji stand. */; above: HTMLElement }

/**
 * A button that opens a picker of emoji, which go into the field.
 * @returns what takes both away again
 */
export const mountEmoji = (
  { tools, above }: Places,
  { texts, field }: { texts: MediaTexts; field(): HTMLTextAreaElement | null },
): (() => void) => {
  dressMedia()
  let picker: ReturnType<typeof createEmojiPicker> | null = null
  const close = () => {
    picker?.root.remove()
    picker = null
    set(button, 'aria-expanded', 'false')
  }
  const leave = () => {
    close()
    field()?.focus()
  }
  const open = async () => {
    const names = await loadEmojiNames(texts.language)
    if (picker !== null || !button.isConnected) return
    picker = createEmojiPicker({
      texts,
      names,
      picked(emoji) {
        const target = field()
        if (target !== null) insertAtCaret(target, emoji)
      },
      left: leave,
    })
    above.append(picker.root)
    set(button, 'aria-expanded', 'true')
    picker.focus()
  }
  // Not to be had now: the next click asks again.
  const toggle = () => (picker === null ? void open().catch(() => {}) : leave())
  const button = iconButton('smile', texts.t('emoji'), toggle, 'media-emoji-button')
  set(button, 'aria-expanded', 'false')
  tools.append(button)
  return () => {
    close()
    button.remove()
  }
}
