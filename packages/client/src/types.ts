import type {
  Availability,
  CommandName,
  ConversationHead,
  ConversationItem,
  Entry,
  ErrorCode,
  FileCard,
  Mark,
  Params,
  Result,
  ServerFrame,
  TypingChangedFrame,
  Visibility,
  VisitorSelf,
  WelcomeFrame,
} from '@frontdesk/protocol'

/** One open socket, as the client needs it. `overWebSocket` makes it from anything shaped like a browser's WebSocket. */
export type Socket = {
  send(text: string): void
  close(): void
  /** The page is looked at again, or the machine is online again. */
  wake?(): void
}
export type SocketHandlers = { opened(): void; message(text: string): void; closed(code: number): void }
/** Opens a socket at once; `closed` is called exactly once, also when it never opened. May throw. */
export type OpenSocket = (handlers: SocketHandlers) => Socket

/** Text by key, shared by all tabs of one person. Every call may throw or reject: the client then goes on from memory. */
export type ClientStorage = {
  get(key: string): Promise<string | null>
  set(key: string, value: string): Promise<void>
  remove(key: string): Promise<void>
  /** Keys that begin with `prefix`. */
  keys(prefix: string): Promise<string[]>
}

/** Time from outside. `nowMs` in UTC milliseconds; `set` calls once after `delayMs` and gives what `clear` takes. */
export type Timers = { nowMs(): number; set(run: () => void, delayMs: number): unknown; clear(handle: unknown): void }

/** A line to the other tabs that share the storage (a BroadcastChannel, say). Never hears its own posts. */
export type Siblings = { post(message: unknown): void; listen(heard: (message: unknown) => void): () => void }

export type ClientOptions = {
  openSocket: OpenSocket
  /** A fresh socket ticket (`socket.admit`). Reject with `AccessEnded` when the sign-in itself is over. */
  getTicket(): Promise<{ ticket: string }>
  timers: Timers
  /** At least 0, below 1. */
  random(): number
  /** A new client id: 8 to 64 of `A–Z a–z 0–9 _ -`, never given twice by anybody. */
  newId(): string
  /** Where unsent messages outlive a reload; without it they live in memory only. */
  storage?: ClientStorage
  siblings?: Siblings
  /** `auto`: whatever is shown counts as delivered. Default `auto`. */
  receipts?: 'auto' | 'off'
  /** Whether it is an agent who does not see all: what is not found may only be out of its sight, and come back. */
  seesPart?(): boolean
}

/** `ended` is final: this client never connects again. `revoked`: the right behind it is gone; `blocked`: the company serves this visitor no more; `refused`: the server does not speak this version. */
export type ClientState =
  | { kind: 'connecting' }
  | { kind: 'online'; connectionId: string; sinceMs: number }
  | { kind: 'offline'; retryAtMs: number }
  | { kind: 'ended'; reason: 'closed' | 'revoked' | 'blocked' | 'refused' }

/** Codes beside the wire's own: the request never left, or its outcome is unknown. All are worth another try. */
export type LocalCode = 'link.offline' | 'link.lost' | 'answer.late'

/** What a message may carry beside its words; see `message.send`. */
export type MessageExtra = Pick<Params<'message.send'>, 'mentions' | 'aboutId' | 'also' | 'replyTo' | 'files'>

/** A message is for everyone unless it is a note. `files` are the cards of those that it carries (`withFiles`), to be shown at once. */
export type SendOptions = { visibility?: Visibility; extra?: MessageExtra; files?: readonly FileCard[] }

export type OutboxMessage = Readonly<{
  clientId: string
  /** Null until the visitor's conversation exists. */
  conversationId: string | null
  text: string
  visibility: Visibility
  /** What goes along with it. */
  extra?: MessageExtra
  /** Those that it carries, as they are shown. */
  files?: readonly FileCard[]
  createdAtMs: number
  /** `sent`: the server has it, its entry is on the way here. */
  state: 'sending' | 'sent' | 'failed'
  /** Why it failed. */
  code?: ErrorCode
}>

export type TypingParty = TypingChangedFrame['party']

/** All that is known of one conversation. Replaced, never changed in place: `===` tells whether anything is new. */
export type ConversationView = Readonly<{
  /** `loading` until the first data came, `refused` when it may not be seen, `removed` when it was here and is gone for good. */
  state: 'loading' | 'ready' | 'refused' | 'removed'
  /** False while a resume is due or under way: what is here may be behind. */
  current: boolean
  rev: number
  /** Without a hole, in order of `seq`. */
  entries: readonly Entry[]
  marks: readonly Mark[]
  head: ConversationItem | ConversationHead | null
  hasEarlier: boolean
  loadingEarlier: boolean
  /** The sender's own messages that are not yet among the entries, in order. */
  outbox: readonly OutboxMessage[]
  typing: readonly TypingParty[]
}>

export type ClientEvents = {
  state: ClientState
  welcome: WelcomeFrame
  /** Something of this conversation's view changed; null is the visitor's conversation that does not exist yet. */
  conversation: string | null
  /** The visitor's conversation now exists; what was written before moved there and it is being watched. */
  started: string
  /** The conversation was erased, or is not kept any longer; nothing of it is held here now. */
  removed: string
  /** Entries that were not here before. `initial`: they are the first load, not news. */
  entries: { conversationId: string; entries: readonly Entry[]; initial: boolean }
  availability: Availability
  /** Every valid frame of the server, for extensions such as the feed. */
  frame: ServerFrame
}

export type Client = {
  readonly state: ClientState
  /** Who is signed in, as the last welcome said. */
  readonly you: WelcomeFrame['you'] | null
  /** What the server's clock shows now, by the last welcome. UTC milliseconds. */
  serverNowMs(): number
  /** How much it is ahead of this machine's, by the last welcome; 0 before. */
  readonly clockOffsetMs: number
  /** Calls `heard` at each event until the returned function is called. */
  on<E extends keyof ClientEvents>(event: E, heard: (value: ClientEvents[E]) => void): () => void
  /** Asks the server. @throws RequestError with the wire's code or a LocalCode. Only commands offered on the socket. */
  request<N extends CommandName>(command: N, params: Params<N>): Promise<Result<N>>
  /** Keeps this conversation current from now on, over reconnects. */
  watch(conversationId: string): void
  /** Stops that; what was loaded stays and the next `watch` goes on from it. */
  unwatch(conversationId: string): void
  /** The view of a conversation; null gives the one of a visitor who has not begun. */
  conversation(conversationId: string | null): ConversationView
  /** Fetches the page before the first entry. Resolves when it is in the view; failing changes nothing. */
  loadEarlier(conversationId: string): Promise<void>
  /** Queues a message: stored first, then sent, in order. Gives its client id at once. */
  send(conversationId: string | null, text: string, options?: SendOptions): string
  retry(clientId: string): void
  discard(clientId: string): void
  /** The reader has seen everything up to `seq`. */
  markRead(conversationId: string, seq: number): void
  /** Call at each keystroke with true; it goes out by itself, or at once with false. */
  setTyping(conversationId: string, active: boolean): void
  /** The page became visible, or the machine came online: judge the link now, do not wait for a timer. */
  wake(): void
  close(): void
}

/** The signed-in visitor, when it is one. */
export type { VisitorSelf }
