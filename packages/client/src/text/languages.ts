/** Languages to choose from where a company has not said which it offers: BCP 47 tags. */
export const usualLanguages: readonly string[] = [
  ...['ar', 'cs', 'da', 'de', 'el', 'en', 'es', 'fi', 'fr', 'he', 'hi', 'hu', 'id', 'it', 'ja', 'ko', 'nl', 'no'],
  ...['pl', 'pt', 'ro', 'ru', 'sv', 'th', 'tr', 'uk', 'vi', 'zh', 'zh-Hant'],
]

const names: { readonly [engine: string]: string } = {
  libretranslate: 'LibreTranslate',
  deepl: 'DeepL',
  openai: 'OpenAI',
  apertium: 'Apertium',
}

/** How a translation engine is called, in every language the same. */
export const engineName = (engine: string): string => names[engine] ?? engine
