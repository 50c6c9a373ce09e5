import type { Lane, RestCause, Routing } from '../assignment/routing.ts'
import type { Attributes } from '../contact.ts'
import type { FileCard } from '../file/model.ts'
import type { AssignmentPolicy } from '../team.ts'
import type { AlsoBy } from './also.ts'
import type { Party } from './party.ts'
import type { Room } from './room.ts'

export type { Party } from './party.ts'
export type EntryAuthor = Party | { kind: 'bot'; id: string } | { kind: 'system'; id: null }

export type ConversationKind = Conversation['kind']
export type ConversationStatus = 'queued' | 'open' | 'snoozed' | 'closed'
export type Visibility = 'everyone' | 'staff'

/**
 * What every conversation's row has, whatever its kind. `seq`/`rev` count all entries and changes, `publicSeq`/`publicRev`
 * those that everyone may see; both are gap-free.
 */
type Log = {
  accountId: string
  id: string
  status: ConversationStatus
  seq: number
  rev: number
  publicSeq: number
  publicRev: number
  /** Messages that its readers count as unread: of a service conversation visitors', of a shared one everybody's. */
  inboundCount: number
  createdAtMs: number
  /** Time of the last entry that somebody wrote or everybody sees; creation time while there is none. */
  lastAtMs: number
  last: LastMessage | null
}

/** A visitor of a site and the agents who serve it, one after the other. */
export type ServiceConversation = Log & {
  kind: 'service'
  inboxId: string
  contactId: string
  assigneeId: string | null
  /** Supervisors who have joined openly: they write beside the assignee. It is never among them. */
  joinedIds: readonly string[]
  /** Since when the visitor waits for an answer; null when it does not. */
  waitingSinceMs: number | null
  routing: Routing
  /** Tags of the account's list; one that is gone from there is no tag any more. */
  tagIds: readonly string[]
  /** What staff have noted of it, by name. */
  attributes: Attributes
}

/** One that several share: agents only (`internal`), or several visitors and agents (`multi`). */
export type SharedConversation = Log & { kind: 'internal' | 'multi'; room: Room }

export type Conversation = ServiceConversation | SharedConversation

/** The newest message, shortened for lists. */
export type LastMessage = { text: string; author: EntryAuthor; visibility: Visibility; atMs: number }

/** From where a message was sent. The address is null once it is no longer kept. */
export type Origin = { ip: string | null; country: string | null; pageUrl: string | null; pageTitle: string | null }

/** Why the engine looked for an agent. */
export type DecisionCause =
  | 'waiting'
  | 'exit'
  | 'lost'
  | 'disabled'
  | 'team-removed'
  | 'not-accepted'
  | 'not-taken'
  | 'overflow'
  /** The visitor has accepted an invitation. */
  | 'invited'

/** To whom a conversation is given away. */
export type TransferTarget = { kind: 'agent'; agentId: string } | { kind: 'team'; teamId: string } | { kind: 'queue' }

/** The message that another one answers, as it was when it was answered. Emptied when that is taken back. */
export type Quote = { seq: number; publicSeq: number; author: EntryAuthor; text: string }

export type Reaction = { emoji: string; parties: readonly Party[] }

/** What an engine made of a text; `language` as in BCP 47. */
export type Translation = { language: string; text: string; engine: string }

/**
 * What an engine for speech made of the sound of a message; the text is empty where it heard no words. Only messages that
 * were sent while there was such an engine have one.
 */
export type Transcript =
  | { state: 'waiting' }
  | { state: 'failed' }
  | { state: 'made'; text: string; language: string | null; engine: string }

/** What a page says of itself. The picture is made here, small, and whole in its address (`data:`). */
export type LinkCard = { url: string; site: string; title: string; description: string; picture: string | null }

