import type { Egress } from '../../app/ports/egress.ts'
import { EngineRefused } from '../../app/ports/engine.ts'
import type { EngineAccess, OpenTranslator, Translator } from '../../app/ports/translator.ts'
import { createApertium } from './apertium.ts'
import { createDeepL } from './deepl.ts'
import { createLibreTranslate } from './libretranslate.ts'
import { createOpenAi } from './openai.ts'

const none: Translator = {
  detects: false,
  translate: async () => {
    throw new EngineRefused('unavailable')
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
