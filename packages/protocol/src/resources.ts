import { limits } from './limits.ts'
import {
  ClientId,
  Count,
  Exact,
  Id,
  Language,
  Name,
  Nullable,
  OneOf,
  type Static,
  TimeMs,
  Type,
  Url,
} from './schema.ts'
import { AssignmentPolicy, abilities, ServiceSettings } from './service.ts'

export const Role = OneOf('administrator', 'supervisor', 'agent')
export type Role = Static<typeof Role>

/** What a role may allow beyond what every agent may do. */
export const Right = OneOf(
  'conversations.all',
  'conversations.team',
  'visitors.handle',
  'supervise',
  'agents.manage',
  'teams.manage',
  'sites.manage',
  'account.manage',
  'contacts.export',
  'contacts.erase',
  'callbacks.export',
  'audit.read',
)
export type Right = Static<typeof Right>

/** A role that the company has made for itself. */
export const OwnRole = Exact({
  id: Id,
  name: Name,
  rights: Type.Array(Right, { uniqueItems: true }),
  /** Agents who have it. */
  agents: Count,
})
export type OwnRole = Static<typeof OwnRole>

/** How the account labels its agents, for visitors and colleagues alike (mark A6). */
export const AgentLabelMode = OneOf('name', 'login', 'number')
export type AgentLabelMode = Static<typeof AgentLabelMode>

export const AgentState = OneOf('available', 'busy', 'break', 'away', 'offline')
export type AgentState = Static<typeof AgentState>

export const Theme = OneOf('light', 'dark', 'auto')
export type Theme = Static<typeof Theme>

/** An agent as everybody may see it. `pictureUrl` is a path on the product's own address. */
export const AgentCard = Exact({ id: Id, label: Type.String(), pictureUrl: Nullable(Type.String()) })
export type AgentCard = Static<typeof AgentCard>

/** An agent as colleagues see it. */
export const Agent = Exact({
  id: Id,
  label: Type.String(),
  pictureUrl: Nullable(Type.String()),
  login: Type.String(),
  /** Where mail reaches the agent; null when not told. */
  email: Nullable(Type.String()),
  /** An invitation went by mail, and the agent has not chosen a password yet. */
  invited: Type.Boolean(),
  name: Name,
  number: Nullable(Type.String()),
  role: Role,
  /** 'away': the connection is lost, and the agent may be back within the grace time. */
  /** The company's own role, which stands in the place of the built-in one. */
  ownRole: Nullable(Exact({ id: Id, name: Type.String() })),
  state: AgentState,
  /** Of a break. */
  stateReason: Nullable(Type.String()),
  stateSinceMs: TimeMs,
  disabled: Type.Boolean(),
  createdAtMs: TimeMs,
  ...abilities,
})
export type Agent = Static<typeof Agent>

/** Milliseconds in each state on one day. */
export const StateDay = Exact({
  /** `YYYY-MM-DD`. */
  date: Type.String(),
  available: Count,
  busy: Count,
  break: Count,
  away: Count,
  offline: Count,
})
export type StateDay = Static<typeof StateDay>

export const Account = Exact({
  id: Id,
  name: Type.String(),
  /** Tells the companies of one installation apart at sign-in. */
  slug: Type.String(),
  agentLabel: AgentLabelMode,
  /** Its administrators look after the whole installation: the first company. */
  isOwner: Type.Boolean(),
  service: ServiceSettings,
})
export type Account = Static<typeof Account>

/** The signed-in agent's own record. */
export const Me = Exact({
  agent: Agent,
  language: Language,
  theme: Theme,
  account: Account,
  rights: Type.Array(Right),
  /** A password set by somebody else must be changed before anything else. */
  passwordChangeDue: Type.Boolean(),
})
export type Me = Static<typeof Me>

export const Session = Exact({
  id: Id,
  current: Type.Boolean(),
  createdAtMs: TimeMs,
  lastSeenAtMs: TimeMs,
  ip: Type.String(),
  browser: Type.String(),
  system: Type.String(),
})
export type Session = Static<typeof Session>

const SiteText = Type.String({ maxLength: limits.siteTextCharacters })