/** What a message may carry beside its text. */
export type MessageExtra = {
  /** Agents who are called by name. */
  mentions?: readonly string[]
  /** The visitor's conversation that it is about. */
  aboutId?: string
  /** How else it goes to those who are offline. */
  also?: readonly AlsoBy[]
  replyTo?: Quote
  /** Since when it says what it says; absent where nobody has changed it. */
  editedAtMs?: number
  reactions?: readonly Reaction[]
  translations?: readonly Translation[]
  /** Languages into which it could not be put. */
  untranslated?: readonly string[]
  files?: readonly FileCard[]
  transcript?: Transcript
  /** Of the first page that the text leads to; null where somebody has taken it away. */
  card?: LinkCard | null
}

export type Content =
  | { kind: 'message'; text: string; extra?: MessageExtra }
  /** A message that its author has taken back. */
  | { kind: 'recalled' }
  | { kind: 'assigned'; assigneeId: string; fromId: string | null }
  | { kind: 'closed' }
  /** The visitor says how it was served; `agentId` had the conversation. */
  | { kind: 'rated'; scale: 'thumbs' | 'stars'; score: number; words: string | null; agentId: string }
  | { kind: 'reopened' }
  /**
   * Who is in it from now on, and who no longer is: of a shared conversation, and of a visitor's a supervisor beside the
   * assignee. The author is the one itself, or who asked it in or out.
   */
  | { kind: 'joined'; parties: readonly Party[] }
  | { kind: 'left'; party: Party }
  | { kind: 'renamed'; title: string }
  /** A visitor is called otherwise in it from now on; without a name it is guest `number`. */
  | { kind: 'named'; from: { name: string | null; number: number }; name: string | null }
  /** Of a visitor's conversation: the visitor goes on in a session of several from here on. */
  | { kind: 'session'; sessionId: string }
  /** For staff: tags were put on and taken off, by their names of then. */
  | { kind: 'tagged'; added: readonly string[]; removed: readonly string[] }
  /** For staff: attributes were set; null is taken away. */
  | { kind: 'described'; changes: { readonly [key: string]: Attributes[string] | null } }
  /** For staff: the virus scanner refused a file, which no message carries. */
  | { kind: 'unsafe'; name: string }
  /** For staff: its visitor has been blocked. */
  | { kind: 'blocked' }
  /** Nobody could serve the visitor in time, who is asked to leave words. */
  | { kind: 'words' }
  /** Waits for an agent (again). */
  | { kind: 'queued' }
  /** Given away by the author; who has it then is told by `assigned`. */
  | { kind: 'transferred'; to: TransferTarget }
  /** The visitor was reminded that the agent waits for an answer. */
  | { kind: 'reminded' }
  /** For staff: laid aside until then; null once it goes on. */
  | { kind: 'snoozed'; untilMs: number | null }
  /** For staff: it holds no seat any more, because the visitor has gone or has not answered for long; and it does again. */
  | { kind: 'rested'; cause: RestCause }
  | { kind: 'returned' }
  /** For staff: waits in another lane from now on. */
  | { kind: 'moved'; lane: Lane }
  /**
   * Why this agent, for staff; null is nobody yet, and with `not-accepted` it is who was asked. `among` is how many could have taken it, `load` how many the agent had.
   * An offer is a question: the agent has yet to accept.
   */
  | {
      kind: 'decided'
      agentId: string | null
      cause: DecisionCause
      policy: AssignmentPolicy
      among: number
      load: number
      /** Whom the contact was led to. */
      wanted: boolean
      offered: boolean
    }

/** What a decision wants appended; numbers and time are given when it is written. */
export type EntryDraft = {
  id: string
  author: EntryAuthor
  visibility: Visibility
  clientId: string | null
  content: Content
  origin: Origin | null
}

/**
 * An entry as stored. On a staff entry `publicSeq` is that of the last public entry before it and `publicRev` is 0.
 * `inboundNo` is the number of visitors' messages up to and including this entry.
 */
export type Entry = EntryDraft & {
  conversationId: string
  seq: number
  rev: number
  publicSeq: number
  publicRev: number
  inboundNo: number
  atMs: number
}

/** How far a participant has received and read, in both counts. */
export type Mark = {
  party: Party
  deliveredSeq: number
  deliveredPublicSeq: number
  readSeq: number
  readPublicSeq: number
  readInbound: number
  rev: number
  publicRev: number
}
