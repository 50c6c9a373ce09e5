import { limits } from '../limits.ts'
import * as R from '../resources.ts'
import { ClientId, Count, Email, Exact, Id, Name, Nullable, OneOf, Phone, TimeMs, Type } from '../schema.ts'
import { Done, define, staff } from './shape.ts'

const CallbackWords = Type.String({ maxLength: limits.callbackCharacters })
/** What people write of an entry of the revisit list. */
const callbackText = {
  name: Type.Optional(Nullable(Name)),
  email: Type.Optional(Nullable(Email)),
  phone: Type.Optional(Nullable(Phone)),
  reason: Type.Optional(CallbackWords),
  reported: Type.Optional(CallbackWords),
  dueAtMs: Type.Optional(Nullable(TimeMs)),
}
const inCallback = { callbackId: Id, rev: Count }

/** The revisit list. */
export const callbackCommands = {
  /** By due time, those without one last. `before` is the `next` of the page before. */
  'callback.list': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/callbacks' },
    params: Exact({
      /** Any part of name, address, number, reason or report. */
      search: Type.Optional(Type.String({ maxLength: 100 })),
      /** `current` is all that is not done. */
      state: Type.Optional(OneOf('open', 'solved', 'done', 'current')),
      owner: Type.Optional(OneOf('me', 'nobody')),
      due: Type.Optional(OneOf('past', 'week', 'none')),
      present: Type.Optional(Type.Boolean()),
      contactId: Type.Optional(Id),
      before: Type.Optional(Type.String({ maxLength: 80 })),
    }),
    result: Exact({ callbacks: Type.Array(R.Callback), next: Nullable(Type.String()) }),
  }),
  'callback.read': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/callbacks/:callbackId' },
    params: Exact({ callbackId: Id }),
    result: R.Callback,
  }),
  /** A contact stands on the list once, until it is done. */
  'callback.create': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/callbacks' },
    params: Exact({
      ...callbackText,
      contactId: Type.Optional(Id),
      /** The contact is the conversation's. */
      conversationId: Type.Optional(Id),
      state: Type.Optional(R.CallbackState),
    }),
    result: R.Callback,
  }),
  'callback.update': define({
    askers: staff,
    socket: true,
    http: { method: 'PATCH', path: '/api/v1/callbacks/:callbackId' },
    params: Exact({
      ...inCallback,
      change: Exact({
        ...callbackText,
        state: Type.Optional(R.CallbackState),
        outcome: Type.Optional(CallbackWords),
        /** One more try, and how it ended. */
        attempt: Type.Optional(R.AttemptResult),
      }),
    }),
    result: R.Callback,
  }),
  'callback.claim': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/callbacks/:callbackId/claim' },
    /** `false` gives it back to all. */
    params: Exact({ ...inCallback, claim: Type.Boolean() }),
    result: R.Callback,
  }),
  'callback.remove': define({
    askers: staff,
    socket: true,
    http: { method: 'DELETE', path: '/api/v1/callbacks/:callbackId' },
    params: Exact({ callbackId: Id }),
    result: Done,
  }),
  /** Takes a removal back, as it was, within a minute; after that it is gone. */
  'callback.restore': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/callbacks/:callbackId/restore' },
    params: Exact({ callbackId: Id }),
    result: R.Callback,
  }),
  /**
   * Begins the second service: writes the first message into the contact's conversation, takes that, and counts the attempt.
   * A repeat with the same `clientId` gets the first one's answer.
   */
  'callback.serve': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/callbacks/:callbackId/service' },
    params: Exact({ callbackId: Id, clientId: ClientId, text: R.MessageText }),
    /** No conversation yet where the visitor is invited on the page and has yet to accept. */
    result: Exact({ conversationId: Nullable(Id), callback: R.Callback }),
  }),
  'callback.export': define({
    askers: staff,
    right: 'callbacks.export',
    audit: { of: 'revisits' },
    socket: false,
    http: { method: 'GET', path: '/api/v1/callback-export' },
    params: Exact({}),
    result: Exact({ csv: Type.String() }),
  }),
  /** All lines or none. */
  'callback.import': define({
    askers: staff,
    right: 'callbacks.export',
    audit: { of: 'revisits', keep: ['result.imported'] },
    socket: false,
    http: { method: 'POST', path: '/api/v1/callback-imports', bodyBytes: limits.importBytes },
    params: Exact({ csv: Type.String({ maxLength: limits.importCharacters }) }),
    result: Exact({ imported: Count }),
  }),
} as const
