import en from './locales/en.json' with { type: 'json' }
import zh from './locales/zh-CN.json' with { type: 'json' }

export const shopLanguages = ['en', 'zh'] as const
export type ShopLanguage = (typeof shopLanguages)[number]

export type Catalogue = typeof en
const catalogues: { [L in ShopLanguage]: Catalogue } = { en, zh }

const formats = { en: { locale: 'en-US', currency: 'USD' }, zh: { locale: 'zh-CN', currency: 'CNY' } } as const

export const isShopLanguage = (text: string | undefined): text is ShopLanguage =>
  shopLanguages.some((language) => language === text)

/** The language of the first visit, from the browser's wishes. */
export const languageOf = (acceptLanguage: string | undefined): ShopLanguage =>
  /^\s*zh\b/i.test(acceptLanguage ?? '') ? 'zh' : 'en'

export const textsOf = (language: ShopLanguage) => {
  const { locale, currency } = formats[language]
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 })
  return { language, locale, ...catalogues[language], money: (amount: number) => money.format(amount) }
}

export type ShopTexts = ReturnType<typeof textsOf>

/** The words for one product. The catalogues are checked for having all of them. */
export const wordsOf = (texts: ShopTexts, id: string): Catalogue['products'][keyof Catalogue['products']] => {
  const words = Object.entries(texts.products).find(([name]) => name === id)?.[1]
  if (words === undefined) throw new Error(`No words for the product ${id}.`)
  return words
}
