import {
  type ConversationInterpretation,
  decideTranslated,
  heardAs,
  type InterpretableEntry,
  type InterpretationSettings,
  type Interpreted,
  isInterpretable,
  isInterpreting,
  isOffered,
  isProbe,
  missingOf,
  type Speaker,
  saidIn,
  sourceOf,
  system,
  targetsOf,
} from '@frontdesk/domain'
import type { App } from '../app.ts'
import type { EngineHealth, EngineJob } from '../engine-lanes.ts'
import { EngineRefused } from '../ports/engine.ts'
import { engineOf } from './engine.ts'
import { entriesOf } from './job-entries.ts'
import { speakersOf } from './speakers.ts'
import { translateCached } from './translate.ts'

/** Puts messages into the languages of those who read them, and adds that to the entries. What is there already is left. */
export const interpret = async (app: App, job: EngineJob, health: EngineHealth): Promise<void> => {
  const { accountId, conversationId } = job
  const directory = await app.directory.of(accountId)
  const settings = directory.interpretation
  if (!isInterpreting(settings)) return
  const { interpretations, conversations } = app.store.account(accountId)
  const [said, conversation] = await Promise.all([
    interpretations.of(conversationId),
    conversations.byId(conversationId),
  ])
  if (!said.on || conversation === null) return
  const entries = (await entriesOf(app, job)).filter(isInterpretable)
  if (entries.length === 0) return
  const speakers = await speakersOf(app, directory, conversation, said)
  for (const entry of entries) {
    const interpreted = await interpretEntry(
      app,
      { accountId, conversationId, settings, speakers, said },
      entry,
      health,
    )
    if (interpreted.made.length + interpreted.failed.length === 0) continue
    const text = saidIn(entry.content)
    await app.store.log.submit({
      kind: 'amend',
      accountId,
      conversationId,
      actor: system,
      seq: entry.seq,
      amend: (_, now) => decideTranslated(now, text, interpreted),
    })
  }
}

type Around = {
  accountId: string
  conversationId: string
  settings: InterpretationSettings
  speakers: readonly Speaker[]
  said: ConversationInterpretation
}

const interpretEntry = async (
  app: App,
  { accountId, conversationId, settings, speakers, said }: Around,
  { author, content }: InterpretableEntry,
  health: EngineHealth,
): Promise<Interpreted> => {
  const { extra } = content
  const text = saidIn(content)
  const { engine } = settings
  const source = heardAs(content) ?? sourceOf(text, author, speakers, engineOf(app, accountId, settings).detects)
  const probes = isProbe(text, author, said, source)
  const from = source.ask ? null : source.language
  const targets = targetsOf(author, probes ? null : source.language, speakers).filter(
    (to) => source.language === null || source.language === to || isOffered(settings, source.language, to),
  )
  const made: Interpreted['made'][number][] = []
  const failed: string[] = []
  if (from === null && !source.ask) return { made, failed }
  for (const to of missingOf(targets, extra?.translations ?? [])) {
    if (health.unasked()) {
      failed.push(to)
      continue
    }
    try {
      const translated = await translateCached(app, accountId, conversationId, settings, { text, from, to })
      health.worked()
      if (probes && translated.from !== null && author.kind === 'contact') {
        await app.store
          .account(accountId)
          .interpretations.speak(conversationId, author.id, { language: translated.from, by: 'detected' })
        app.live.interpretationChanged(conversationId)
      }
      if (translated.from !== to && translated.text !== text) made.push({ language: to, text: translated.text, engine })
    } catch (fault) {
      if (!(fault instanceof EngineRefused)) throw fault
      if (fault.reason !== 'pair' && fault.reason !== 'text') health.failed()
      failed.push(to)
    }
  }
  return { made, failed }
}