/** A site's own words in one language; an empty one stands for the product's. */
export const SiteTexts = Exact({ title: SiteText, greeting: SiteText, privacy: SiteText, consent: SiteText })
export type SiteTexts = Static<typeof SiteTexts>

export const SiteTextsByLanguage = Exact({ en: SiteTexts, 'zh-CN': SiteTexts })
export type SiteTextsByLanguage = Static<typeof SiteTextsByLanguage>

export const AttributeKey = Type.String({
  pattern: '^[A-Za-z][A-Za-z0-9_.-]*$',
  maxLength: limits.attributeKeyCharacters,
})
/** A custom attribute: what a site or the form before the chat tells of a contact. */
export const AttributeValue = Type.Union([
  Type.String({ maxLength: limits.attributeCharacters }),
  Type.Number(),
  Type.Boolean(),
])
export const Attributes = Type.Record(AttributeKey, AttributeValue, { maxProperties: limits.attributes })
export type Attributes = Static<typeof Attributes>

/** The form before the chat. Answers to questions become attributes of the contact, under the question's key. */
export const PreChat = Exact({
  enabled: Type.Boolean(),
  fields: Type.Array(Exact({ field: OneOf('name', 'email', 'phone'), required: Type.Boolean() }), { maxItems: 3 }),
  questions: Type.Array(
    Exact({
      key: AttributeKey,
      label: Exact({ en: Type.String({ maxLength: 120 }), 'zh-CN': Type.String({ maxLength: 120 }) }),
      required: Type.Boolean(),
    }),
    { maxItems: limits.preChatQuestions },
  ),
})
export type PreChat = Static<typeof PreChat>

/** When a visitor is asked to agree: never, with the form before the chat, or before anything at all begins (presence too). */
export const Consent = OneOf('none', 'before-chat', 'before-presence')
export type Consent = Static<typeof Consent>

const Days = Nullable(Type.Integer({ minimum: 1, maximum: limits.retentionDays }))
/** How many days each is kept; null keeps it. Conversations count from their last entry, once closed. */
export const Retention = Exact({ conversations: Days, files: Days, visits: Days, ipAddresses: Days })
export type Retention = Static<typeof Retention>

const look = { accent: Type.String({ pattern: '^#[0-9a-f]{6}$' }), position: OneOf('end', 'start'), theme: Theme }
const terms = {
  texts: SiteTextsByLanguage,
  preChat: PreChat,
  consent: Consent,
  /** Pages of visitors who ask not to be tracked (DNT, Global Privacy Control) start nothing until the visitor opens the chat. */
  respectsDoNotTrack: Type.Boolean(),
  /** The company's privacy page. */
  privacyUrl: Nullable(Url),
  /** The page keeps a handle of its own that brings the visitor back where the frame's storage does not last. */
  keepsHandle: Type.Boolean(),
}
export const siteSettings = {
  ...look,
  ...terms,
  retention: Retention,
  /** The team that serves its visitors; null is everybody. */
  teamId: Nullable(Id),
  /** When it serves; null is as its team does, or always. */
  hoursId: Nullable(Id),
}

export const Site = Exact({
  id: Id,
  name: Type.String(),
  key: Type.String(),
  enabled: Type.Boolean(),
  allowedOrigins: Type.Array(Type.String()),
  snippet: Type.String(),
  /** The chat as a page of its own, for apps, WebViews and links. */
  chatUrl: Type.String(),
  ...siteSettings,
})
export type Site = Static<typeof Site>

/** How far a site's snippet has come, judged from what the server was asked for. Newest first decides. */
export const Installation = Type.Union([
  Exact({ state: Type.Literal('unseen') }),
  /** A page asked whose address is not allowed. */
  Exact({ state: Type.Literal('refused'), origin: Type.String(), atMs: TimeMs }),
  /** The script came, and then nothing: the page's policy lacks `connect-src`, or after that `frame-src`. */
  Exact({ state: Type.Literal('blocked'), step: OneOf('connect', 'frame'), origin: Type.String(), atMs: TimeMs }),
  Exact({ state: Type.Literal('connected'), pageUrl: Type.String(), atMs: TimeMs }),
])
export type Installation = Static<typeof Installation>

