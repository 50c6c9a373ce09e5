import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkout } from '@frontdesk/testkit'

export type FaceLanguage = 'en' | 'zh-CN'

/** Finds texts on a page that are message ids, unfilled, or in the other language of the catalogues. */
export type LanguageCheck = (texts: readonly string[], language: FaceLanguage) => string[]

export type Catalogue = { [id: string]: string }

/** The texts of the first load, and for the console those of the parts that come late. */
export const loadCatalogue = async (
  face: 'console' | 'widget' | 'media',
  language: FaceLanguage,
): Promise<Catalogue> => {
  const files = [
    `${language}.json`,
    ...(face === 'console'
      ? [
          'settings',
          'tags',
          'canned',
          'service',
          'revisits',
          'audit',
          'handling',
          'blocks',
          'board',
          'colleagues',
          'interpretation',
          'invitations',
          'search',
          'sessions',
        ].map((part) => `${language}/${part}.json`)
      : []),
  ]
  const parts = await Promise.all(
    files.map(
      async (file): Promise<Catalogue> =>
        JSON.parse(await readFile(join(checkout, 'packages', face, 'src/locales', file), 'utf8')),
    ),
  )
  return Object.assign({}, ...parts)
}

const quote = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** Whether what stands in a message beside its values tells its language: ‘{a} is {b}’ could be what anybody writes. */
const isTelling = (literal: string, hasValues: boolean): boolean => {
  const letters = literal.replaceAll(/[\s\p{P}]/gu, '')
  const least = hasValues && !/\p{Script=Han}/u.test(letters) ? 6 : 2
  return letters.length >= least
}

/** The sentences that a message can become, as patterns; plural forms one by one. */
const patternsOf = (message: string): RegExp[] => {
  const forms = [...message.matchAll(/(?:=\d+|zero|one|two|few|many|other) \{([^{}]*)\}/g)].map(
    ([, form]) => form ?? '',
  )
  return (forms.length > 0 ? forms : [message])
    .map((form) => form.split(/\{\w+\}|#/))
    .filter((literals) => isTelling(literals.join(''), literals.length > 1))
    .map((literals) => new RegExp(`^${literals.map(quote).join('.+')}$`, 'u'))
}

/** @param face whose catalogues hold the texts */
export const createLanguageCheck = async (face: 'console' | 'widget'): Promise<LanguageCheck> => {
  const load = async (language: FaceLanguage): Promise<Catalogue> => ({
    ...(await loadCatalogue(face, language)),
    // Both faces show files with the same words.
    ...(await loadCatalogue('media', language)),
  })
  const catalogues = { en: await load('en'), 'zh-CN': await load('zh-CN') }
  /** Sentences of one language that the other says differently. */
  const foreignTo = (language: FaceLanguage): RegExp[] => {
    const own = catalogues[language]
    const other = catalogues[language === 'en' ? 'zh-CN' : 'en']
    return Object.entries(other)
      .filter(([id, message]) => message !== own[id])
      .flatMap(([, message]) => patternsOf(message))
  }
  const foreign = { en: foreignTo('en'), 'zh-CN': foreignTo('zh-CN') }
  const isOwnScript = { en: /[a-z]/i, 'zh-CN': /\p{Script=Han}/u }
  return (texts, language) =>
    texts.flatMap((text) => {
      if (Object.hasOwn(catalogues.en, text)) return [`“${text}” is an id`]
      if (/\{\w+\}/.test(text)) return [`“${text}” is not filled in`]
      if (isOwnScript[language].test(text)) return []
      return foreign[language].some((pattern) => pattern.test(text)) ? [`“${text}” is in the other language`] : []
    })
}
