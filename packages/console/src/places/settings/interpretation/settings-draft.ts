import type { InterpretationSettings, Params, SpeechEngine, TranslationEngine } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import type { TextId } from '../../../lib/i18n.ts'
import { differing, pick } from '../editing/pick.ts'
import type { Problems } from '../editing/use-draft.ts'

/** How the company interprets, as its page edits it: pairs and terms are one to a line. */
export type SettingsDraft = {
  on: boolean
  engine: TranslationEngine
  url: string
  model: string
  pairs: string
  glossary: string
  speech: SpeechDraft
}

type SpeechDraft = { engine: SpeechEngine; url: string; model: string }

export type SettingsChange = Omit<Params<'interpretation-settings.update'>['change'], 'key' | 'speech'> & {
  speech?: SpeechDraft
}

export const pairLines = (pairs: InterpretationSettings['pairs']): string =>
  (pairs ?? []).map(({ from, to }) => `${from} > ${to}`).join('\n')

export const draftOfSettings = ({
  on,
  engine,
  url,
  model,
  pairs,
  glossary,
  speech,
}: InterpretationSettings): SettingsDraft => ({
  on,
  engine,
  url,
  model,
  pairs: pairLines(pairs),
  glossary: glossary.join('\n'),
  speech: pick(speech, ['engine', 'url', 'model']),
})

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

const pairOf = (line: string): { from: string; to: string } => {
  const [from = '', to = ''] = line.split('>').map((part) => part.trim())
  return { from, to }
}

const readyToSend = ({ pairs, glossary, url, model, speech, ...rest }: SettingsDraft): Required<SettingsChange> => {
  const lines = linesOf(pairs)
  return {
    ...rest,
    url: url.trim(),
    model: model.trim(),
    pairs: lines.length === 0 ? null : lines.map(pairOf),
    glossary: linesOf(glossary),
    speech: { engine: speech.engine, url: speech.url.trim(), model: speech.model.trim() },
  }
}

export const changeOfSettings = (settings: InterpretationSettings, draft: SettingsDraft): SettingsChange | null =>
  differing(comparable(settings), readyToSend(draft))

export const inverseOfSettings = (settings: InterpretationSettings, change: SettingsChange): SettingsChange =>
  pick(comparable(settings), Object.keys(change) as (keyof SettingsChange)[])

const comparable = (settings: InterpretationSettings): Required<SettingsChange> => ({
  ...pick(settings, ['on', 'engine', 'url', 'model', 'pairs', 'glossary']),
  speech: pick(settings.speech, ['engine', 'url', 'model']),
})

const isAddress = (url: string): boolean => /^https?:\/\/[^/?#@\s]+(?:\/[^?#@\s]*)?$/.test(url)

const isLanguage = (tag: string): boolean => /^[a-z]{2,3}(-Hant)?$/.test(tag)

/** Engines that have no address of their own. */
const needsAddress: ReadonlySet<TranslationEngine> = new Set(['libretranslate', 'apertium'])

export const problemsOfSettings = (draft: SettingsDraft): Problems => {
  const problems: { [place: string]: TextId } = {}
  const { engine, url, model, pairs, glossary, speech } = readyToSend(draft)
  const isMissing = url === '' && needsAddress.has(engine)
  if (isMissing || (url !== '' && !isAddress(url))) problems['url'] = 'interpretation.problem.url'
  if (engine === 'openai' && model === '') problems['model'] = 'interpretation.problem.model'
  if ((pairs ?? []).some(({ from, to }) => !isLanguage(from) || !isLanguage(to) || from === to))
    problems['pairs'] = 'interpretation.problem.pairs'
  if (glossary.length > limits.glossaryTerms || glossary.some(({ length }) => length > limits.glossaryCharacters))
    problems['glossary'] = 'interpretation.problem.glossary'
  if (speech.url !== '' && !isAddress(speech.url)) problems['speech.url'] = 'speech.problem.url'
  if (speech.engine !== 'none' && speech.model === '') problems['speech.model'] = 'interpretation.problem.model'
  return problems
}