/** A key with which the site's server signs identities. Its secret is shown once, when it is made. */
export const IdentityKey = Exact({ id: Id, createdAtMs: TimeMs, lastUsedAtMs: Nullable(TimeMs) })
export type IdentityKey = Static<typeof IdentityKey>

/** What the page's icon and frame need before anything else is known. */
export const Appearance = Exact({ siteName: Type.String(), ...look, ...terms })
export type Appearance = Static<typeof Appearance>

export const Author = Exact({
  kind: OneOf('contact', 'agent', 'bot', 'system'),
  /** Null for the system. */
  id: Nullable(Id),
  label: Type.String(),
  pictureUrl: Nullable(Type.String()),
})
export type Author = Static<typeof Author>

export const Visibility = OneOf('everyone', 'staff')
export type Visibility = Static<typeof Visibility>

export const MessageText = Type.String({ minLength: 1, maxLength: limits.messageCharacters })

/** In the order in which they are served. Words are what a visitor left who is not here: agents take them by hand. */
export const Lane = OneOf('own', 'priority', 'normal', 'words')
export type Lane = Static<typeof Lane>

export const TransferTarget = Type.Union([
  Exact({ kind: Type.Literal('agent'), agent: AgentCard }),
  Exact({ kind: Type.Literal('team'), name: Type.String() }),
  Exact({ kind: Type.Literal('queue') }),
])
export type TransferTarget = Static<typeof TransferTarget>

export const Content = Type.Union([
  Exact({ kind: Type.Literal('message'), text: MessageText }),
  /** The conversation has a new assignee; `by` differs from it when somebody else decided. */
  Exact({ kind: Type.Literal('assigned'), assignee: AgentCard, from: Nullable(AgentCard) }),
  Exact({ kind: Type.Literal('closed') }),
  Exact({ kind: Type.Literal('reopened') }),
  /** Nobody could serve in time: the visitor is asked to leave words. */
  Exact({ kind: Type.Literal('words') }),
  /** Waits for an agent again. */
  Exact({ kind: Type.Literal('queued') }),
  /** Given away by the author; who has it then is told by `assigned`. A team that is gone has no name. */
  Exact({ kind: Type.Literal('transferred'), to: TransferTarget }),
  /** The visitor was reminded that the agent waits for an answer. */
  Exact({ kind: Type.Literal('reminded') }),
  /** Staff only: laid aside until then; null once it goes on. */
  Exact({ kind: Type.Literal('snoozed'), untilMs: Nullable(TimeMs) }),
  /** Staff only: the agent's seat is free, because the visitor has gone or has not answered for long; and taken again. */
  Exact({ kind: Type.Literal('rested'), cause: OneOf('gone', 'idle') }),
  Exact({ kind: Type.Literal('returned') }),
  /** Staff only: waits in another lane from now on. */
  Exact({ kind: Type.Literal('moved'), lane: Lane }),
  /** Staff only: why this agent; null is nobody yet. Of `among` who could have taken it; the agent had `load` conversations. */
  Exact({
    kind: Type.Literal('decided'),
    agent: Nullable(AgentCard),
    cause: OneOf('waiting', 'exit', 'lost', 'disabled', 'team-removed', 'not-accepted', 'not-taken', 'overflow'),
    policy: AssignmentPolicy,
    among: Count,
    load: Count,
    /** It is the agent whom the contact was led to. */
    wanted: Type.Boolean(),
    /** The agent was asked, and has yet to accept. */
    offered: Type.Boolean(),
  }),
])
export type Content = Static<typeof Content>

/** From where a visitor's message was sent (mark A7); staff only. */
export const Origin = Exact({
  /** Null once it is no longer kept. */
  ip: Nullable(Type.String()),
  country: Nullable(Type.String()),
  pageUrl: Nullable(Type.String()),
  pageTitle: Nullable(Type.String()),
})
export type Origin = Static<typeof Origin>

/**
 * One entry of a conversation's log. `seq` is its place in the order, `rev` the number of its last change; staff get the
 * pair that counts all entries, everybody else the pair that counts public ones (gap-free in each).
 */
