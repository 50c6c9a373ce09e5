import * as R from '../resources.ts'
import { Count, Exact, Id, Nullable, Type } from '../schema.ts'
import { Done, define, everyone, inConversation, Some, staff } from './shape.ts'

const key = Nullable(Type.String({ pattern: '^[\\x21-\\x7e]{1,500}$' }))

/** Each side in its own language: how the company interprets, and how one conversation is. */
export const interpretationCommands = {
  'interpretation-settings.read': define({
    askers: staff,
    right: 'account.manage',
    socket: false,
    http: { method: 'GET', path: '/api/v1/interpretation-settings' },
    params: Exact({}),
    result: R.InterpretationSettings,
  }),
  /** A key does not follow to another engine or address: give it with that. */
  'interpretation-settings.update': define({
    askers: staff,
    right: 'account.manage',
    audit: { of: 'interpretation' },
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/interpretation-settings' },
    params: Exact({
      change: Some({
        ...R.interpretationSettings,
        key,
        speech: Some({ ...R.speechSettings, key }),
      }),
    }),
    result: R.InterpretationSettings,
  }),
  /** What the engine makes of a text; nothing is kept. */
  'interpretation.try': define({
    askers: staff,
    right: 'account.manage',
    socket: false,
    http: { method: 'POST', path: '/api/v1/interpretation/trial' },
    params: Exact({
      text: Type.String({ minLength: 1, maxLength: 500 }),
      /** Null lets the engine find out. */
      from: Nullable(R.LanguageTag),
      to: R.LanguageTag,
    }),
    result: Exact({ text: Type.String(), from: Nullable(Type.String()), tookMs: Count }),
  }),
  /** Asks the engine which pairs it has; null where it does not say. */
  'interpretation.pairs': define({
    askers: staff,
    right: 'account.manage',
    socket: false,
    http: { method: 'GET', path: '/api/v1/interpretation/pairs' },
    params: Exact({}),
    result: Exact({ pairs: Nullable(Type.Array(R.LanguagePair)) }),
  }),
  /** Sends the engine for speech a second of silence, and tells what it heard in that. */
  'speech.try': define({
    askers: staff,
    right: 'account.manage',
    socket: false,
    http: { method: 'POST', path: '/api/v1/interpretation/speech-trial' },
    params: Exact({}),
    result: Exact({ text: Type.String(), tookMs: Count }),
  }),
  'interpretation.read': define({
    askers: everyone,
    socket: true,
    http: { method: 'GET', path: '/api/v1/conversations/:conversationId/interpretation' },
    params: Exact(inConversation),
    result: R.Interpretation,
  }),
  /** Switches it off, or on again, in one conversation, for all who are in it. */
  'interpretation.switch': define({
    askers: staff,
    socket: true,
    http: { method: 'PUT', path: '/api/v1/conversations/:conversationId/interpretation' },
    params: Exact({ ...inConversation, on: Type.Boolean() }),
    result: R.Interpretation,
  }),
  /** What one reads and writes here; null is to be left as it is written. Staff also say a visitor's. */
  'interpretation.choose': define({
    askers: everyone,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/interpretation/language' },
    params: Exact({ ...inConversation, language: Nullable(R.LanguageTag), contactId: Type.Optional(Id) }),
    result: R.Interpretation,
  }),
  /** Asks the engine once more; the entry changes if it answers. `seq` in the asker's own count. */
  'message.translate': define({
    askers: everyone,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/messages/:seq/translation' },
    params: Exact({ ...inConversation, seq: Count }),
    result: Done,
  }),
  /** Asks the engine for speech once more for a voice message; the entry changes. `seq` in the asker's own count. */
  'message.transcribe': define({
    askers: everyone,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/messages/:seq/transcript' },
    params: Exact({ ...inConversation, seq: Count }),
    result: Done,
  }),
} as const
