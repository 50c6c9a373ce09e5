/** What writes down what is said; see `adapters/engines`. */
export type SpeechEngine = 'none' | 'openai'

/** Whether and by what a company has voice messages written down. */
export type SpeechSettings = {
  engine: SpeechEngine
  /** Address of the engine; empty is the engine's own. */
  url: string
  /** What the engine is asked to use. */
  model: string
  /** What the engine knows us by, sealed; null where there is none. */
  keySealed: string | null
}

export const noSpeech: SpeechSettings = { engine: 'none', url: '', model: '', keySealed: null }

export const isWritingDown = ({ engine }: Pick<SpeechSettings, 'engine'>): boolean => engine !== 'none'
