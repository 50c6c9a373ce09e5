import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import { speechEngineOf } from '../interpretation/engine.ts'
import { EngineRefused } from '../ports/engine.ts'
import type { AgentPrincipal } from '../principal.ts'
import { silence } from './silence.ts'

/**
 * Sends the company's engine a second of silence, so that an administrator sees that it answers. What it hears in that is told:
 * some hear words where there are none.
 * @throws Fault transcription.failed with the engine's reason
 */
export const trySpeech = async (
  app: App,
  { accountId, agentId }: AgentPrincipal,
): Promise<{ text: string; tookMs: number }> => {
  await allow(app, 'interpretation', agentId)
  const { speech } = (await app.directory.of(accountId)).interpretation
  const beganMs = app.clock.now()
  const bytes = silence()
  try {
    const sound = { bytes: bytes.length, stream: once(bytes) }
    const { text } = await speechEngineOf(app, accountId, speech).transcribe(sound, null)
    return { text, tookMs: app.clock.now() - beganMs }
  } catch (error) {
    if (!(error instanceof EngineRefused)) throw error
    throw new Fault('transcription.failed', 'The engine wrote nothing down.', { details: { reason: error.reason } })
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
