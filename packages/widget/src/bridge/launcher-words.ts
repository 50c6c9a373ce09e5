import type { Language } from '../shared/language.ts'

/** The icon's few words, taken from the catalogues by the build: they are needed before the panel's texts are. */
declare const launcherTexts: {
  [L in Language]: { title: string; open: string; close: string; one: string; other: string }
}

const all = launcherTexts

/** The frame's name, and what the icon does when it is used. */
export const launcherWords = (language: Language, open: boolean, unread: number): { title: string; label: string } => {
  const { title, open: idle, close, one, other } = all[language]
  const form = new Intl.PluralRules(language).select(unread) === 'one' ? one : other
  const waiting = unread === 0 ? idle : form.replace('{count}', String(unread))
  return { title, label: open ? close : waiting }
}