export const Entry = Exact({
  id: Id,
  seq: Count,
  rev: Count,
  author: Author,
  atMs: TimeMs,
  visibility: Visibility,
  /** Present on messages: the id its sender's client made. */
  clientId: Type.Optional(ClientId),
  content: Content,
  origin: Type.Optional(Origin),
})
export type Entry = Static<typeof Entry>

/** How far a participant has received and read, as order numbers in the reader's own count. */
export const Mark = Exact({
  party: Exact({ kind: OneOf('contact', 'agent'), id: Id }),
  deliveredSeq: Count,
  readSeq: Count,
  rev: Count,
})
export type Mark = Static<typeof Mark>

export const ConversationStatus = OneOf('queued', 'open', 'snoozed', 'closed')
export type ConversationStatus = Static<typeof ConversationStatus>

/** What everybody in a conversation sees of it. */
const head = {
  id: Id,
  kind: OneOf('service', 'internal', 'multi'),
  status: ConversationStatus,
  assignee: Nullable(AgentCard),
  createdAtMs: TimeMs,
  /** Last order and change number, in the reader's own count. */
  seq: Count,
  rev: Count,
}

/** A conversation as a visitor sees it. */
export const ConversationHead = Exact(head)
export type ConversationHead = Static<typeof ConversationHead>

export const ContactCard = Exact({
  id: Id,
  /** The name that was given, or a short tag made from the id (`#3F2A`), which is the same in every language. */
  label: Type.String(),
  name: Nullable(Type.String()),
  email: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  verified: Type.Boolean(),
})
export type ContactCard = Static<typeof ContactCard>

/** Where a conversation belongs and, while `queuedAtMs` is set, where it waits for an agent. Staff only. */
export const Routing = Exact({
  team: Nullable(Exact({ id: Id, name: Type.String() })),
  lane: Lane,
  queuedAtMs: Nullable(TimeMs),
  /** Whose own contact it is. */
  wanted: Nullable(AgentCard),
  /** Since when nobody is there to be served: the visitor has gone, or lets the agent wait. Then it holds no seat. */
  restingSinceMs: Nullable(TimeMs),
  /** Who is asked to take it. */
  offer: Nullable(Exact({ agent: AgentCard, expiresAtMs: TimeMs })),
})
export type Routing = Static<typeof Routing>

/** A conversation as staff see it in lists; the same for every colleague. */
export const ConversationItem = Exact({
  ...head,
  site: Exact({ id: Id, name: Type.String() }),
  contact: ContactCard,
  /** Messages from visitors so far; minus a reader's `readInbound` it is the reader's unread count. */
  inboundCount: Count,
  lastAtMs: TimeMs,
  /** Since when the visitor waits for an answer; null when it does not. */
  waitingSinceMs: Nullable(TimeMs),
  routing: Routing,
  last: Nullable(
    Exact({
      text: Type.String(),
      authorKind: OneOf('contact', 'agent', 'bot', 'system'),
      authorId: Nullable(Id),
      visibility: Visibility,
      atMs: TimeMs,
    }),
  ),
})
export type ConversationItem = Static<typeof ConversationItem>

/** How a contact is served, as somebody has decided by hand. */
export const Handling = Exact({
  special: Type.Boolean(),
  agentId: Nullable(Id),
  teamId: Nullable(Id),
  /** Ahead of the normal lane. */
  priority: Type.Boolean(),
})
export type Handling = Static<typeof Handling>

/** All that is known of a contact. Staff only. */
export const ContactDetail = Exact({
  id: Id,
  label: Type.String(),
  name: Nullable(Type.String()),
  email: Nullable(Type.String()),
  /** The visitor answered a link sent to this address, or a signed identity named it. */
  emailVerified: Type.Boolean(),
  phone: Nullable(Type.String()),
  /** A signed identity has shown who it is. */
  verified: Type.Boolean(),
  /** The contact's id in the company's own system, from the signed identity. */
  externalId: Nullable(Type.String()),
  attributes: Attributes,
  language: Nullable(Type.String()),
  consentedAtMs: Nullable(TimeMs),
  createdAtMs: TimeMs,
})
export type ContactDetail = Static<typeof ContactDetail>

