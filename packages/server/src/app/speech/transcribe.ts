import {
  type AwaitedEntry,
  cutTo,
  decideTranscribed,
  type FileCard,
  isAwaited,
  isSpoken,
  isWritingDown,
  system,
  type Transcript,
} from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import type { EngineHealth, EngineJob } from '../engine-lanes.ts'
import { keyOf } from '../files/processing.ts'
import { speechEngineOf } from '../interpretation/engine.ts'
import { entryToAskFor } from '../interpretation/in-conversation.ts'
import { entriesOf } from '../interpretation/job-entries.ts'
import { EngineRefused } from '../ports/engine.ts'
import type { Sound } from '../ports/transcriber.ts'
import type { AgentPrincipal, VisitorPrincipal } from '../principal.ts'

/** Has what is said in messages written down, and adds that to the entries. */
export const transcribe = async (app: App, job: EngineJob, health: EngineHealth): Promise<void> => {
  for (const entry of (await entriesOf(app, job)).filter(isAwaited))
    await settle(app, job, entry.seq, await transcriptOf(app, job, entry, health))
}

const settle = async (
  app: App,
  { accountId, conversationId }: Pick<EngineJob, 'accountId' | 'conversationId'>,
  seq: number,
  transcript: Transcript,
): Promise<void> => {
  await app.store.log.submit({
    kind: 'amend',
    accountId,
    conversationId,
    actor: system,
    seq,
    amend: (_, now) => decideTranscribed(now, transcript),
  })
}

const transcriptOf = async (
  app: App,
  { accountId, conversationId }: EngineJob,
  { author, content }: AwaitedEntry,
  health: EngineHealth,
): Promise<Transcript> => {
  const { speech } = (await app.directory.of(accountId)).interpretation
  if (!isWritingDown(speech) || health.unasked()) return { state: 'failed' }
  const { languages } = await app.store.account(accountId).interpretations.of(conversationId)
  const told = languages[author.id ?? '']
  const said = told?.by === 'chosen' ? told.language : null
  const engine = speechEngineOf(app, accountId, speech)
  try {
    const texts: string[] = []
    let language: string | null = null
    for (const card of content.extra?.files?.filter(isSpoken) ?? []) {
      const heard = await engine.transcribe(await soundOf(app, accountId, card), said)
      texts.push(heard.text)
      language ??= heard.language
    }
    health.worked()
    const text = storable(texts.filter((one) => one !== '').join('\n'))
    return { state: 'made', text, language: language ?? said, engine: speech.model || speech.engine }
  } catch (fault) {
    if (!(fault instanceof EngineRefused)) throw fault
    if (fault.reason !== 'text') health.failed()
    return { state: 'failed' }
  }
}

/** What the server made of a recording, never what was sent. @throws EngineRefused where its bytes are gone */
const soundOf = async (app: App, accountId: string, { id }: FileCard): Promise<Sound> => {
  const file = await app.store.account(accountId).files.byId(id)
  const key = file?.state.kind === 'ready' ? keyOf(file, 'view') : null
  const bytes = key === null ? null : await app.files.size(key)
  const stream = key === null || bytes === null ? null : await app.files.read(key, { start: 0, end: bytes - 1 })
  if (bytes === null || stream === null) throw new EngineRefused('text')
  return { bytes, stream }
}

/** An engine may say what no database keeps, and more than a message holds. */
const storable = (text: string): string => cutTo(text.replaceAll('\u0000', '').toWellFormed(), limits.messageCharacters)

/** Asks the engine once more for one message; nothing where there was no sound to be written down. `seq` in the asker's own count. */
export const transcribeAgain = async (
  app: App,
  actor: AgentPrincipal | VisitorPrincipal,
  conversationId: string,
  seq: number,
): Promise<void> => {
  const entry = await entryToAskFor(app, actor, conversationId, seq)
  const { accountId } = actor
  const transcript = entry.content.kind === 'message' ? entry.content.extra?.transcript : undefined
  if (transcript === undefined) return
  app.stenographer.askAgain(accountId)
  // That it waits again sets it going; what waits already may have been forgotten by a server that ended.
  if (transcript.state === 'failed') await settle(app, { accountId, conversationId }, entry.seq, { state: 'waiting' })
  if (transcript.state === 'waiting') app.stenographer.add({ accountId, conversationId, seq: entry.seq })
}
