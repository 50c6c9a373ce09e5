import { noSpeech, type SpeechSettings } from '../speech/model.ts'

/** What translates; see `adapters/engines`. */
export type TranslationEngine = 'none' | 'libretranslate' | 'deepl' | 'openai' | 'apertium'

/** From one language to another, as {@link languageOf} tells them apart. */
export type LanguagePair = { from: string; to: string }

/** How a company interprets between its visitors and agents. */
export type InterpretationSettings = {
  on: boolean
  engine: TranslationEngine
  /** Address of the engine; empty is the engine's own. */
  url: string
  /** What an OpenAI-compatible endpoint is asked to use. */
  model: string
  /** Pairs that are offered; null is every pair that the engine has. */
  pairs: readonly LanguagePair[] | null
  /** Names and products that stay as they are. */
  glossary: readonly string[]
  /** What the engine knows us by, sealed; null where there is none. */
  keySealed: string | null
  /** Independent of the rest: who speaks may be written down where nothing is translated. */
  speech: SpeechSettings
}

export const defaultInterpretation: InterpretationSettings = {
  on: false,
  engine: 'none',
  url: '',
  model: '',
  pairs: null,
  glossary: [],
  keySealed: null,
  speech: noSpeech,
}

export const isInterpreting = ({ on, engine }: Pick<InterpretationSettings, 'on' | 'engine'>): boolean =>
  on && engine !== 'none'

/** Whether the company offers it. */
export const isOffered = ({ pairs }: Pick<InterpretationSettings, 'pairs'>, from: string, to: string): boolean =>
  pairs === null || pairs.some((pair) => pair.from === from && pair.to === to)

/** Who says which language a participant has. */
export type LanguageSource = 'chosen' | 'detected' | 'known'

/** What was said of one conversation. Of a participant `language` null is: to be left as it is written. */
export type ConversationInterpretation = {
  on: boolean
  /** By the participant's id. */
  languages: { readonly [partyId: string]: { language: string | null; by: 'chosen' | 'detected' } }
}

export const asSettled: ConversationInterpretation = { on: true, languages: {} }
