import type { SpeechEngine } from '@frontdesk/domain'
import type { ByteStream } from './file-store.ts'

/** How an engine for speech is reached. */
export type SpeechAccess = { engine: SpeechEngine; url: string; key: string | null; model: string }

/** Sound as the server has made it: AAC in MP4. */
export type Sound = { bytes: number; stream: ByteStream }

/** What was heard; the text is empty where that were no words. */
export type Heard = { text: string; language: string | null }

/** Writes down what is said. */
export interface Transcriber {
  /**
   * @param language in which it is known to be said; null lets the engine find out
   * @throws EngineRefused
   */
  transcribe(sound: Sound, language: string | null): Promise<Heard>
}

/** Reaches the engine that a company has chosen. */
export type OpenTranscriber = (access: SpeechAccess) => Transcriber
