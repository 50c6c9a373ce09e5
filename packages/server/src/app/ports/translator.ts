import type { LanguagePair, TranslationEngine } from '@frontdesk/domain'

/** How an engine is reached. */
export type EngineAccess = { engine: TranslationEngine; url: string; key: string | null; model: string }

/** Puts texts into other languages; languages as `languageOf` tells them apart. */
export interface Translator {
  /** Whether it finds out by itself what language a text is in. */
  readonly detects: boolean
  /**
   * @param asked.from null lets the engine find out
   * @returns the text, and the language that the engine found; null where it was told
   * @throws EngineRefused
   */
  translate(asked: { text: string; from: string | null; to: string }): Promise<{ text: string; from: string | null }>
  /** What it has; null where it does not say. @throws EngineRefused */
  pairs(): Promise<readonly LanguagePair[] | null>
}

/** Reaches the engine that a company has chosen. */
export type OpenTranslator = (access: EngineAccess) => Translator
