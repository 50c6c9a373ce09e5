import { languageOf } from '@frontdesk/domain'
import type { Egress } from '../../app/ports/egress.ts'
import type { EngineAccess, Translator } from '../../app/ports/translator.ts'
import { askEngine, at, baseOf, textAt } from './asking.ts'

/** Targets that have to say which variant; sources never do. */
const targets: Readonly<Record<string, string>> = { en: 'EN-US', pt: 'PT-BR', zh: 'ZH-HANS', 'zh-Hant': 'ZH-HANT' }
const sourceOf = (language: string): string => (language.split('-')[0] ?? language).toUpperCase()

/** Keys of the free plan belong to a server of its own. */
const homeOf = (key: string): string => (key.endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com')

/** DeepL's API, version 2. */
export const createDeepL = (egress: Egress, { url, key }: EngineAccess): Translator => ({
  detects: true,
  translate: async ({ text, from, to }) => {
    const answer = await askEngine(
      egress,
      {
        url: `${baseOf(url) || homeOf(key ?? '')}/v2/translate`,
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `DeepL-Auth-Key ${key ?? ''}` },
        body: JSON.stringify({
          text: [text],
          target_lang: targets[to] ?? to.toUpperCase(),
          ...(from === null ? {} : { source_lang: sourceOf(from) }),
        }),
      },
      { 400: 'pair', 456: 'quota' },
    )
    const found = at(answer, 'translations', 0, 'detected_source_language')
    return {
      text: textAt(answer, 'translations', 0, 'text'),
      from: from === null && typeof found === 'string' ? languageOf(found) : null,
    }
  },
  pairs: async () => null,
})
