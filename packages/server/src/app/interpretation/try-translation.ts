import { type LanguagePair, languageOf } from '@frontdesk/domain'
import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import { EngineRefused } from '../ports/engine.ts'
import type { AgentPrincipal } from '../principal.ts'
import { engineOf } from './engine.ts'
import { translateShielded } from './translate.ts'

/**
 * Puts a text into another language with the company's engine, so that an administrator sees what it makes. Nothing is kept.
 * @throws Fault translation.failed with the engine's reason
 */
export const tryTranslation = async (
  app: App,
  { accountId, agentId }: AgentPrincipal,
  asked: { text: string; from: string | null; to: string },
): Promise<{ text: string; from: string | null; tookMs: number }> => {
  await allow(app, 'interpretation', agentId)
  const settings = (await app.directory.of(accountId)).interpretation
  const engine = engineOf(app, accountId, settings)
  const [from, to] = [languageOf(asked.from), languageOf(asked.to)]
  if (to === null || (from === null && (asked.from !== null || !engine.detects)))
    throw new Fault('translation.failed', 'No such language.', { details: { reason: 'pair' } })
  const beganMs = app.clock.now()
  const made = await orFault(translateShielded(engine, settings.glossary, { text: asked.text, from, to }))
  return { text: made.text, from: from ?? made.from, tookMs: app.clock.now() - beganMs }
}

/** The pairs that the company's engine has; null where it does not say. */
export const pairsOfEngine = async (
  app: App,
  { accountId, agentId }: AgentPrincipal,
): Promise<readonly LanguagePair[] | null> => {
  await allow(app, 'interpretation', agentId)
  return orFault(engineOf(app, accountId, (await app.directory.of(accountId)).interpretation).pairs())
}

const orFault = async <T>(asking: Promise<T>): Promise<T> => {
  try {
    return await asking
  } catch (error) {
    if (!(error instanceof EngineRefused)) throw error
    throw new Fault('translation.failed', 'The engine did not translate.', { details: { reason: error.reason } })
  }
}
