import { limits } from '../limits.ts'
import { Exact, Id, Nullable, OneOf, type Static, Type } from '../schema.ts'

export const TranslationEngine = OneOf('none', 'libretranslate', 'deepl', 'openai', 'apertium')
export type TranslationEngine = Static<typeof TranslationEngine>

/** A BCP 47 tag as it is given; and as it is told: two or three letters, Chinese by its script. */
export const LanguageTag = Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$', maxLength: 35 })
const KnownLanguage = Type.String({ pattern: '^[a-z]{2,3}(-Hant)?$' })

export const LanguagePair = Exact({ from: KnownLanguage, to: KnownLanguage })
export type LanguagePair = Static<typeof LanguagePair>

export const SpeechEngine = OneOf('none', 'openai')
export type SpeechEngine = Static<typeof SpeechEngine>

/** What writes voice messages down. */
export const speechSettings = {
  engine: SpeechEngine,
  /** Address of the engine; empty is the engine's own. */
  url: Type.String({ maxLength: 500 }),
  /** What the engine is asked to use. */
  model: Type.String({ maxLength: 200 }),
}

export const interpretationSettings = {
  on: Type.Boolean(),
  engine: TranslationEngine,
  /** Address of the engine; empty is the engine's own. */
  url: Type.String({ maxLength: 500 }),
  /** What an OpenAI-compatible endpoint is asked to use. */
  model: Type.String({ maxLength: 200 }),
  /** Pairs that are offered; null is every pair that the engine has. */
  pairs: Nullable(Type.Array(LanguagePair, { maxItems: limits.languagePairs })),
  /** Names and products that stay as they are. */
  glossary: Type.Array(Type.String({ minLength: 1, maxLength: limits.glossaryCharacters }), {
    maxItems: limits.glossaryTerms,
  }),
}

const hasKey = Type.Boolean()

/** How the company interprets. The engines' keys are given, and never told again. */
export const InterpretationSettings = Exact({
  ...interpretationSettings,
  hasKey,
  speech: Exact({ ...speechSettings, hasKey }),
})
export type InterpretationSettings = Static<typeof InterpretationSettings>

/** What a participant reads, the language it is addressed in first; empty where nobody knows, or it wants none. */
export const Speaker = Exact({
  kind: OneOf('contact', 'agent'),
  id: Id,
  reads: Type.Array(Type.String()),
  /** Who says so: somebody here, the engine by what was written, or the profile, page and browser. */
  source: Nullable(OneOf('chosen', 'detected', 'known')),
})
export type Speaker = Static<typeof Speaker>

/** How one conversation is interpreted. */
export const Interpretation = Exact({
  /** The company interprets. */
  offered: Type.Boolean(),
  /** And here it is not switched off. */
  on: Type.Boolean(),
  engine: TranslationEngine,
  mine: Speaker,
  /** For staff all who take part; a visitor hears of nobody's language. */
  speakers: Type.Array(Speaker),
  /** To choose from; null is any. */
  languages: Nullable(Type.Array(Type.String())),
})
export type Interpretation = Static<typeof Interpretation>
