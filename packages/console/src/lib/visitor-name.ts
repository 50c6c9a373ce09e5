import type { Translate } from './i18n.ts'

/** The server labels a person without a name by a sign and four digits of the id (`#3F2A`). */
const unnamed = /^#([0-9A-F]{4})$/

/** Who wrote: by name, or as a guest by its number in a room. */
export const authorName = (t: Translate, { label, number }: { label: string; number?: number | undefined }): string =>
  label === '' && number !== undefined ? t('event.guest', { number }) : visitorName(t, label)

/** A visitor's name for people: the one that was given, else 'Visitor 3F2A' in the reader's language. */
export const visitorName = (t: Translate, label: string): string => {
  const tag = unnamed.exec(label)?.[1]
  return tag === undefined ? label : t('visitor.unnamed', { tag })
}
