import { limits } from './limits.ts'
import * as R from './resources.ts'
import {
  ClientId,
  Count,
  Exact,
  Id,
  Language,
  Login,
  Name,
  NewPassword,
  Nullable,
  OneOf,
  type Static,
  TimeMs,
  type TSchema,
  Type,
  Url,
} from './schema.ts'

/** Who may ask. `anyone` has no principal yet; the others are signed in by cookie, visitor token or socket ticket. */
export type Asker = 'anyone' | 'visitor' | 'agent' | 'administrator'

export type CommandShape = {
  params: TSchema
  result: TSchema
  askers: readonly Asker[]
  /** The HTTP door; parameters in `:braces` come from the path, the rest from the query (GET, DELETE) or the JSON body. */
  http?: { method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'; path: string }
  /** Whether the WebSocket door offers it too. */
  socket: boolean
}

const define = <const C extends CommandShape>(command: C): C => command
const Done = Exact({})
const staff = ['agent', 'administrator'] as const
const everyone = ['visitor', 'agent', 'administrator'] as const
const administrator = ['administrator'] as const
const inConversation = { conversationId: Id }
const Ticket = Exact({ ticket: Type.String(), expiresAtMs: TimeMs })
const Issued = Exact({ agent: R.Agent, password: Type.String() })

/** Every capability, by its one name. Both doors, the rights table, the OpenAPI page and the tests are made from this list. */
export const commands = {
  // Signing in
  'session.create': define({
    askers: ['anyone'],
    socket: false,
    http: { method: 'POST', path: '/api/v1/sign-in' },
    params: Exact({
      account: Type.Optional(Name),
      login: Type.String({ maxLength: limits.loginCharacters }),
      password: Type.String({ maxLength: limits.passwordCharacters }),
    }),
    result: R.Me,
  }),
  'session.end': define({
    askers: staff,
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

  // The agent's own things
  'profile.read': define({
    askers: staff,
    socket: false,
    http: { method: 'GET', path: '/api/v1/me' },
    params: Exact({}),
    result: R.Me,
  }),
  'profile.update': define({
    askers: staff,
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/me' },
    params: Exact({ name: Type.Optional(Name), language: Type.Optional(Language), theme: Type.Optional(R.Theme) }),
    result: R.Me,
  }),
  'password.change': define({
    askers: staff,
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

  // The account and its agents
  'account.read': define({
    askers: staff,
    socket: false,
    http: { method: 'GET', path: '/api/v1/account' },
    params: Exact({}),
    result: R.Account,
  }),
  'account.update': define({
    askers: administrator,
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/account' },
    params: Exact({ name: Type.Optional(Name), agentLabel: Type.Optional(R.AgentLabelMode) }),
    result: R.Account,
  }),
  'agent.list': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/agents' },
    params: Exact({}),
    result: Exact({ agents: Type.Array(R.Agent) }),
  }),
  'agent.create': define({
    askers: administrator,
    socket: false,
    http: { method: 'POST', path: '/api/v1/agents' },
    params: Exact({
      login: Login,
      name: Name,
      number: Type.Optional(Nullable(Name)),
      role: R.Role,
      language: Type.Optional(Language),
    }),
    result: Issued,
  }),
  'agent.update': define({
    askers: administrator,
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/agents/:agentId' },
    params: Exact({
      agentId: Id,
      name: Type.Optional(Name),
      number: Type.Optional(Nullable(Name)),
      role: Type.Optional(R.Role),
    }),
    result: R.Agent,
  }),
  'agent.reset': define({
    askers: administrator,
    socket: false,
    http: { method: 'POST', path: '/api/v1/agents/:agentId/password' },
    params: Exact({ agentId: Id }),
    result: Issued,
  }),
  'agent.disable': define({
    askers: administrator,
    socket: false,
    http: { method: 'POST', path: '/api/v1/agents/:agentId/disable' },
    params: Exact({ agentId: Id }),
    result: R.Agent,
  }),
  'agent.enable': define({
    askers: administrator,
    socket: false,
    http: { method: 'POST', path: '/api/v1/agents/:agentId/enable' },
    params: Exact({ agentId: Id }),
    result: R.Agent,
  }),
  'site.list': define({
    askers: staff,
    socket: false,
    http: { method: 'GET', path: '/api/v1/sites' },
    params: Exact({}),
    result: Exact({ sites: Type.Array(R.Site) }),
  }),

  // The visitor's way in
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
      ticket: Type.String({ maxLength: 128 }),
      token: Type.Optional(Type.String({ maxLength: 128 })),
    }),
    result: Exact({ token: Type.String(), visitor: R.VisitorSelf }),
  }),
  'contact.update': define({
    askers: ['visitor'],
    socket: true,
    http: { method: 'PATCH', path: '/api/v1/contact' },
    params: Exact({
      name: Type.Optional(Nullable(Name)),
      email: Type.Optional(Nullable(Type.String({ maxLength: 254, pattern: '^[^@\\s]+@[^@\\s]+$' }))),
      phone: Type.Optional(Nullable(Type.String({ maxLength: 32, pattern: '^[+0-9 ()./-]{4,32}$' }))),
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
  'visitor.read': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/contacts/:contactId/visit' },
    params: Exact({ contactId: Id }),
    result: Exact({ visit: Nullable(R.Visit) }),
  }),

  // Conversations
  'conversation.start': define({
    askers: ['visitor'],
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations' },
    params: Exact({}),
    result: Exact({ conversationId: Id }),
  }),
  'conversation.list': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/conversations' },
    params: Exact({
      tab: OneOf('mine', 'queue', 'team', 'closed'),
      before: Type.Optional(Type.String({ maxLength: 80 })),
    }),
    result: Exact({
      items: Type.Array(R.ConversationItem),
      reads: Type.Array(R.ReadMark),
      next: Nullable(Type.String()),
    }),
  }),
  'conversation.resume': define({
    askers: everyone,
    socket: true,
    http: { method: 'GET', path: '/api/v1/conversations/:conversationId/changes' },
    params: Exact({ ...inConversation, rev: Count }),
    result: R.Changes,
  }),
  'conversation.unwatch': define({ askers: everyone, socket: true, params: Exact(inConversation), result: Done }),
  'conversation.history': define({
    askers: everyone,
    socket: true,
    http: { method: 'GET', path: '/api/v1/conversations/:conversationId/entries' },
    params: Exact({
      ...inConversation,
      beforeSeq: Count,
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.pageEntries })),
    }),
    result: Exact({ entries: Type.Array(R.Entry), earlier: Type.Boolean() }),
  }),
  'message.send': define({
    askers: everyone,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/messages' },
    params: Exact({
      ...inConversation,
      clientId: ClientId,
      text: R.MessageText,
      visibility: Type.Optional(R.Visibility),
    }),
    result: Exact({ entryId: Id, seq: Count, rev: Count, atMs: TimeMs }),
  }),
  'conversation.take': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/take' },
    /** `from`: the assignee the agent saw when it clicked; anything else by now refuses with `conversation.taken`. */
    params: Exact({ ...inConversation, from: Nullable(Id) }),
    result: Done,
  }),
  'conversation.close': define({
    askers: everyone,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/close' },
    params: Exact(inConversation),
    result: Done,
  }),
  'conversation.reopen': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/reopen' },
    params: Exact(inConversation),
    result: Done,
  }),
  'receipt.update': define({
    askers: everyone,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/receipts' },
    params: Exact({ ...inConversation, deliveredSeq: Type.Optional(Count), readSeq: Type.Optional(Count) }),
    result: Done,
  }),
  'typing.set': define({
    askers: everyone,
    socket: true,
    params: Exact({ ...inConversation, active: Type.Boolean() }),
    result: Done,
  }),

  // The list feed of the console
  'feed.resume': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/feeds/conversations' },
    params: Exact({ cursor: Type.Optional(Type.String({ maxLength: 64 })) }),
    result: Exact({
      cursor: Type.String(),
      reset: Type.Boolean(),
      items: Type.Array(R.ConversationItem),
      reads: Type.Array(R.ReadMark),
      more: Type.Boolean(),
    }),
  }),
} as const

export type CommandName = keyof typeof commands
export type Params<N extends CommandName> = Static<(typeof commands)[N]['params']>
export type Result<N extends CommandName> = Static<(typeof commands)[N]['result']>
