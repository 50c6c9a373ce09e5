import { el, set } from './el.ts'
import { type EmojiNames, searchEmoji } from './emoji.ts'
import { emojiGroups } from './emoji-groups.ts'
import type { MediaTexts } from './texts.ts'

type PickerOptions = {
  texts: MediaTexts
  names: EmojiNames
  /** It stays open: one emoji seldom comes alone. */
  picked(emoji: string): void
  /** Away, by Escape. */
  left(): void
}

/**
 * Emoji by group with a search over their names. Arrow keys walk, letters search wherever the focus is, Enter picks, and Escape
 * leaves.
 */
export const createEmojiPicker = ({ texts: { t }, names, picked, left }: PickerOptions) => {
  const search = el('input', {
    type: 'search',
    class: 'media-emoji-search',
    'aria-label': t('emoji.search'),
    placeholder: t('emoji.search'),
    autocomplete: 'off',
    input: () => show(),
  })
  const list = el('div', { class: 'media-emoji-list' })
  const root = el('div', { class: 'media-emoji', role: 'group', 'aria-label': t('emoji') }, search, list)
  const buttons = () => [...list.querySelectorAll('button')]

  const button = (emoji: string) => {
    const label = names[emoji]?.[0] ?? emoji
    return el(
      'button',
      { type: 'button', tabindex: -1, 'aria-label': label, title: label, click: () => picked(emoji) },
      emoji,
    )
  }
  const grid = (emoji: readonly string[], label: string) =>
    el('div', { class: 'media-emoji-grid', role: 'group', 'aria-label': label }, ...emoji.map(button))
  const show = () => {
    const sought = search.value.trim()
    const found = sought === '' ? [] : searchEmoji(names, sought)
    list.replaceChildren(
      ...(sought === ''
        ? emojiGroups.flatMap(({ name, emoji }) => [
            el('p', { class: 'media-emoji-name', 'aria-hidden': 'true' }, t(name)),
            grid(emoji, t(name)),
          ])
        : found.length > 0
          ? [grid(found, t('emoji'))]
          : [el('p', { class: 'media-emoji-none', role: 'status' }, t('emoji.none'))]),
    )
    // One stop for the tabulator key; arrows do the rest.
    const [first] = buttons()
    if (first !== undefined) set(first, 'tabindex', 0)
    list.scrollTop = 0
  }

  const go = (to: HTMLButtonElement | undefined): void => {
    if (to === undefined) return
    for (const one of list.querySelectorAll('[tabindex="0"]')) set(one, 'tabindex', -1)
    set(to, 'tabindex', 0)
    to.focus()
    to.scrollIntoView({ block: 'nearest' })
  }
  /** The nearest one in the row above or below; rows are where they were laid out. */
  const inNextRow = (from: HTMLButtonElement, by: 1 | -1): HTMLButtonElement | undefined => {
    const all = buttons()
    const { left: x, top: y } = from.getBoundingClientRect()
    const beyond = all.filter((one) => (one.getBoundingClientRect().top - y) * by > 1)
    const rows = beyond.map((one) => one.getBoundingClientRect().top)
    const row = by > 0 ? Math.min(...rows) : Math.max(...rows)
    const away = (one: HTMLElement) => Math.abs(one.getBoundingClientRect().left - x)
    return beyond
      .filter((one) => one.getBoundingClientRect().top === row)
      .sort((one, other) => away(one) - away(other))[0]
  }
  const walk = (key: string): boolean => {
    const all = buttons()
    const at = all.indexOf(document.activeElement as HTMLButtonElement)
    const from = all[at]
    if (from === undefined) {
      if (key !== 'ArrowDown') return false
      go(all[0])
      return true
    }
    const ahead = getComputedStyle(root).direction === 'rtl' ? -1 : 1
    if (key === 'ArrowRight') go(all[at + ahead])
    else if (key === 'ArrowLeft') go(all[at - ahead])
    else if (key === 'ArrowDown') go(inNextRow(from, 1))
    else if (key === 'Home') go(all[0])
    else if (key === 'End') go(all.at(-1))
    else if (key === 'ArrowUp') {
      const above = inNextRow(from, -1)
      if (above === undefined) search.focus()
      else go(above)
    } else return false
    return true
  }
  root.addEventListener('keydown', (event) => {
    const { key, altKey, ctrlKey, metaKey, isComposing } = event
    // What stands around it has shortcuts of its own.
    event.stopPropagation()
    if (isComposing || altKey || ctrlKey || metaKey) return
    if (key === 'Escape') left()
    else if (key === 'Enter' && event.target === search) buttons()[0]?.click()
    else if (!walk(key)) {
      if (key.length === 1 && key !== ' ' && event.target !== search) search.focus()
      return
    }
    event.preventDefault()
  })
  show()
  return { root, focus: () => search.focus() }
}
