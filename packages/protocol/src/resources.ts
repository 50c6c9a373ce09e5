import { limits } from './limits.ts'
import { ClientId, Count, Exact, Id, Language, Name, Nullable, OneOf, type Static, TimeMs, Type } from './schema.ts'

export const Role = OneOf('administrator', 'agent')
export type Role = Static<typeof Role>

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
  name: Name,
  number: Nullable(Type.String()),
  role: Role,
  state: AgentState,
  disabled: Type.Boolean(),
  createdAtMs: TimeMs,
})
export type Agent = Static<typeof Agent>

/** The signed-in agent's own record. */
export const Me = Exact({
  agent: Agent,
  language: Language,
  theme: Theme,
  account: Exact({ id: Id, name: Type.String(), agentLabel: AgentLabelMode }),
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

export const Account = Exact({ id: Id, name: Type.String(), agentLabel: AgentLabelMode })
export type Account = Static<typeof Account>

export const Site = Exact({
  id: Id,
  name: Type.String(),
  key: Type.String(),
  allowedOrigins: Type.Array(Type.String()),
  snippet: Type.String(),
})
export type Site = Static<typeof Site>

/** What the page's icon and frame need before anything else is known. */
export const Appearance = Exact({
  siteName: Type.String(),
  accent: Type.String(),
  position: OneOf('end', 'start'),
  theme: Theme,
})
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

export const Content = Type.Union([
  Exact({ kind: Type.Literal('message'), text: MessageText }),
  /** The conversation has a new assignee; `by` differs from it when somebody else decided. */
  Exact({ kind: Type.Literal('assigned'), assignee: AgentCard, from: Nullable(AgentCard) }),
  Exact({ kind: Type.Literal('closed') }),
  Exact({ kind: Type.Literal('reopened') }),
])
export type Content = Static<typeof Content>

/** From where a visitor's message was sent (mark A7); staff only. */
export const Origin = Exact({
  ip: Type.String(),
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
  ip: Type.String(),
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
})
export type Visit = Static<typeof Visit>

/** Whether somebody of the site is there to answer, and a few faces. */
export const Availability = Exact({ online: Type.Boolean(), agents: Type.Array(AgentCard) })
export type Availability = Static<typeof Availability>

/** The visitor's own record. */
export const VisitorSelf = Exact({
  contactId: Id,
  name: Nullable(Type.String()),
  email: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  /** Its service conversation on this site; null until it first writes. */
  conversationId: Nullable(Id),
})
export type VisitorSelf = Static<typeof VisitorSelf>
