import type { ErrorCode, Visibility } from '@frontdesk/protocol'

export type View = 'staff' | 'public'

/** A message as its sender's client queued it. */
export type Sent = { readonly clientId: string; readonly text: string; readonly visibility: Visibility }

/** The server's answer to a send: what was promised to be on disk. Numbers are in the sender's own count. */
export type Acknowledged = { readonly entryId: string; readonly seq: number; readonly rev: number }

/** An entry as it stood on somebody's screen. Events have neither text nor client id. */
export type Shown = {
  readonly id: string
  readonly seq: number
  readonly visibility: Visibility
  readonly clientId: string | null
  readonly text: string | null
}

/** All that one client did and saw in one conversation. */
export type ClientHistory = {
  readonly client: string
  readonly authorId: string
  readonly view: View
  readonly conversationId: string
  /** In the order of sending. */
  readonly sent: Sent[]
  /** Every answer that came, repeats included, by client id. */
  readonly acknowledged: Map<string, Acknowledged[]>
  /** Refused for good, by client id. */
  readonly refused: Map<string, ErrorCode>
  /** Each entry that was ever on the screen, as it was first shown. */
  readonly everShown: Map<string, Shown>
  /** What was wrong with a screen at some moment. */
  readonly faults: string[]
  /** The screen at the end, all pages loaded. */
  atEnd: readonly Shown[]
}

export const emptyHistory = (
  who: Pick<ClientHistory, 'client' | 'authorId' | 'view' | 'conversationId'>,
): ClientHistory => ({
  ...who,
  sent: [],
  acknowledged: new Map(),
  refused: new Map(),
  everShown: new Map(),
  faults: [],
  atEnd: [],
})

/** An entry as the database has it. `publicSeq` of a note is that of the last public entry before it. */
export type StoredEntry = Shown & {
  readonly publicSeq: number
  readonly rev: number
  readonly publicRev: number
  readonly authorId: string | null
}

export type StoredConversation = {
  readonly id: string
  readonly seq: number
  readonly publicSeq: number
  readonly rev: number
  readonly publicRev: number
  /** In order of `seq`. */
  readonly entries: readonly StoredEntry[]
}

/** What a client shows that came anew, after everything had happened. */
export type FreshLoad = {
  readonly client: string
  readonly view: View
  readonly conversationId: string
  readonly shown: readonly Shown[]
}
