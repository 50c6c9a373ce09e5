import { limits } from '../limits.ts'
import * as R from '../resources.ts'
import { Email, Exact, Id, Language, Name, NewPassword, Nullable, TextNumber, TimeMs, Type } from '../schema.ts'
import { Done, define, everyone, MailToken, staff } from './shape.ts'

const Ticket = Exact({ ticket: Type.String(), expiresAtMs: TimeMs })

/** Signing in, and the agent's own things. */
export const sessionCommands = {
  'session.create': define({
    askers: ['anyone'],
    audit: { of: 'agent' },
    socket: false,
    http: { method: 'POST', path: '/api/v1/sign-in' },
    params: Exact({
      account: Type.Optional(Name),
      login: Type.String({ maxLength: limits.loginCharacters }),
      password: Type.String({ maxLength: limits.passwordCharacters }),
    }),
    result: R.Me,
  }),
  /** What the sign-in page offers. */
  'installation.greet': define({
    askers: ['anyone'],
    socket: false,
    http: { method: 'GET', path: '/api/v1/installation/greeting' },
    params: Exact({}),
    result: Exact({ registration: Type.Boolean(), mail: Type.Boolean() }),
  }),
  /** Mails a link to set a new password. The same answer, whether the login exists or not. */
  'password.request': define({
    askers: ['anyone'],
    audit: { of: 'agent' },
    socket: false,
    http: { method: 'POST', path: '/api/v1/password-requests' },
    params: Exact({
      account: Type.Optional(Name),
      login: Type.String({ minLength: 1, maxLength: limits.loginCharacters }),
    }),
    result: Done,
  }),
  /** Sets a password with the token of an invitation or of a reset; all sessions of the agent end. */
  'password.set': define({
    askers: ['anyone'],
    audit: { of: 'agent' },
    socket: false,
    http: { method: 'PUT', path: '/api/v1/password' },
    params: Exact({ token: MailToken, next: NewPassword }),
    result: Exact({ account: Type.String(), login: Type.String() }),
  }),
  'session.end': define({
    askers: staff,
    audit: { of: 'agent', id: 'asker' },
    socket: false,
    http: { method: 'POST', path: '/api/v1/sign-out' },
    params: Exact({}),
    result: Done,
  }),
  'session.list': define({
    askers: staff,
    socket: false,
    http: { method: 'GET', path: '/api/v1/me/sessions' },
    params: Exact({}),
    result: Exact({ sessions: Type.Array(R.Session) }),
  }),
  'session.revoke': define({
    askers: staff,
    audit: { of: 'session', id: 'params.sessionId' },
    socket: false,
    http: { method: 'DELETE', path: '/api/v1/me/sessions/:sessionId' },
    params: Exact({ sessionId: Id }),
    result: Done,
  }),
  'socket.admit': define({
    askers: everyone,
    socket: false,
    http: { method: 'POST', path: '/api/v1/socket-tickets' },
    params: Exact({}),
    result: Ticket,
  }),

  'profile.read': define({
    askers: staff,
    socket: false,
    http: { method: 'GET', path: '/api/v1/me' },
    params: Exact({}),
    result: R.Me,
  }),
  'profile.update': define({
    askers: staff,
    audit: { of: 'agent', id: 'asker' },
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/me' },
    params: Exact({
      name: Type.Optional(Name),
      email: Type.Optional(Nullable(Email)),
      phone: Type.Optional(Nullable(TextNumber)),
      language: Type.Optional(Language),
      theme: Type.Optional(R.Theme),
    }),
    result: R.Me,
  }),
  'password.change': define({
    askers: staff,
    audit: { of: 'agent', id: 'asker' },
    socket: false,
    http: { method: 'PUT', path: '/api/v1/me/password' },
    params: Exact({ current: Type.String({ maxLength: limits.passwordCharacters }), next: NewPassword }),
    result: Done,
  }),
  'picture.remove': define({
    askers: staff,
    socket: false,
    http: { method: 'DELETE', path: '/api/v1/me/picture' },
    params: Exact({}),
    result: R.Me,
  }),
} as const
