import type { Language } from '../shared/language.ts'

/** What the icon is called while messages wait. @param count at least 1 */
export const unreadLabel = async (language: Language, count: number): Promise<string> => {
  const texts = await (language === 'zh-CN' ? import('../locales/zh-CN.json') : import('../locales/en.json'))
  const form = new Intl.PluralRules(language).select(count) === 'one' ? 'one' : 'other'
  return texts.default[`launcher.unread.${form}`].replace('{count}', String(count))
}
