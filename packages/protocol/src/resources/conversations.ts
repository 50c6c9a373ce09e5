import { limits } from '../limits.ts'
import { ClientId, Count, Day, Exact, Id, Nullable, OneOf, type Static, TimeMs, Type } from '../schema.ts'
import { AssignmentPolicy } from '../service.ts'
import { AgentCard } from './agents.ts'
import { AttributeKey, Attributes, AttributeValue, ContactCard } from './contacts.ts'
import { FileCard } from './files.ts'
import { TagIds } from './tags.ts'

export const Author = Exact({
  kind: OneOf('contact', 'agent', 'bot', 'system'),
  /** Null for the system. */
  id: Nullable(Id),
  /** In a room a visitor without a name has none: it is guest `number`. */
  label: Type.String(),
  number: Type.Optional(Count),
  pictureUrl: Nullable(Type.String()),
})
export type Author = Static<typeof Author>

export const Visibility = OneOf('everyone', 'staff')
export type Visibility = Static<typeof Visibility>

export const MessageText = Type.String({ minLength: 1, maxLength: limits.messageCharacters })

/** Of a message that may carry files: then there may be none. */
export const MessageWords = Type.String({ maxLength: limits.messageCharacters })

/** In the order in which they are served. Words are what a visitor left who is not here: agents take them by hand. */
export const Lane = OneOf('own', 'priority', 'normal', 'words')
export type Lane = Static<typeof Lane>

export const TransferTarget = Type.Union([
  Exact({ kind: Type.Literal('agent'), agent: AgentCard }),
  Exact({ kind: Type.Literal('team'), name: Type.String() }),
  Exact({ kind: Type.Literal('queue') }),
])
export type TransferTarget = Static<typeof TransferTarget>

/** How a message among colleagues reaches those who are offline, beside waiting for them. */
export const AlsoBy = OneOf('e-mail', 'sms')
export type AlsoBy = Static<typeof AlsoBy>

/** That a message of a room went besides to one colleague; `seq` is the message's. */
export const Notice = Exact({
  seq: Count,
  agentId: Id,
  way: AlsoBy,
  state: OneOf('waiting', 'sent', 'failed'),
})
export type Notice = Static<typeof Notice>

/** How those in a room call each other. Never an address, a mail address or a page. */
export const PartyName = Exact({
  kind: OneOf('contact', 'agent'),
  id: Id,
  /** Empty for a visitor who gave no name: then it is guest `number`. */
  label: Type.String(),
  number: Count,
  pictureUrl: Nullable(Type.String()),
})
export type PartyName = Static<typeof PartyName>

/** The message that another one answers; the text is empty where the reader may not see it, or it was taken back. */
export const Quote = Exact({ seq: Count, author: Author, text: Type.String() })
export type Quote = Static<typeof Quote>

const Actor = Exact({ kind: OneOf('contact', 'agent'), id: Id })

/** One emoji on a message, and who has put it there. */
export const Reaction = Exact({ emoji: Type.String(), parties: Type.Array(Actor) })
export type Reaction = Static<typeof Reaction>

/** What an engine made of a text; `language` as in BCP 47. */
export const Translation = Exact({ language: Type.String(), text: Type.String(), engine: Type.String() })
export type Translation = Static<typeof Translation>

/**
 * What an engine for speech made of a message's sound; the text is empty where it heard no words. Absent where nobody was
 * asked to write it down.
 */
export const Transcript = Type.Union([
  Exact({ state: OneOf('waiting', 'failed') }),
  Exact({
    state: Type.Literal('made'),
    text: Type.String(),
    /** BCP 47; null where the engine did not tell. */
    language: Nullable(Type.String()),
    engine: Type.String(),
  }),
])
export type Transcript = Static<typeof Transcript>

