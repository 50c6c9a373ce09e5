import type { LanguagePair, TranslationEngine } from '@frontdesk/domain'

/** How an engine is reached. */
export type EngineAccess = { engine: TranslationEngine; url: string; key: string | null; model: string }

/**
 * Why an engine did not translate: its key is wrong, its quota is used up, it asks to wait, it does not have the pair or takes
 * no such text, it was not reached, or what it said cannot be used.
 */
export type TranslationReason = 'key' | 'quota' | 'busy' | 'pair' | 'text' | 'unavailable' | 'unusable'

/** One line without secrets, addresses and words of the text. */
export class TranslationRefused extends Error {
  override readonly name = 'TranslationRefused'
  readonly reason: TranslationReason

  constructor(reason: TranslationReason) {
    super(`not translated: ${reason}`)
    this.reason = reason
  }
}

/** Puts texts into other languages; languages as `languageOf` tells them apart. */
export interface Translator {
  /** Whether it finds out by itself what language a text is in. */
  readonly detects: boolean
  /**
   * @param asked.from null lets the engine find out
   * @returns the text, and the language that the engine found; null where it was told
   * @throws TranslationRefused
   */
  translate(asked: { text: string; from: string | null; to: string }): Promise<{ text: string; from: string | null }>
  /** What it has; null where it does not say. @throws TranslationRefused */
  pairs(): Promise<readonly LanguagePair[] | null>
}

/** Reaches the engine that a company has chosen. */
export type OpenTranslator = (access: EngineAccess) => Translator
