import { languageOf } from '@frontdesk/domain'
import type { Egress } from '../../app/ports/egress.ts'
import type { EngineAccess, Translator } from '../../app/ports/translator.ts'
import { askEngine, at, baseOf, listAt, textAt } from './asking.ts'

const codeOf = (language: string): string => (language === 'zh-Hant' ? 'zt' : language)
const knownAs = (code: unknown): string | null =>
  code === 'zt' ? 'zh-Hant' : languageOf(typeof code === 'string' ? code : null)

/** LibreTranslate, one's own or hosted; a key where the server wants one. */
export const createLibreTranslate = (egress: Egress, { url, key }: EngineAccess): Translator => ({
  detects: true,
  translate: async ({ text, from, to }) => {
    const answer = await askEngine(egress, {
      url: `${baseOf(url)}/translate`,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        q: text,
        source: from === null ? 'auto' : codeOf(from),
        target: codeOf(to),
        format: 'text',
        ...(key === null ? {} : { api_key: key }),
      }),
    })
    return { text: textAt(answer, 'translatedText'), from: knownAs(at(answer, 'detectedLanguage', 'language')) }
  },
  pairs: async () =>
    listAt(await askEngine(egress, { url: `${baseOf(url)}/languages` })).flatMap((one) => {
      const from = knownAs(at(one, 'code'))
      return listAt(one, 'targets').flatMap((target) => {
        const to = knownAs(target)
        return from === null || to === null || from === to ? [] : [{ from, to }]
      })
    }),
})