/** What a page that a message leads to says of itself. The picture is whole in its address (`data:`): nobody asks that page for it. */
export const LinkCard = Exact({
  url: Type.String(),
  site: Type.String(),
  title: Type.String(),
  description: Type.String(),
  picture: Nullable(Type.String()),
})
export type LinkCard = Static<typeof LinkCard>

/** 1 to 5; of thumbs down is 1 and up is 5. */
const rating = {
  scale: OneOf('thumbs', 'stars'),
  score: Type.Integer({ minimum: 1, maximum: 5 }),
  words: Nullable(Type.String()),
}

export const Content = Type.Union([
  Exact({
    kind: Type.Literal('message'),
    /** Empty only where files say it all. */
    text: MessageWords,
    files: Type.Optional(Type.Array(FileCard)),
    transcript: Type.Optional(Transcript),
    replyTo: Type.Optional(Quote),
    /** Since when it says what it says; absent where nobody has changed it. */
    editedAtMs: Type.Optional(TimeMs),
    reactions: Type.Optional(Type.Array(Reaction)),
    translations: Type.Optional(Type.Array(Translation)),
    /** Languages into which it could not be put. */
    untranslated: Type.Optional(Type.Array(Type.String())),
    /** Agents who are called by name. */
    mentions: Type.Optional(Type.Array(Id)),
    /** The visitor's conversation that it is about; who may see that can open it. */
    aboutId: Type.Optional(Id),
    /** How else it went to colleagues who were offline. */
    also: Type.Optional(Type.Array(AlsoBy)),
    card: Type.Optional(LinkCard),
  }),
  /** A message that its author has taken back. */
  Exact({ kind: Type.Literal('recalled') }),
  /** The conversation has a new assignee; `by` differs from it when somebody else decided. */
  Exact({ kind: Type.Literal('assigned'), assignee: AgentCard, from: Nullable(AgentCard) }),
  Exact({ kind: Type.Literal('closed') }),
  /** The visitor says how it was served. */
  Exact({ kind: Type.Literal('rated'), ...rating }),
  Exact({ kind: Type.Literal('reopened') }),
  /** They are in it from now on; the author is the one itself, or who asked them in. In a visitor's conversation a supervisor, beside the assignee. */
  Exact({ kind: Type.Literal('joined'), parties: Type.Array(PartyName) }),
  /** It is no longer in it; the author is the one itself, or who asked it out. */
  Exact({ kind: Type.Literal('left'), party: PartyName }),
  Exact({ kind: Type.Literal('renamed'), title: Type.String() }),
  /** A visitor of a session is called otherwise from now on; without a name it is guest `number`. */
  Exact({
    kind: Type.Literal('named'),
    from: Exact({ name: Nullable(Type.String()), number: Count }),
    name: Nullable(Type.String()),
  }),
  /** Of a visitor's conversation: it goes on in a session of several from here on. */
  Exact({ kind: Type.Literal('session'), sessionId: Id }),
  /** Staff only: tags were put on and taken off, by their names of then. */
  Exact({ kind: Type.Literal('tagged'), added: Type.Array(Type.String()), removed: Type.Array(Type.String()) }),
  /** Staff only: attributes were set; null was taken away. */
  Exact({ kind: Type.Literal('described'), changes: Type.Record(AttributeKey, Nullable(AttributeValue)) }),
  /** Staff only: its visitor has been blocked. */
  Exact({ kind: Type.Literal('unsafe'), name: Type.String() }),
  /** For staff: its visitor has been blocked. */
  Exact({ kind: Type.Literal('blocked') }),
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
  /** Staff only: the agent's seat is free, because the visitor has gone, has not answered for long or is in a session; and taken again. */
  Exact({ kind: Type.Literal('rested'), cause: OneOf('gone', 'idle', 'session') }),
  Exact({ kind: Type.Literal('returned') }),
  /** Staff only: waits in another lane from now on. */
  Exact({ kind: Type.Literal('moved'), lane: Lane }),
  /** Staff only: why this agent; null is nobody yet. Of `among` who could have taken it; the agent had `load` conversations. */
  Exact({
    kind: Type.Literal('decided'),
    agent: Nullable(AgentCard),
    cause: OneOf(
      'waiting',
      'exit',
      'lost',
      'disabled',
      'team-removed',
      'not-accepted',
      'not-taken',
      'overflow',
      'invited',
    ),
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

/** What everybody in any conversation sees of it. */
const log = {
  id: Id,
  status: ConversationStatus,
  createdAtMs: TimeMs,
  /** Last order and change number, in the reader's own count. */
  seq: Count,
  rev: Count,
}

const head = {
  ...log,
  kind: Type.Literal('service'),
  assignee: Nullable(AgentCard),
  /** Supervisors who have joined openly, and write beside the assignee. */
  joined: Type.Array(AgentCard),
}

/** A visitor's conversation as the visitor sees it. */
export const ConversationHead = Exact(head)
export type ConversationHead = Static<typeof ConversationHead>

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

/** What lists show of a log. */
const listed = {
  /** Of visitors in their own conversation, of everybody in a room; minus a reader's `readInbound` it is the reader's unread count. */
  inboundCount: Count,
  lastAtMs: TimeMs,
  last: Nullable(
    Exact({
      text: Type.String(),
      authorKind: OneOf('contact', 'agent', 'bot', 'system'),
      authorId: Nullable(Id),
      visibility: Visibility,
      atMs: TimeMs,
    }),
  ),
}

/** A visitor's conversation as staff see it in lists; the same for every colleague. */
export const ServiceItem = Exact({
  ...head,
  ...listed,
  site: Exact({ id: Id, name: Type.String() }),
  contact: ContactCard,
  /** Since when the visitor waits for an answer; null when it does not. */
  waitingSinceMs: Nullable(TimeMs),
  routing: Routing,
  tagIds: TagIds,
  /** What staff have noted of it, by name. */
  attributes: Attributes,
})
export type ServiceItem = Static<typeof ServiceItem>

/** One who is in a room. */
export const Member = Exact({ party: PartyName, role: OneOf('owner', 'member'), joinedAtMs: TimeMs })
export type Member = Static<typeof Member>

/** A conversation that several share: colleagues (`internal`), or visitors and agents (`multi`). For those who are in it. */
export const RoomItem = Exact({
  ...log,
  ...listed,
  kind: OneOf('internal', 'multi'),
  shape: OneOf('direct', 'group', 'team', 'session'),
  /** Null for what is called by its members, or by its team. */
  title: Nullable(Type.String()),
  team: Nullable(Exact({ id: Id, name: Type.String() })),
  members: Type.Array(Member),
})
export type RoomItem = Static<typeof RoomItem>

export const ConversationItem = Type.Union([ServiceItem, RoomItem])
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
  /** Staff get an item, a visitor a head of its own conversation and an item of a room. */
  conversation: Type.Union([ServiceItem, RoomItem, ConversationHead]),
})
export type Changes = Static<typeof Changes>

/** What visitors gave on one day to whom; `average` is of 1 to 5. */
export const RatingDay = Exact({
  date: Day,
  agents: Type.Array(Exact({ agent: AgentCard, count: Count, average: Type.Number() })),
})
export type RatingDay = Static<typeof RatingDay>

/** A rating in a conversation that the asker may see. */
export const RatingGiven = Exact({
  ...rating,
  conversationId: Id,
  seq: Count,
  atMs: TimeMs,
  agent: AgentCard,
  contact: ContactCard,
})
export type RatingGiven = Static<typeof RatingGiven>

/** Why somebody is not asked into a session: not online, in it, in another, invited already, or to be left alone. */
export const NotGathered = Exact({
  kind: OneOf('contact', 'agent'),
  id: Id,
  reason: OneOf('absent', 'member', 'invited', 'session', 'quiet'),
})
export type NotGathered = Static<typeof NotGathered>
