import { limits } from '../limits.ts'
import * as R from '../resources.ts'
import { Count, Email, Exact, Id, Name, Nullable, Phone, TimeMs, Type, Url } from '../schema.ts'
import { Done, define, MailToken, staff } from './shape.ts'

/** Without being told again, presence ends after this; 90 s where nothing is said. */
const PresenceMs = Type.Integer({ minimum: 1_000, maximum: limits.presenceLifeMs })

/** The visitor's way in, and who is here. */
export const visitorCommands = {
  'visitor.boot': define({
    askers: ['anyone'],
    socket: false,
    http: { method: 'POST', path: '/api/v1/widget/boot' },
    params: Exact({ siteKey: Type.String({ maxLength: 64 }) }),
    result: Exact({ ticket: Type.String(), expiresAtMs: TimeMs, appearance: R.Appearance }),
  }),
  'visitor.enter': define({
    askers: ['anyone'],
    socket: false,
    http: { method: 'POST', path: '/api/v1/widget/session' },
    params: Exact({
      siteKey: Type.String({ maxLength: 64 }),
      /** A boot ticket; may be left out where a signed identity comes along. */
      ticket: Type.Optional(Type.String({ maxLength: 128 })),
      token: Type.Optional(Type.String({ maxLength: 128 })),
      /** A JWT signed by the site (HS256), and what it must be about where the page says so too. */
      identity: Type.Optional(
        Exact({
          token: Type.String({ maxLength: limits.identityCharacters }),
          userId: Type.Optional(Type.String({ maxLength: 200 })),
          email: Type.Optional(Type.String({ maxLength: 254 })),
        }),
      ),
      /** The visitor has agreed to what the site asks. */
      consent: Type.Optional(Type.Boolean()),
    }),
    result: Exact({ token: Type.String(), visitor: R.VisitorSelf }),
  }),
  /** The visitor's token ends, on all its tabs; a signed identity used with it can't be used again. */
  'visitor.end': define({
    askers: ['visitor'],
    socket: false,
    http: { method: 'POST', path: '/api/v1/widget/sign-out' },
    params: Exact({}),
    result: Done,
  }),
  'contact.update': define({
    askers: ['visitor'],
    socket: true,
    http: { method: 'PATCH', path: '/api/v1/contact' },
    params: Exact({
      name: Type.Optional(Nullable(Name)),
      email: Type.Optional(Nullable(Email)),
      phone: Type.Optional(Nullable(Phone)),
      attributes: Type.Optional(R.Attributes),
      /** The visitor has agreed, in the form before the chat. */
      consent: Type.Optional(Type.Literal(true)),
    }),
    result: R.VisitorSelf,
  }),
  'visit.update': define({
    askers: ['visitor'],
    socket: true,
    params: Exact({
      pageUrl: Url,
      pageTitle: Type.String({ maxLength: limits.titleCharacters }),
      referrer: Type.Optional(Url),
      language: Type.Optional(Type.String({ maxLength: 35 })),
      timeZone: Type.Optional(Type.String({ maxLength: 64 })),
    }),
    result: Done,
  }),
  /** What it types before it has a conversation, where its site previews: the end of it; empty takes it back. */
  'visit.typing': define({
    askers: ['visitor'],
    socket: true,
    params: Exact({ text: Type.String({ maxLength: limits.previewCharacters }) }),
    result: Done,
  }),
  /** From a program on the visitor's device, without a chat open: the app or game is in use, or no longer is. */
  'presence.report': define({
    askers: ['visitor'],
    socket: true,
    http: { method: 'POST', path: '/api/v1/presence' },
    params: Exact({ online: Type.Boolean(), forMs: Type.Optional(PresenceMs) }),
    result: Exact({ untilMs: TimeMs }),
  }),
  /** From the company's server, about people by their ids in its own system. */
  'presence.announce': define({
    askers: ['anyone'],
    socket: false,
    http: { method: 'POST', path: '/api/v1/presence/people' },
    params: Exact({
      siteKey: Type.String({ maxLength: 64 }),
      /** A JWT signed with one of the site's identity keys, for the audience `presence:` and the site's key. */
      token: Type.String({ maxLength: limits.identityCharacters }),
      people: Type.Array(Exact({ externalId: Type.String({ minLength: 1, maxLength: 200 }), online: Type.Boolean() }), {
        minItems: 1,
        maxItems: limits.presencePeople,
      }),
      forMs: Type.Optional(PresenceMs),
    }),
    /** How many of them are known here; of the others nothing is kept. */
    result: Exact({ known: Count, untilMs: TimeMs }),
  }),
  'visitor.read': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/contacts/:contactId/visit' },
    params: Exact({ contactId: Id }),
    result: Exact({ visit: Nullable(R.Visit) }),
  }),

  /** Who is here now: those who are picked for the asker first, then the newest. `before` is the `next` of the page before. */
  'visitor.list': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/visitors' },
    params: Exact({ before: Type.Optional(Id) }),
    result: Exact({ visitors: Type.Array(R.VisitorHere), next: Nullable(Id), total: Count }),
  }),

  /** The visitor's pages with their times: the visit going on, then earlier ones as far as they are kept, newest first. */
  'visitor.trail': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/contacts/:contactId/trail' },
    params: Exact({ contactId: Id }),
    result: Exact({ visits: Type.Array(R.VisitTrail) }),
  }),

  /** A page of the live board, the newest visitors first. `after` is the `next` of the page before; it stays good when visitors go. */
  'board.read': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/board' },
    params: Exact({ after: Type.Optional(Type.String({ maxLength: 80 })) }),
    result: Exact({ visitors: Type.Array(R.VisitorHere), next: Nullable(Type.String()), total: Count }),
  }),
  /** From now on this connection is sent `board.changed`. Watch first, then read. Does nothing by long polling. */
  'board.watch': define({ askers: staff, socket: true, params: Exact({}), result: Done }),
  'board.unwatch': define({ askers: staff, socket: true, params: Exact({}), result: Done }),

  /** Sends a link to the visitor's own unverified address; at most one in ten minutes to one address. */
  'address.challenge': define({
    askers: ['visitor'],
    socket: true,
    http: { method: 'POST', path: '/api/v1/contact/address-challenges' },
    params: Exact({}),
    result: Done,
  }),
  /** The link was opened and its button pressed. */
  'address.confirm': define({
    askers: ['anyone'],
    socket: false,
    http: { method: 'POST', path: '/api/v1/address-confirmations' },
    params: Exact({ token: MailToken }),
    result: Exact({ email: Type.String(), siteName: Type.String() }),
  }),
} as const
