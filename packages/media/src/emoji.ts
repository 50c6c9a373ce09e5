import { emojiGroups } from './emoji-groups.ts'
import type { MediaLanguage } from './texts.ts'

/** Names of an emoji in one language, the first one being what it is called. */
export type EmojiNames = { readonly [emoji: string]: readonly string[] }

const separator = /[,，] */

/** @param catalogue for each emoji its names, divided by commas */
export const readEmojiNames = (catalogue: { readonly [emoji: string]: string }): EmojiNames =>
  Object.fromEntries(Object.entries(catalogue).map(([emoji, names]) => [emoji, names.split(separator)]))

/** Fetches what emoji are called in one language. */
export const loadEmojiNames = async (language: MediaLanguage): Promise<EmojiNames> => {
  const catalogue =
    language === 'zh-CN' ? await import('./locales/zh-CN/emoji.json') : await import('./locales/en/emoji.json')
  return readEmojiNames(catalogue.default)
}

/** Those with a name in which a word begins with what is searched; in Chinese, where words have no gaps, that contains it. */
export const searchEmoji = (names: EmojiNames, wanted: string): readonly string[] => {
  const sought = wanted.trim().toLowerCase()
  const isLatin = /^[\p{Script=Latin}\s’'-]+$/u.test(sought)
  const meets = (name: string) =>
    isLatin ? ` ${name.toLowerCase()}`.includes(` ${sought}`) : name.toLowerCase().includes(sought)
  return emojiGroups.flatMap(({ emoji }) => emoji).filter((one) => names[one]?.some(meets))
}

/** Puts a text at the caret of a field, in place of what is selected, as if it had been typed. */
export const insertAtCaret = (field: HTMLTextAreaElement, text: string): void => {
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }))
}
