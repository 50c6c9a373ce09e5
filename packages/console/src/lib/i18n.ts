import { type Messages, setupI18n } from '@lingui/core'
import { useSyncExternalStore } from 'react'
import type enSettings from '../locales/en/settings.json'
import type en from '../locales/en.json'
import { mirrored } from './pseudo.ts'

/** Every text of the console has an id; both catalogues have them all (locales.test.ts). */
export type TextId = keyof typeof en | keyof typeof enSettings
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

/** Texts that only the settings show: they are many, and the first load does without them. */
const settingsCatalogues: { [L in Language]: () => Promise<{ default: Messages }> } = {
  en: () => import('../locales/en/settings.json'),
  'zh-CN': () => import('../locales/zh-CN/settings.json'),
}
let isInSettings = false
/** The language that was asked for last. */
let latest: Language = 'en'

const isMirrored = (): boolean => new URLSearchParams(location.search).has('mirror')

const load = async (catalogue: () => Promise<{ default: Messages }>): Promise<Messages> => {
  const { default: messages } = await catalogue()
  return isMirrored() ? mirrored(messages) : { ...messages }
}

/** Brings the settings' texts, in the present language and from then on in each that is switched to. */
export const loadSettingsTexts = async (): Promise<void> => {
  isInSettings = true
  const language = latest
  i18n.load(language, await load(settingsCatalogues[language]))
}

/** Texts of the settings in a language that need not be the reader's: what a site's visitors of that language see. */
export const textsIn = async (language: Language): Promise<(id: TextId) => string> => {
  const other = setupI18n()
  other.loadAndActivate({ locale: language, messages: await load(settingsCatalogues[language]) })
  return (id) => other._(id)
}

/** Loads a language and switches to it, live. `?mirror` in the address shows a right-to-left pseudo language. */
export const activateLanguage = async (language: Language): Promise<void> => {
  latest = language
  const parts = await Promise.all([
    load(catalogues[language]),
    ...(isInSettings ? [load(settingsCatalogues[language])] : []),
  ])
  // Added to what is there: the settings' texts may have come meanwhile.
  for (const part of parts) i18n.load(language, part)
  // Switched again before this one was loaded.
  if (latest !== language) return
  i18n.activate(language)
  document.documentElement.lang = language
  document.documentElement.dir = isMirrored() ? 'rtl' : 'ltr'
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
