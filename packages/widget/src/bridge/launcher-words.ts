import type { Language } from '../shared/language.ts'

/** The icon's few words, taken from the catalogues by the build: they are needed before the panel's texts are. */
declare const launcherTexts: { [L in Language]: { title: string; open: string; close: string } }

const all = launcherTexts

/** The frame's name, and what the icon does when it is used. */
export const launcherWords = (language: Language, open: boolean): { title: string; label: string } => {
  const { title, open: idle, close } = all[language]
  return { title, label: open ? close : idle }
}
