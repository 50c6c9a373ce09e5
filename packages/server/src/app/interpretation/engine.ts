import type { InterpretationSettings } from '@frontdesk/domain'
import type { App } from '../app.ts'
import type { Translator } from '../ports/translator.ts'

type Engine = Pick<InterpretationSettings, 'engine' | 'url'>

/** A key is for the engine and the address that it was given for, and goes nowhere else. */
const placeOf = (accountId: string, { engine, url }: Engine): string => `interpretation:${accountId}:${engine}:${url}`

export const sealKey = (app: Pick<App, 'secretBox'>, accountId: string, engine: Engine, key: string): string =>
  app.secretBox.seal(key, placeOf(accountId, engine))

/** What the engine knows us by; null where there is none for it. */
export const keyOf = (
  app: Pick<App, 'secretBox'>,
  accountId: string,
  settings: Engine & Pick<InterpretationSettings, 'keySealed'>,
): string | null =>
  settings.keySealed === null ? null : app.secretBox.open(settings.keySealed, placeOf(accountId, settings))

/** The engine that the company has chosen. */
export const engineOf = (
  app: Pick<App, 'secretBox' | 'openTranslator'>,
  accountId: string,
  settings: InterpretationSettings,
): Translator => {
  const { engine, url, model } = settings
  return app.openTranslator({ engine, url, model, key: keyOf(app, accountId, settings) })
}
