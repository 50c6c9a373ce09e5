import { amendExtra } from '../conversation/amend-message.ts'
import type { Amendment } from '../conversation/decision.ts'
import type { Entry, Translation } from '../conversation/model.ts'
import { saidIn } from '../conversation/said.ts'

/** What came of putting a message into other languages. */
export type Interpreted = { made: readonly Translation[]; failed: readonly string[] }

/**
 * Adds to a message what an engine made of it, and into what it could not be put. Nothing where it says something else by now,
 * or was taken back.
 */
export const decideTranslated = ({ content }: Entry, text: string, { made, failed }: Interpreted): Amendment => {
  if (content.kind !== 'message' || saidIn(content) !== text) return { kind: 'nothing' }
  const { translations = [], untranslated = [] } = content.extra ?? {}
  const isMade = (language: string): boolean => made.some((one) => one.language === language)
  const all = [...translations.filter(({ language }) => !isMade(language)), ...made]
  const open = [...new Set([...untranslated, ...failed])].filter(
    (language) => !all.some((one) => one.language === language),
  )
  const isSame = made.length === 0 && open.length === untranslated.length
  return isSame
    ? { kind: 'nothing' }
    : amendExtra(content, { ...(all.length === 0 ? {} : { translations: all }), untranslated: open })
}
