import { limits } from './limits.ts'
import * as R from './resources.ts'
import {
  ClientId,
  Count,
  Day,
  Email,
  Exact,
  Id,
  Language,
  Login,
  Name,
  NewPassword,
  Nullable,
  OneOf,
  Phone,
  type Static,
  TimeMs,
  type TSchema,
  Type,
  Url,
} from './schema.ts'
import * as S from './service.ts'

/** Who may ask. `anyone` has no principal yet; the others are signed in by cookie, visitor token or socket ticket. */
export type Asker = 'anyone' | 'visitor' | 'agent' | 'administrator'

export type CommandShape = {
  params: TSchema
  result: TSchema
  askers: readonly Asker[]
  /** Of agents only those who have it. */
  right?: R.Right
  /** The HTTP door; parameters in `:braces` come from the path, the rest from the query (GET, DELETE) or the JSON body. */
  http?: {
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
    path: string
    /** Where a body may be larger than `limits.frameBytes`. */
    bodyBytes?: number
  }
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
/** The password is shown once; null when an invitation went by mail instead. */
const Issued = Exact({ agent: R.Agent, password: Nullable(Type.String()) })
const Reset = Exact({ agent: R.Agent, password: Type.String() })
const inSite = { siteId: Id }
const inTeam = { teamId: Id }
const inHours = { hoursId: Id }
/** Any of them; making properties optional forgets that there are no others. */
const Some = <P extends { [key: string]: TSchema }>(properties: P) =>
  Type.Partial(Exact(properties), { additionalProperties: false })
/** Scheme, host and port as browsers send them; a leading `*.` in the host stands for every subdomain. */
const Origins = Type.Array(Type.String({ maxLength: 300 }), { maxItems: limits.siteOrigins })
const Members = Type.Array(Id, { maxItems: 1_000 })
const Rights = Type.Array(R.Right, { uniqueItems: true })
const MailToken = Type.String({ minLength: 20, maxLength: 128 })

/** Without being told again, presence ends after this; 90 s where nothing is said. */
const PresenceMs = Type.Integer({ minimum: 1_000, maximum: limits.presenceLifeMs })
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
    socket: false,
    http: { method: 'PUT', path: '/api/v1/password' },
    params: Exact({ token: MailToken, next: NewPassword }),
    result: Exact({ account: Type.String(), login: Type.String() }),
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

  // Where no WebSocket gets through
  /** A resume with cursors that waits until there is something, `waitMs` at most. The lease is this connection's presence. */
  'link.poll': define({
    askers: everyone,
    socket: false,
    http: { method: 'POST', path: '/api/v1/link/poll' },
    params: Exact({
      version: Type.Integer(),
      lease: ClientId,
      /** Greets at once, as `welcome` does on a socket. */
      first: Type.Boolean(),
      waitMs: Type.Integer({ minimum: 0, maximum: limits.pollWithinMs }),
      watching: Type.Array(Exact({ conversationId: Id, rev: Count }), { maxItems: limits.polledConversations }),
      feed: Nullable(Type.String({ maxLength: 8_192 })),
      digest: Nullable(Type.String({ maxLength: 32_768 })),
    }),
    result: Exact({
      /** What `welcome` tells; only with `first`. */
      you: Type.Optional(Type.Object({ kind: OneOf('agent', 'visitor') })),
      /** As the WebSocket would bring them. */
      frames: Type.Array(Type.Object({ type: Type.String() })),
      feed: Nullable(Type.String()),
      digest: Type.String(),
      serverTimeMs: TimeMs,
    }),
  }),
  /** Runs a command that the WebSocket offers, with the same checks; its answer is that command's. */
  'link.request': define({
    askers: everyone,
    socket: false,
    http: { method: 'POST', path: '/api/v1/link/request' },
    params: Exact({ lease: ClientId, command: Type.String({ maxLength: 64 }), params: Type.Object({}) }),
    result: Type.Unknown(),
  }),
  /** Goes at once instead of when the lease ends. */
  'link.leave': define({
    askers: everyone,
    socket: false,
    http: { method: 'POST', path: '/api/v1/link/leave' },
    params: Exact({ lease: ClientId }),
    result: Done,
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
    params: Exact({
      name: Type.Optional(Name),
      email: Type.Optional(Nullable(Email)),
      language: Type.Optional(Language),
      theme: Type.Optional(R.Theme),
    }),
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
    askers: staff,
    right: 'account.manage',
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/account' },
    params: Exact({ name: Type.Optional(Name), agentLabel: Type.Optional(R.AgentLabelMode) }),
    result: R.Account,
  }),
  /** How the company serves; only what is said changes. */
  'service.update': define({
    askers: staff,
    right: 'teams.manage',
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/account/service' },
    params: Exact({ change: Some(S.serviceSettings) }),
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
    askers: staff,
    right: 'agents.manage',
    socket: false,
    http: { method: 'POST', path: '/api/v1/agents' },
    params: Exact({
      login: Login,
      name: Name,
      number: Type.Optional(Nullable(Name)),
      /** Where mail is set up, an agent with an address gets an invitation and chooses the password itself. */
      email: Type.Optional(Nullable(Email)),
      role: R.Role,
      /** The company's own role in the place of the built-in one, which is then `agent`. */
      roleId: Type.Optional(Id),
      language: Type.Optional(Language),
    }),
    result: Issued,
  }),
  'agent.update': define({
    askers: staff,
    right: 'agents.manage',
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/agents/:agentId' },
    params: Exact({
      agentId: Id,
      name: Type.Optional(Name),
      number: Type.Optional(Nullable(Name)),
      email: Type.Optional(Nullable(Email)),
      role: Type.Optional(R.Role),
      capacity: Type.Optional(S.abilities.capacity),
      skills: Type.Optional(S.abilities.skills),
      languages: Type.Optional(S.abilities.languages),
      roleId: Type.Optional(Id),
    }),
    result: R.Agent,
  }),
  'agent.reset': define({
    askers: staff,
    right: 'agents.manage',
    socket: false,
    http: { method: 'POST', path: '/api/v1/agents/:agentId/password' },
    params: Exact({ agentId: Id }),
    result: Reset,
  }),
  /** Sends an invitation that lets the agent choose a password. */
  'agent.invite': define({
    askers: staff,
    right: 'agents.manage',
    socket: false,
    http: { method: 'POST', path: '/api/v1/agents/:agentId/invitation' },
    params: Exact({ agentId: Id }),
    result: Exact({ sentTo: Type.String() }),
  }),
  'agent.disable': define({
    askers: staff,
    right: 'agents.manage',
    socket: false,
    http: { method: 'POST', path: '/api/v1/agents/:agentId/disable' },
    params: Exact({ agentId: Id }),
    result: R.Agent,
  }),
  'agent.enable': define({
    askers: staff,
    right: 'agents.manage',
    socket: false,
    http: { method: 'POST', path: '/api/v1/agents/:agentId/enable' },
    params: Exact({ agentId: Id }),
    result: R.Agent,
  }),
  /** The state of the asking agent, on all its devices; 'offline' is exit: its conversations go to others. */
  'state.set': define({
    askers: staff,
    socket: true,
    http: { method: 'PUT', path: '/api/v1/me/state' },
    params: Exact({
      state: OneOf('available', 'busy', 'break', 'offline'),
      /** Of a break. */
      reason: Type.Optional(Nullable(Name)),
    }),
    result: R.Agent,
  }),
  /** How long an agent was in each state, day by day; another agent's is for supervisors. */
  'state.ledger': define({
    askers: staff,
    socket: false,
    http: { method: 'GET', path: '/api/v1/state-ledger' },
    params: Exact({
      /** Default: the asking agent. */
      agentId: Type.Optional(Id),
      /** First day and number of days, in the calendar of the time zone. */
      from: Day,
      days: Type.Integer({ minimum: 1, maximum: limits.ledgerDays }),
      /** IANA name. */
      timeZone: Type.String({ maxLength: 64 }),
    }),
    result: Exact({ days: Type.Array(R.StateDay) }),
  }),
  /** What would move, and where to, if the agent left service now; asked before exit and before disabling. */
  'agent.departure': define({
    askers: staff,
    socket: false,
    http: { method: 'GET', path: '/api/v1/agents/:agentId/departure' },
    params: Exact({ agentId: Id }),
    /** `to` is null for the head of the queue. The first 100. */
    result: Exact({
      moves: Type.Array(Exact({ conversationId: Id, contact: R.ContactCard, to: Nullable(R.AgentCard) })),
    }),
  }),
  /** Who waits where and how long, and who serves how many; read again after `queue.changed`. */
  'queue.read': define({
    askers: staff,
    right: 'supervise',
    socket: true,
    http: { method: 'GET', path: '/api/v1/queue' },
    params: Exact({}),
    result: R.QueueBoard,
  }),
  /** The asking agent takes the conversation that it is asked to take. */
  'offer.accept': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/offer/accept' },
    params: Exact(inConversation),
    result: Done,
  }),
  'offer.decline': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/offer/decline' },
    params: Exact(inConversation),
    result: Done,
  }),

  // Teams and business hours
  'team.list': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/teams' },
    params: Exact({}),
    result: Exact({ teams: Type.Array(S.Team) }),
  }),
  'team.create': define({
    askers: staff,
    right: 'teams.manage',
    socket: false,
    http: { method: 'POST', path: '/api/v1/teams' },
    params: Exact({ name: Name, memberIds: Type.Optional(Members) }),
    result: S.Team,
  }),
  'team.update': define({
    askers: staff,
    right: 'teams.manage',
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/teams/:teamId' },
    params: Exact({
      ...inTeam,
      change: Type.Optional(Some(S.teamSettings)),
      /** Who comes and who goes, so that two who change a team at once both have their way. */
      addMemberIds: Type.Optional(Members),
      removeMemberIds: Type.Optional(Members),
    }),
    result: S.Team,
  }),
  /** What a removal would move and leave, asked before it is confirmed. */
  'team.departure': define({
    askers: staff,
    right: 'teams.manage',
    socket: false,
    http: { method: 'GET', path: '/api/v1/teams/:teamId/departure' },
    params: Exact(inTeam),
    result: S.TeamDeparture,
  }),
  'team.remove': define({
    askers: staff,
    right: 'teams.manage',
    socket: false,
    http: { method: 'DELETE', path: '/api/v1/teams/:teamId' },
    params: Exact(inTeam),
    result: Done,
  }),
  'hours.list': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/business-hours' },
    params: Exact({}),
    result: Exact({ hours: Type.Array(S.BusinessHours) }),
  }),
  'hours.create': define({
    askers: staff,
    right: 'teams.manage',
    socket: false,
    http: { method: 'POST', path: '/api/v1/business-hours' },
    params: Exact(S.hoursSettings),
    result: S.BusinessHours,
  }),
  'hours.update': define({
    askers: staff,
    right: 'teams.manage',
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/business-hours/:hoursId' },
    params: Exact({ ...inHours, change: Some(S.hoursSettings) }),
    result: S.BusinessHours,
  }),
  'hours.remove': define({
    askers: staff,
    right: 'teams.manage',
    socket: false,
    http: { method: 'DELETE', path: '/api/v1/business-hours/:hoursId' },
    params: Exact(inHours),
    result: Done,
  }),

  // Companies of the installation
  // Roles of the company's own
  'role.list': define({
    askers: staff,
    right: 'agents.manage',
    socket: false,
    http: { method: 'GET', path: '/api/v1/roles' },
    params: Exact({}),
    result: Exact({
      builtIn: Type.Array(Exact({ role: R.Role, rights: Rights })),
      roles: Type.Array(R.OwnRole),
    }),
  }),
  'role.create': define({
    askers: staff,
    right: 'agents.manage',
    socket: false,
    http: { method: 'POST', path: '/api/v1/roles' },
    params: Exact({ name: Name, rights: Rights }),
    result: R.OwnRole,
  }),
  /** Ends the sockets of those who have it, where its rights change: they come back with the new ones. */
  'role.update': define({
    askers: staff,
    right: 'agents.manage',
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/roles/:roleId' },
    params: Exact({ roleId: Id, name: Type.Optional(Name), rights: Type.Optional(Rights) }),
    result: R.OwnRole,
  }),
  'role.remove': define({
    askers: staff,
    right: 'agents.manage',
    socket: false,
    http: { method: 'DELETE', path: '/api/v1/roles/:roleId' },
    params: Exact({ roleId: Id }),
    result: Done,
  }),

  'company.list': define({
    askers: administrator,
    socket: false,
    http: { method: 'GET', path: '/api/v1/companies' },
    params: Exact({}),
    result: Exact({ companies: Type.Array(R.Company) }),
  }),
  /** The installation's owner makes a company with its first administrator. */
  'company.create': define({
    askers: administrator,
    socket: false,
    http: { method: 'POST', path: '/api/v1/companies' },
    params: Exact({
      name: Name,
      administrator: Exact({
        login: Login,
        name: Name,
        email: Type.Optional(Email),
        language: Type.Optional(Language),
      }),
    }),
    result: Exact({ company: R.Company, login: Type.String(), password: Nullable(Type.String()) }),
  }),
  /**
   * A company registers itself, where the installation takes registrations. Where mail is set up its administrator chooses
   * the password by a link that goes to the address; else the password comes along.
   */
  'company.register': define({
    askers: ['anyone'],
    socket: false,
    http: { method: 'POST', path: '/api/v1/registrations' },
    params: Exact({
      name: Name,
      administrator: Exact({ login: Login, name: Name, email: Email, language: Type.Optional(Language) }),
      password: Type.Optional(NewPassword),
    }),
    result: Exact({ slug: Type.String(), login: Type.String() }),
  }),
  'installation.read': define({
    askers: administrator,
    socket: false,
    http: { method: 'GET', path: '/api/v1/installation' },
    params: Exact({}),
    result: R.InstallationStatus,
  }),
  /** Sends a mail, and waits for what the mail server says. */
  'mail.test': define({
    askers: administrator,
    socket: false,
    http: { method: 'POST', path: '/api/v1/installation/test-mail' },
    params: Exact({ to: Email }),
    result: Done,
  }),

  // The company's sites
  'site.list': define({
    askers: staff,
    socket: false,
    http: { method: 'GET', path: '/api/v1/sites' },
    params: Exact({}),
    result: Exact({ sites: Type.Array(R.Site) }),
  }),
  'site.create': define({
    askers: staff,
    right: 'sites.manage',
    socket: false,
    http: { method: 'POST', path: '/api/v1/sites' },
    params: Exact({ name: Name, allowedOrigins: Origins }),
    result: R.Site,
  }),
  'site.update': define({
    askers: staff,
    right: 'sites.manage',
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/sites/:siteId' },
    params: Exact({
      ...inSite,
      change: Some({ name: Name, enabled: Type.Boolean(), allowedOrigins: Origins, ...R.siteSettings }),
    }),
    result: R.Site,
  }),
  /** Asked again every two seconds by a console that shows it. */
  'site.installation': define({
    askers: staff,
    right: 'sites.manage',
    socket: false,
    http: { method: 'GET', path: '/api/v1/sites/:siteId/installation' },
    params: Exact(inSite),
    result: Exact({ installation: R.Installation }),
  }),
  'identity-key.list': define({
    askers: staff,
    right: 'sites.manage',
    socket: false,
    http: { method: 'GET', path: '/api/v1/sites/:siteId/identity-keys' },
    params: Exact(inSite),
    result: Exact({ keys: Type.Array(R.IdentityKey) }),
  }),
  /** The secret is told here and never again. */
  'identity-key.create': define({
    askers: staff,
    right: 'sites.manage',
    socket: false,
    http: { method: 'POST', path: '/api/v1/sites/:siteId/identity-keys' },
    params: Exact(inSite),
    result: Exact({ key: R.IdentityKey, secret: Type.String() }),
  }),
  'identity-key.remove': define({
    askers: staff,
    right: 'sites.manage',
    socket: false,
    http: { method: 'DELETE', path: '/api/v1/sites/:siteId/identity-keys/:keyId' },
    params: Exact({ ...inSite, keyId: Id }),
    result: Done,
  }),
  'retention.list': define({
    askers: staff,
    right: 'sites.manage',
    socket: false,
    http: { method: 'GET', path: '/api/v1/retention-runs' },
    params: Exact({}),
    result: Exact({ runs: Type.Array(R.RetentionRun) }),
  }),
  /** Carries the rules of one site out now. They run by themselves once a day. */
  'retention.run': define({
    askers: staff,
    right: 'sites.manage',
    socket: false,
    http: { method: 'POST', path: '/api/v1/sites/:siteId/retention-runs' },
    params: Exact(inSite),
    result: R.RetentionRun,
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
  'contact.read': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/contacts/:contactId' },
    params: Exact({ contactId: Id }),
    /** Its latest conversations, newest first, on all sites of the company. */
    result: Exact({ contact: R.ContactDetail, conversations: Type.Array(R.ConversationItem) }),
  }),
  /** A special contact waits for its own agent, or its own team; null is the normal way. */
  'contact.handle': define({
    askers: staff,
    right: 'visitors.handle',
    socket: false,
    http: { method: 'PUT', path: '/api/v1/contacts/:contactId/handling' },
    params: Exact({ contactId: Id, handling: Nullable(R.Handling) }),
    result: Exact({ handling: Nullable(R.Handling) }),
  }),
  'contact.export': define({
    askers: staff,
    right: 'contacts.export',
    socket: false,
    http: { method: 'GET', path: '/api/v1/contacts/:contactId/export' },
    params: Exact({ contactId: Id }),
    result: R.ContactExport,
  }),
  /** Everything of the contact goes, everywhere, for good; the record stays. */
  'contact.erase': define({
    askers: staff,
    right: 'contacts.erase',
    socket: false,
    http: { method: 'DELETE', path: '/api/v1/contacts/:contactId' },
    params: Exact({ contactId: Id }),
    result: R.Erasure,
  }),
  'erasure.list': define({
    askers: staff,
    right: 'contacts.erase',
    socket: false,
    http: { method: 'GET', path: '/api/v1/erasures' },
    params: Exact({}),
    result: Exact({ erasures: Type.Array(R.Erasure) }),
  }),

  // Conversations
  'conversation.start': define({
    askers: ['visitor'],
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations' },
    params: Exact({}),
    result: Exact({ conversationId: Id }),
  }),
  /** The contact's conversation on a site, made when absent, so that an agent may write first. */
  'conversation.open': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/contacts/:contactId/conversations' },
    params: Exact({ contactId: Id, siteId: Id }),
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
  /** Where the visitor is, and what becomes of words to it while it is not there. */
  'conversation.reach': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/conversations/:conversationId/reach' },
    params: Exact(inConversation),
    result: R.Reach,
  }),
  'conversation.take': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/take' },
    /** `from`: the assignee the agent saw when it clicked; anything else by now refuses with `conversation.taken`. */
    params: Exact({ ...inConversation, from: Nullable(Id) }),
    result: Done,
  }),
  /** Gives it to a colleague, a team or the queue, with a note that only staff see (mark E10). */
  'conversation.transfer': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/transfer' },
    params: Exact({
      ...inConversation,
      to: Type.Union([
        Exact({ kind: Type.Literal('agent'), agentId: Id }),
        Exact({ kind: Type.Literal('team'), teamId: Id }),
        Exact({ kind: Type.Literal('queue') }),
      ]),
      note: Type.Optional(R.MessageText),
    }),
    result: Done,
  }),
  /** Lays it aside until then, or until the visitor writes. */
  'conversation.snooze': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/snooze' },
    params: Exact({ ...inConversation, untilMs: TimeMs }),
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

  // The revisit list
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
    result: Exact({ conversationId: Id, callback: R.Callback }),
  }),
  'callback.export': define({
    askers: staff,
    right: 'callbacks.export',
    socket: false,
    http: { method: 'GET', path: '/api/v1/callback-export' },
    params: Exact({}),
    result: Exact({ csv: Type.String() }),
  }),
  /** All lines or none. */
  'callback.import': define({
    askers: staff,
    right: 'callbacks.export',
    socket: false,
    http: { method: 'POST', path: '/api/v1/callback-imports', bodyBytes: limits.importBytes },
    params: Exact({ csv: Type.String({ maxLength: limits.importCharacters }) }),
    result: Exact({ imported: Count }),
  }),

  // The list feed of the console
  'feed.resume': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/feeds/conversations' },
    params: Exact({ cursor: Type.Optional(Type.String({ maxLength: 96 })) }),
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
