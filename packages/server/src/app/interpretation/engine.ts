import type { InterpretationSettings, SpeechSettings } from '@frontdesk/domain'
import type { App } from '../app.ts'
import type { Transcriber } from '../ports/transcriber.ts'
import type { Translator } from '../ports/translator.ts'

/** What an engine is for. */
type Use = 'interpretation' | 'speech'
type Engine = Pick<InterpretationSettings | SpeechSettings, 'engine' | 'url'>

/** A key is for the engine and the address that it was given for, and goes nowhere else. */
const placeOf = (use: Use, accountId: string, { engine, url }: Engine): string => `${use}:${accountId}:${engine}:${url}`

/** What is kept of a key that was given: nothing changes without one, and null forgets it. */
export const keptKey = (
  app: Pick<App, 'secretBox'>,
  use: Use,
  accountId: string,
  engine: Engine,
  key: string | null | undefined,
): { keySealed?: string | null } => {
  if (key === undefined) return {}
  return { keySealed: key === null ? null : app.secretBox.seal(key, placeOf(use, accountId, engine)) }
}

/** What the engine knows us by; null where there is none for it. */
export const keyOf = (
  app: Pick<App, 'secretBox'>,
  use: Use,
  accountId: string,
  settings: Engine & { keySealed: string | null },
): string | null =>
  settings.keySealed === null ? null : app.secretBox.open(settings.keySealed, placeOf(use, accountId, settings))

/** The engine that the company has chosen for texts. */
export const engineOf = (
  app: Pick<App, 'secretBox' | 'openTranslator'>,
  accountId: string,
  settings: InterpretationSettings,
): Translator => {
  const { engine, url, model } = settings
  return app.openTranslator({ engine, url, model, key: keyOf(app, 'interpretation', accountId, settings) })
}

/** The engine that the company has chosen for speech. */
export const speechEngineOf = (
  app: Pick<App, 'secretBox' | 'openTranscriber'>,
  accountId: string,
  speech: SpeechSettings,
): Transcriber => {
  const { engine, url, model } = speech
  return app.openTranscriber({ engine, url, model, key: keyOf(app, 'speech', accountId, speech) })
}
