import { type Messages, setupI18n } from '@lingui/core'
import { useSyncExternalStore } from 'react'
import type enAudit from '../locales/en/audit.json'
import type enBlocks from '../locales/en/blocks.json'
import type enBoard from '../locales/en/board.json'
import type enCanned from '../locales/en/canned.json'
import type enColleagues from '../locales/en/colleagues.json'
import type enHandling from '../locales/en/handling.json'
import type enInterpretation from '../locales/en/interpretation.json'
import type enInvitations from '../locales/en/invitations.json'
import type enRevisits from '../locales/en/revisits.json'
import type enSearch from '../locales/en/search.json'
import type enService from '../locales/en/service.json'
import type enSessions from '../locales/en/sessions.json'
import type enSettings from '../locales/en/settings.json'
import type enTags from '../locales/en/tags.json'
import type en from '../locales/en.json'
import { mirrored } from './pseudo.ts'

/** Every text of the console has an id; both catalogues have them all (locales.test.ts). */
export type TextId =
  | keyof typeof en
  | keyof typeof enSettings
  | keyof typeof enService
  | keyof typeof enRevisits
  | keyof typeof enAudit
  | keyof typeof enHandling
  | keyof typeof enInterpretation
  | keyof typeof enInvitations
  | keyof typeof enBlocks
  | keyof typeof enBoard
  | keyof typeof enCanned
  | keyof typeof enColleagues
  | keyof typeof enSearch
  | keyof typeof enSessions
  | keyof typeof enTags
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

/** Texts that only some places and dialogs show: they are many, and the first load does without them. */
const lateCatalogues = {
  settings: {
    en: () => import('../locales/en/settings.json'),
    'zh-CN': () => import('../locales/zh-CN/settings.json'),
  },
  audit: {
    en: () => import('../locales/en/audit.json'),
    'zh-CN': () => import('../locales/zh-CN/audit.json'),
  },
  interpretation: {
    en: () => import('../locales/en/interpretation.json'),
    'zh-CN': () => import('../locales/zh-CN/interpretation.json'),
  },
  invitations: {
    en: () => import('../locales/en/invitations.json'),
    'zh-CN': () => import('../locales/zh-CN/invitations.json'),
  },
  handling: {
    en: () => import('../locales/en/handling.json'),
    'zh-CN': () => import('../locales/zh-CN/handling.json'),
  },
  canned: {
    en: () => import('../locales/en/canned.json'),
    'zh-CN': () => import('../locales/zh-CN/canned.json'),
  },
  colleagues: {
    en: () => import('../locales/en/colleagues.json'),
    'zh-CN': () => import('../locales/zh-CN/colleagues.json'),
  },
  revisits: {
    en: () => import('../locales/en/revisits.json'),
    'zh-CN': () => import('../locales/zh-CN/revisits.json'),
  },
  board: {
    en: () => import('../locales/en/board.json'),
    'zh-CN': () => import('../locales/zh-CN/board.json'),
  },
  blocks: {
    en: () => import('../locales/en/blocks.json'),
    'zh-CN': () => import('../locales/zh-CN/blocks.json'),
  },
  search: {
    en: () => import('../locales/en/search.json'),
    'zh-CN': () => import('../locales/zh-CN/search.json'),
  },
  sessions: {
    en: () => import('../locales/en/sessions.json'),
    'zh-CN': () => import('../locales/zh-CN/sessions.json'),
  },
  tags: {
    en: () => import('../locales/en/tags.json'),
    'zh-CN': () => import('../locales/zh-CN/tags.json'),
  },
  service: {
    en: () => import('../locales/en/service.json'),
    'zh-CN': () => import('../locales/zh-CN/service.json'),
  },
} satisfies { [part: string]: { [L in Language]: () => Promise<{ default: Messages }> } }
type LatePart = keyof typeof lateCatalogues
const asked = new Set<LatePart>()
/** The language that was asked for last. */
let latest: Language = 'en'

const isMirrored = (): boolean => new URLSearchParams(location.search).has('mirror')

const load = async (catalogue: () => Promise<{ default: Messages }>): Promise<Messages> => {
  const { default: messages } = await catalogue()
  return isMirrored() ? mirrored(messages) : { ...messages }
}

/** Brings a part's texts, in the present language and from then on in each that is switched to. */
export const loadTexts = async (part: LatePart): Promise<void> => {
  asked.add(part)
  const language = latest
  i18n.load(language, await load(lateCatalogues[part][language]))
}

/** Fetches a part of the page together with its texts. */
export const withTexts = async <M>(part: LatePart, fetchPart: () => Promise<M>): Promise<M> => {
  const [fetched] = await Promise.all([fetchPart(), loadTexts(part)])
  return fetched
}

export const loadSettingsTexts = (): Promise<void> => loadTexts('settings')

/** Texts of the settings in a language that need not be the reader's: what a site's visitors of that language see. */
export const textsIn = async (language: Language): Promise<(id: TextId) => string> => {
  const other = setupI18n()
  other.loadAndActivate({ locale: language, messages: await load(lateCatalogues.settings[language]) })
  return (id) => other._(id)
}

let switching: Promise<void> = Promise.resolve()

/** Loads a language and switches to it, live. `?mirror` in the address shows a right-to-left pseudo language. */
export const activateLanguage = (language: Language): Promise<void> => {
  latest = language
  switching = bring(language)
  return switching
}

const bring = async (language: Language): Promise<void> => {
  const parts = await Promise.all([
    load(catalogues[language]),
    ...[...asked].map((part) => load(lateCatalogues[part][language])),
  ])
  // Added to what is there: a part's texts may have come meanwhile.
  for (const part of parts) i18n.load(language, part)
  // Switched again before this one was loaded: whoever waits for texts waits for those.
  if (latest !== language) return switching
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
