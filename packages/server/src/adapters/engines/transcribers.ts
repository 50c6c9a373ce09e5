import type { Egress } from '../../app/ports/egress.ts'
import { EngineRefused } from '../../app/ports/engine.ts'
import type { OpenTranscriber, SpeechAccess, Transcriber } from '../../app/ports/transcriber.ts'
import { createOpenAiSpeech } from './openai-speech.ts'

const none: Transcriber = {
  transcribe: async () => {
    throw new EngineRefused('unavailable')
  },
}

/** Every engine for speech there is, reached through the one way out. */
export const createTranscribers =
  (egress: Egress): OpenTranscriber =>
  (access: SpeechAccess): Transcriber => {
    switch (access.engine) {
      case 'none':
        return none
      case 'openai':
        return createOpenAiSpeech(egress, access)
    }
  }
