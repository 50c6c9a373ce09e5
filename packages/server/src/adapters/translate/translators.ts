import type { Egress } from '../../app/ports/egress.ts'
import {
  type EngineAccess,
  type OpenTranslator,
  TranslationRefused,
  type Translator,
} from '../../app/ports/translator.ts'
import { createApertium } from './apertium.ts'
import { createDeepL } from './deepl.ts'
import { createLibreTranslate } from './libretranslate.ts'
import { createOpenAi } from './openai.ts'

const none: Translator = {
  detects: false,
  translate: async () => {
    throw new TranslationRefused('unavailable')
  },
  pairs: async () => [],
}

/** Every engine there is, reached through the one way out. */
export const createTranslators =
  (egress: Egress): OpenTranslator =>
  (access: EngineAccess): Translator => {
    switch (access.engine) {
      case 'none':
        return none
      case 'libretranslate':
        return createLibreTranslate(egress, access)
      case 'deepl':
        return createDeepL(egress, access)
      case 'openai':
        return createOpenAi(egress, access)
      case 'apertium':
        return createApertium(egress, access)
    }
  }
