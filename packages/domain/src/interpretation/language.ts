/**
 * A language as interpretation tells languages apart: two or three letters, Chinese by its script (`zh`, `zh-Hant`). Null
 * for what is no BCP 47 tag.
 */
export const languageOf = (tag: string | null): string | null => {
  const parts = (tag ?? '').toLowerCase().replaceAll('_', '-').split('-')
  const [base = '', ...rest] = parts
  if (!/^[a-z]{2,3}$/.test(base)) return null
  const short = shortOf[base] ?? base
  return short === 'zh' && rest.some((part) => traditional.has(part)) ? 'zh-Hant' : short
}

const traditional: ReadonlySet<string> = new Set(['hant', 'tw', 'hk', 'mo'])

/** Codes of three letters where there are two, and old ones. */
const shortOf: Readonly<Record<string, string>> = {
  ara: 'ar',
  cat: 'ca',
  deu: 'de',
  eng: 'en',
  fra: 'fr',
  glg: 'gl',
  ita: 'it',
  iw: 'he',
  jpn: 'ja',
  kor: 'ko',
  por: 'pt',
  rus: 'ru',
  spa: 'es',
  ukr: 'uk',
  zho: 'zh',
  chi: 'zh',
}

/** Scripts that tell a language by themselves; kana before the characters that Japanese shares. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
]

/** The language that a text must be in by its script alone; null for scripts that several write in. */
export const languageByScript = (text: string): string | null =>
  scripts.find(([script]) => script.test(text))?.[1] ?? null

/** Enough letters to believe an engine that says what language they are. */
export const isTelling = (text: string): boolean =>
  (text.match(/\p{L}/gu)?.length ?? 0) >= (/\p{Script=Han}/u.test(text) ? 4 : 16)
