import type { InterpretationSettings } from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'
import type { App } from '../../app/app.ts'
import { changeInterpretation } from '../../app/interpretation/change-settings.ts'
import { keyOf } from '../../app/interpretation/engine.ts'
import {
  chooseLanguage,
  readInterpretation,
  switchInterpretation,
  translateAgain,
} from '../../app/interpretation/in-conversation.ts'
import { pairsOfEngine, tryTranslation } from '../../app/interpretation/try-translation.ts'
import { transcribeAgain } from '../../app/speech/transcribe.ts'
import { trySpeech } from '../../app/speech/try-speech.ts'
import { presentInterpretation } from '../../presenters/interpretation.ts'
import type { EveryoneHandler, StaffHandler } from '../handler.ts'

const presentSettings = (
  app: App,
  accountId: string,
  settings: InterpretationSettings,
): Wire.InterpretationSettings => {
  const { keySealed: _, pairs, glossary, speech, ...rest } = settings
  const { engine, url, model } = speech
  return {
    ...rest,
    // In this order, whatever the store makes of it: who edits them compares.
    pairs: pairs?.map(({ from, to }) => ({ from, to })) ?? null,
    glossary: [...glossary],
    hasKey: keyOf(app, 'interpretation', accountId, settings) !== null,
    speech: { engine, url, model, hasKey: keyOf(app, 'speech', accountId, speech) !== null },
  }
}

export const readSettings: StaffHandler<'interpretation-settings.read'> = async (app, { principal: { accountId } }) =>
  presentSettings(app, accountId, (await app.directory.of(accountId)).interpretation)

export const changeSettings: StaffHandler<'interpretation-settings.update'> = async (
  app,
  { principal: { accountId } },
  { change },
) => presentSettings(app, accountId, await changeInterpretation(app, accountId, change))

export const tryOut: StaffHandler<'interpretation.try'> = async (app, { principal }, asked) =>
  tryTranslation(app, principal, asked)

export const pairs: StaffHandler<'interpretation.pairs'> = async (app, { principal }) => {
  const had = await pairsOfEngine(app, principal)
  return { pairs: had === null ? null : [...had] }
}

export const read: EveryoneHandler<'interpretation.read'> = async (app, { principal }, { conversationId }) =>
  presentInterpretation(await readInterpretation(app, principal, conversationId))

export const switchHere: StaffHandler<'interpretation.switch'> = async (app, { principal }, { conversationId, on }) =>
  presentInterpretation(await switchInterpretation(app, principal, conversationId, on))

export const choose: EveryoneHandler<'interpretation.choose'> = async (
  app,
  { principal },
  { contactId = null, ...chosen },
) => presentInterpretation(await chooseLanguage(app, principal, { ...chosen, contactId }))

export const translate: EveryoneHandler<'message.translate'> = async (app, { principal }, { conversationId, seq }) => {
  await translateAgain(app, principal, conversationId, seq)
  return {}
}

export const trySpeechOut: StaffHandler<'speech.try'> = async (app, { principal }) => trySpeech(app, principal)

export const writeDown: EveryoneHandler<'message.transcribe'> = async (app, { principal }, { conversationId, seq }) => {
  await transcribeAgain(app, principal, conversationId, seq)
  return {}
}
