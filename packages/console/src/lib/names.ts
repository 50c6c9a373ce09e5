import type { Language } from './i18n.ts'

type Kind = 'region' | 'language'
const made = new Map<string, Intl.DisplayNames>()

const nameOf = (language: Language, type: Kind, code: string): string => {
  const key = `${language}/${type}`
  const names = made.get(key) ?? new Intl.DisplayNames(language, { type })
  made.set(key, names)
  try {
    return names.of(code) ?? code
  } catch {
    // What browsers and strangers send is not always a code.
    return code
  }
}

/** A country by its ISO 3166 code, in the reader's language. */
export const countryName = (language: Language, code: string): string => nameOf(language, 'region', code)

/** A language by its tag, in the reader's language. */
export const languageName = (language: Language, tag: string): string => nameOf(language, 'language', tag)
