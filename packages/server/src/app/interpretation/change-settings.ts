import type { InterpretationSettings } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import { sealKey } from './engine.ts'

/** `key` is the engine's in clear, or null to forget it; never given out again. */
export type InterpretationChange = Partial<Omit<InterpretationSettings, 'keySealed'>> & { key?: string | null }

/**
 * Changes how the company interprets, piece by piece. A key does not follow to another engine or address.
 * @throws Fault request.invalid for what is no address of an engine
 */
export const changeInterpretation = async (
  app: App,
  accountId: string,
  { key, ...change }: InterpretationChange,
): Promise<InterpretationSettings> => {
  const { interpretations } = app.store.account(accountId)
  if (change.url !== undefined && change.url !== '' && !isAddress(change.url))
    throw new Fault('request.invalid', 'url is not the address of an engine.')
  const engine = { ...(await interpretations.settings()), ...change }
  const settings = await interpretations.settle({
    ...change,
    ...(change.glossary === undefined ? {} : { glossary: distinctTerms(change.glossary) }),
    ...(key === undefined ? {} : { keySealed: key === null ? null : sealKey(app, accountId, engine, key) }),
  })
  await app.directory.refresh(accountId)
  return settings
}

/** Whether it may be asked is found out where it is asked. */
const isAddress = (text: string): boolean => /^https?:\/\/[^/?#@\s]+(?:\/[^?#@\s]*)?$/.test(text)

const distinctTerms = (terms: readonly string[]): string[] => [
  ...new Set(terms.map((term) => term.trim()).filter((term) => term !== '')),
]
