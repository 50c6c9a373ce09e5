import { type InterpretationSettings, piecesOf, shielded, unshielded } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { EngineRefused } from '../ports/engine.ts'
import type { CachedTranslation } from '../ports/interpretation-store.ts'
import type { Translator } from '../ports/translator.ts'
import { engineOf } from './engine.ts'

type Asked = { text: string; from: string | null; to: string }

/** A text with more that stays as it is is not worth a request for each piece between. */
const mostPieces = 12

const hasLetters = (text: string): boolean => /\p{L}/u.test(text)

/**
 * Puts a text into another language, and leaves what must stay as it is. Where the engine does not keep its stand-ins, it
 * is given the pieces between.
 * @throws EngineRefused
 */
export const translateShielded = async (
  translator: Translator,
  glossary: readonly string[],
  { text, from, to }: Asked,
): Promise<CachedTranslation> => {
  const pieces = piecesOf(text, glossary)
  if (!pieces.said.some(hasLetters)) return { text, from: null }
  const whole = shielded(pieces)
  if (whole !== null) {
    const answer = await translator.translate({ text: whole, from, to })
    const restored = unshielded(answer.text, pieces)
    if (restored !== null) return { text: restored, from: answer.from }
  }
  if (pieces.said.length > mostPieces) throw new EngineRefused('unusable')
  let found: string | null = null
  let put = ''
  for (const [i, piece] of pieces.said.entries()) {
    const words = piece.trim()
    const at = piece.indexOf(words)
    const answer = hasLetters(words) ? await translator.translate({ text: words, from, to }) : null
    found ??= answer?.from ?? null
    put += piece.slice(0, at) + (answer?.text ?? words) + piece.slice(at + words.length) + (pieces.kept[i] ?? '')
  }
  return { text: put, from: found }
}

/** The same, asked of the engine once for each text, pair, engine and glossary. */
export const translateCached = async (
  app: Pick<App, 'store' | 'clock' | 'hashSecret' | 'secretBox' | 'openTranslator'>,
  accountId: string,
  conversationId: string,
  settings: InterpretationSettings,
  asked: Asked,
): Promise<CachedTranslation> => {
  const { interpretations } = app.store.account(accountId)
  const { engine, url, model, glossary } = settings
  const key = app.hashSecret(JSON.stringify([engine, url, model, glossary, asked.from, asked.to, asked.text]))
  const known = await interpretations.cached(key)
  if (known !== null) return known
  const made = await translateShielded(engineOf(app, accountId, settings), glossary, asked)
  await interpretations.cache(key, conversationId, made, app.clock.now())
  return made
}