/** What the signed-in agent has read of a conversation. */
export const ReadMark = Exact({ conversationId: Id, readSeq: Count, readInbound: Count })
export type ReadMark = Static<typeof ReadMark>

/**
 * All that changed in one conversation after `from`, up to `to`. The live push and the answer to a resume are this same
 * shape: a client whose own number lies in [from, to) applies it; one below `from` asks to resume. With `reset` it
 * replaces what the client holds (`from` is 0).
 */
export const Changes = Exact({
  conversationId: Id,
  from: Count,
  to: Count,
  reset: Type.Boolean(),
  /** With `reset`: whether older entries exist before the first one here. */
  earlier: Type.Optional(Type.Boolean()),
  entries: Type.Array(Entry),
  marks: Type.Array(Mark),
  /** Staff get an item, visitors a head. */
  conversation: Type.Union([ConversationItem, ConversationHead]),
})
export type Changes = Static<typeof Changes>

/** A visitor's visit: the one going on, or the last one when `online` is false. Staff only. */
export const Visit = Exact({
  contactId: Id,
  online: Type.Boolean(),
  /** Null once it is no longer kept. */
  ip: Nullable(Type.String()),
  country: Nullable(Type.String()),
  pageUrl: Nullable(Type.String()),
  pageTitle: Nullable(Type.String()),
  referrer: Nullable(Type.String()),
  browser: Type.String(),
  system: Type.String(),
  device: OneOf('desktop', 'phone', 'tablet', 'other'),
  language: Nullable(Type.String()),
  timeZone: Nullable(Type.String()),
  startedAtMs: TimeMs,
  lastSeenAtMs: TimeMs,
  /** The available agent who is picked for the visitor while it is here and nobody has it; at no cost to that agent. */
  pickedAgent: Nullable(AgentCard),
})
export type Visit = Static<typeof Visit>

/** A visitor who is on a page of one of the sites now. Staff only. */
export const VisitorHere = Exact({
  visit: Visit,
  contact: ContactCard,
  site: Exact({ id: Id, name: Type.String() }),
  /** Its conversation on the site, once something was written in it. */
  conversation: Nullable(ConversationItem),
})
export type VisitorHere = Static<typeof VisitorHere>
export const CallbackState = OneOf('open', 'solved', 'done')
export type CallbackState = Static<typeof CallbackState>

export const AttemptResult = OneOf('reached', 'missed', 'written')
export type AttemptResult = Static<typeof AttemptResult>

/** On a site now, in the host app or game as that reports, or neither. */
export const Standing = OneOf('here', 'app', 'away')
export type Standing = Static<typeof Standing>

/** How a visitor is reached (mark A9). `lacks` says why words are kept though they were to be mailed. */
export const Reach = Exact({
  standing: Standing,
  way: OneOf('refuse', 'keep', 'e-mail'),
  lacks: Nullable(OneOf('mail', 'address')),
})
export type Reach = Static<typeof Reach>

/** An entry of the revisit list. Staff only. */
export const Callback = Exact({
  id: Id,
  /** Which of its states this is; a change names the one it was made from. */
  rev: Count,
  /** The contact's name, or what was written by hand. */
  label: Type.String(),
  contact: Nullable(ContactCard),
  conversationId: Nullable(Id),
  /** Written by hand; null where the contact's record says it. */
  name: Nullable(Type.String()),
  email: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  reason: Type.String(),
  reported: Type.String(),
  outcome: Type.String(),
  state: CallbackState,
  dueAtMs: Nullable(TimeMs),
  /** Null is everybody's. */
  owner: Nullable(AgentCard),
  attempts: Count,
  lastAttempt: Nullable(Exact({ atMs: TimeMs, by: AgentCard, result: AttemptResult })),
  standing: Standing,
  /** On a site and talking with an agent. */
  inService: Type.Boolean(),
  createdBy: AgentCard,
  createdAtMs: TimeMs,
  changedAtMs: TimeMs,
})
export type Callback = Static<typeof Callback>

