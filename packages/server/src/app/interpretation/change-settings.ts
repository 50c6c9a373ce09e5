import type { InterpretationSettings, SpeechSettings } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import { keptKey } from './engine.ts'

/** `key` is the engine's in clear, or null to forget it; never given out again. */
type WithKey<Settings extends { keySealed: string | null }> = Partial<Omit<Settings, 'keySealed'>> & {
  key?: string | null
}
export type InterpretationChange = Omit<WithKey<InterpretationSettings>, 'speech'> & {
  speech?: WithKey<SpeechSettings>
}

/**
 * Changes how the company interprets, piece by piece. A key does not follow to another engine or address.
 * @throws Fault request.invalid for what is no address of an engine
 */
export const changeInterpretation = async (
  app: App,
  accountId: string,
  { key, speech: said, ...change }: InterpretationChange,
): Promise<InterpretationSettings> => {
  const { interpretations } = app.store.account(accountId)
  for (const url of [change.url, said?.url])
    if (url !== undefined && url !== '' && !isAddress(url))
      throw new Fault('request.invalid', 'url is not the address of an engine.')
  const before = await interpretations.settings()
  const settings = await interpretations.settle({
    ...change,
    ...(change.glossary === undefined ? {} : { glossary: distinctTerms(change.glossary) }),
    ...keptKey(app, 'interpretation', accountId, { ...before, ...change }, key),
    ...(said === undefined ? {} : { speech: changedSpeech(app, accountId, before.speech, said) }),
  })
  await app.directory.refresh(accountId)
  return settings
}

const changedSpeech = (
  app: App,
  accountId: string,
  before: SpeechSettings,
  { key, ...change }: WithKey<SpeechSettings>,
): SpeechSettings => {
  const speech = { ...before, ...change }
  return { ...speech, ...keptKey(app, 'speech', accountId, speech, key) }
}

/** Whether it may be asked is found out where it is asked. */
const isAddress = (text: string): boolean => /^https?:\/\/[^/?#@\s]+(?:\/[^?#@\s]*)?$/.test(text)

const distinctTerms = (terms: readonly string[]): string[] => [
  ...new Set(terms.map((term) => term.trim()).filter((term) => term !== '')),
]
