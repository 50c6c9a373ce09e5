import type en from '../locales/en.json'
import type { Language } from '../shared/language.ts'

export type Catalogue = { readonly [K in keyof typeof en]: string }
export type TextKey = keyof Catalogue
/** Keys of texts that exist once for each plural form, without the form. */
export type CountedKey = {
  [K in TextKey]: K extends `${infer Stem}.other` ? (`${Stem}.one` extends TextKey ? Stem : never) : never
}[TextKey]
type Values = { readonly [name: string]: string | number }

const fill = (text: string, values: Values): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

/** Where the visitor's browser speaks this language too, the way of its country: 14:05 in London, 2:05 PM in New York. */
export const localeFor = (language: Language, spoken: readonly string[]): string =>
  spoken.find((locale) => locale.slice(0, 2) === language.slice(0, 2)) ?? language

/**
 * The texts of one language, with the language's way of counting, and of telling time in the visitor's country.
 * @param locale a BCP 47 tag of the same language
 */
export const createTexts = (language: Language, catalogue: Catalogue, locale: string = language) => {
  const plural = new Intl.PluralRules(language)
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' })
  const date = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' })
  const dateOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' })
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' })
  const dayOf = (ms: number) => new Date(ms).toDateString()

  return {
    language,
    t: (key: TextKey, values: Values = {}): string => fill(catalogue[key], values),
    count: (key: CountedKey, count: number, values: Values = {}): string => {
      const form = plural.select(count) === 'one' ? 'one' : 'other'
      return fill(catalogue[`${key}.${form}`], { ...values, count })
    },
    time: (ms: number): string => time.format(ms),
    exact: (ms: number): string => exact.format(ms),
    /** Names a day as people do, seen from `nowMs`. */
    day(ms: number, nowMs: number): string {
      if (dayOf(ms) === dayOf(nowMs)) return catalogue['timeline.today']
      if (dayOf(ms) === dayOf(nowMs - 86_400_000)) return catalogue['timeline.yesterday']
      const sameYear = new Date(ms).getFullYear() === new Date(nowMs).getFullYear()
      return (sameYear ? date : dateOfYear).format(ms)
    },
  }
}

export type Texts = ReturnType<typeof createTexts>

/** Fetches one language's texts. */
export const loadTexts = async (language: Language): Promise<Texts> => {
  const catalogue = language === 'zh-CN' ? await import('../locales/zh-CN.json') : await import('../locales/en.json')
  return createTexts(language, catalogue.default, localeFor(language, navigator.languages))
}
