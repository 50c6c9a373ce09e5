import { type LanguagePair, languageOf } from '@frontdesk/domain'
import type { Egress } from '../../app/ports/egress.ts'
import type { EngineAccess, Translator } from '../../app/ports/translator.ts'
import { askEngine, at, baseOf, listAt, textAt } from './asking.ts'

/** Apertium APY: rules and dictionaries of its own machine, no key. What it does not know it lets stand. */
export const createApertium = (egress: Egress, { url }: EngineAccess): Translator => ({
  detects: false,
  translate: async ({ text, from, to }) => {
    const answer = await askEngine(
      egress,
      {
        url: `${baseOf(url)}/translate`,
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ langpair: `${from}|${to}`, q: text, markUnknown: 'no', format: 'txt' }).toString(),
      },
      { 400: 'pair' },
    )
    return { text: textAt(answer, 'responseData', 'translatedText'), from: null }
  },
  pairs: async () => {
    const answer = await askEngine(egress, { url: `${baseOf(url)}/listPairs` })
    const pairs = new Map<string, LanguagePair>()
    for (const one of listAt(answer, 'responseData')) {
      const [from, to] = [languageOf(textAt(one, 'sourceLanguage')), languageOf(String(at(one, 'targetLanguage')))]
      if (from !== null && to !== null) pairs.set(`${from}|${to}`, { from, to })
    }
    return [...pairs.values()]
  },
})
