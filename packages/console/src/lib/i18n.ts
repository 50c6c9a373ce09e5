import { type Messages, setupI18n } from '@lingui/core'
import { useSyncExternalStore } from 'react'
import type en from '../locales/en.json'
import { mirrored } from './pseudo.ts'

/** Every text of the console has an id; both catalogues have them all (locales.test.ts). */
export type TextId = keyof typeof en
export type Language = 'en' | 'zh-CN'
export type Values = { [name: string]: string | number }

export const languages: readonly Language[] = ['en', 'zh-CN']

/** Each language in its own name, for people who cannot read the present one. */
export const languageNames: { [L in Language]: string } = { en: 'English', 'zh-CN': '简体中文' }

export const i18n = setupI18n()

const catalogues: { [L in Language]: () => Promise<{ default: Messages }> } = {
  en: () => import('../locales/en.json'),
  'zh-CN': () => import('../locales/zh-CN.json'),
}

/** Loads a language and switches to it, live. `?mirror` in the address shows a right-to-left pseudo language. */
export const activateLanguage = async (language: Language): Promise<void> => {
  const { default: messages } = await catalogues[language]()
  const isMirrored = new URLSearchParams(location.search).has('mirror')
  i18n.loadAndActivate({ locale: language, messages: isMirrored ? mirrored(messages) : messages })
  document.documentElement.lang = language
  document.documentElement.dir = isMirrored ? 'rtl' : 'ltr'
}

/** The language of the browser's owner, as far as the console has it. */
export const browserLanguage = (wanted: readonly string[] = navigator.languages): Language => {
  for (const tag of wanted) {
    if (/^zh\b/i.test(tag)) return 'zh-CN'
    if (/^en\b/i.test(tag)) return 'en'
  }
  return 'en'
}

/** A text by its id. Values fill the ICU message's arguments. */
export type Translate = (id: TextId, values?: Values) => string

export const t: Translate = (id, values) => i18n._(id, values)

const subscribe = (changed: () => void): (() => void) => i18n.on('change', changed)

/** `t`, and drawing again when the language changes. */
export const useT = (): Translate => {
  useSyncExternalStore(subscribe, () => i18n.locale)
  return t
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, () => i18n.locale) as Language