/** All that is stored about one contact, without staff's notes. */
export const ContactExport = Exact({
  exportedAtMs: TimeMs,
  company: Type.String(),
  contact: ContactDetail,
  visits: Type.Array(Visit),
  conversations: Type.Array(
    Exact({
      id: Id,
      siteName: Type.String(),
      status: ConversationStatus,
      createdAtMs: TimeMs,
      entries: Type.Array(Entry),
    }),
  ),
  /** Its entries of the revisit list, without what staff noted of their end. */
  callbacks: Type.Array(
    Exact({
      reason: Type.String(),
      reported: Type.String(),
      state: CallbackState,
      dueAtMs: Nullable(TimeMs),
      createdAtMs: TimeMs,
    }),
  ),
})
export type ContactExport = Static<typeof ContactExport>

/** The record that a contact was erased; nothing of the contact is in it but the id. */
export const Erasure = Exact({
  id: Id,
  contactId: Id,
  by: AgentCard,
  atMs: TimeMs,
  conversations: Count,
  entries: Count,
  files: Count,
})
export type Erasure = Static<typeof Erasure>

/** What one run of the retention rules removed from a site. `ipAddresses` counts messages and visits that no longer say theirs. */
export const RetentionRun = Exact({
  id: Id,
  siteId: Id,
  siteName: Type.String(),
  atMs: TimeMs,
  conversations: Count,
  entries: Count,
  files: Count,
  visits: Count,
  /** Messages that no longer say on which page they were written. */
  pages: Count,
  ipAddresses: Count,
  /** People of whom nothing was left: never verified, without a conversation, not seen for as long as visits are kept. */
  contacts: Count,
})
export type RetentionRun = Static<typeof RetentionRun>

/** One company of the installation, as its owner sees it. */
export const Company = Exact({ id: Id, name: Type.String(), slug: Type.String(), createdAtMs: TimeMs })
export type Company = Static<typeof Company>

/** How the installation stands. Administrators only. */
export const InstallationStatus = Exact({
  version: Type.String(),
  publicUrl: Type.String(),
  registration: Type.Boolean(),
  mail: Exact({ configured: Type.Boolean(), from: Nullable(Type.String()) }),
  /** Proxies whose forwarded headers came without being listed: every visitor seems to have their address. */
  unlistedProxies: Type.Array(Exact({ address: Type.String(), lastSeenAtMs: TimeMs })),
})
export type InstallationStatus = Static<typeof InstallationStatus>

/** A visitor's place in the queue, from 1 on, and how long it may take; null where nothing tells. */
export const Waiting = Exact({ place: Count, estimateMs: Nullable(Count) })
export type Waiting = Static<typeof Waiting>

/** What a supervisor sees of the queue. Words that were left stand in no line. */
export const QueueBoard = Exact({
  /** The first 200, longest wait first. */
  waiting: Type.Array(Exact({ conversation: ConversationItem, place: Count, estimateMs: Nullable(Count) })),
  /** All who wait, on this page or not. */
  total: Count,
  agents: Type.Array(Exact({ agent: Agent, load: Count, capacity: Count })),
  /** Null is those without a team. */
  teams: Type.Array(
    Exact({ team: Nullable(Exact({ id: Id, name: Type.String() })), waiting: Count, capacity: Nullable(Count) }),
  ),
})
export type QueueBoard = Static<typeof QueueBoard>

/** Whether somebody of the site is there to answer, and a few faces. */
export const Availability = Exact({
  /** Somebody is there to answer. */
  online: Type.Boolean(),
  agents: Type.Array(AgentCard),
  /** When service begins again, outside business hours; null within them, and where they never begin. */
  opensAtMs: Nullable(TimeMs),
})
export type Availability = Static<typeof Availability>

/** The visitor's own record. */
export const VisitorSelf = Exact({
  contactId: Id,
  name: Nullable(Type.String()),
  email: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  /** A signed identity has shown who it is: its record changes by such identities only. */
  verified: Type.Boolean(),
  emailVerified: Type.Boolean(),
  /** Its service conversation on this site; null until it first writes. */
  conversationId: Nullable(Id),
})
export type VisitorSelf = Static<typeof VisitorSelf>
