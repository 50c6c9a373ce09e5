import type {
  Amendment,
  Conversation,
  Decision,
  Entry,
  Mark,
  Party,
  Refusal,
  ServiceConversation,
  SharedConversation,
  system,
} from '@frontdesk/domain'

/** Who acts; the system where a rule or a timer does. */
export type Actor = Party | typeof system

/** An act on one conversation, decided by a pure rule under the row's lock. */
export type LogAct = {
  accountId: string
  conversationId: string
} & (
  | {
      kind: 'decide'
      actor: Actor
      /** With a client's id the act is idempotent per conversation and actor. */
      clientId: string | null
      /** Must be pure: a batch that fails is split and decided again. The writer itself refuses an agent disabled meanwhile. */
      decide(conversation: Conversation, nowMs: number): Decision
    }
  /** Changes an entry that stands; `seq` is its number in the actor's own count, the system's that of staff. */
  | {
      kind: 'amend'
      actor: Actor
      seq: number
      /** As pure as `decide`, under the same lock. */
      amend(conversation: Conversation, entry: Entry, nowMs: number): Amendment
    }
  /** Moves the actor's mark forward. Numbers are in the actor's own count: staff `seq` for agents, public for contacts. */
  | {
      kind: 'mark'
      actor: Party
      deliveredSeq: number | null
      readSeq: number | null
      /** Asked under the lock; false is refused as not_found. */
      mayAct(conversation: Conversation): boolean
    }
)

export type LogOutcome =
  | { kind: 'done'; entries: Entry[] }
  /** The client id is known: this is what the first send wrote. */
  | { kind: 'repeated'; entry: Entry }
  | { kind: 'refused'; refusal: Refusal }
  /** The row stayed locked or the writer is full; nothing was written. */
  | { kind: 'busy'; retryAfterMs: number }

/** What one committed batch changed in one conversation, which it left as `before` had it but for this. */
export type CommittedChanges<C extends Conversation = Conversation> = {
  before: C
  conversation: C
  entries: Entry[]
  /** Entries that stood before, and say something else now. */
  amended: Entry[]
  marks: Mark[]
}

/** Whether they are of a visitor's conversation: nobody is assigned, and nobody waits, in what several share. */
export const isOfService = (changes: CommittedChanges): changes is CommittedChanges<ServiceConversation> =>
  changes.conversation.kind === 'service' && changes.before.kind === 'service'

export const isShared = (changes: CommittedChanges): changes is CommittedChanges<SharedConversation> =>
  changes.conversation.kind !== 'service' && changes.before.kind !== 'service'

export interface ConversationLog {
  /** Resolves after COMMIT (promise 1). Rejects only on a fault of the store; then the outcome is not known to be stored. */
  submit(act: LogAct): Promise<LogOutcome>
  /** Keeps nothing in memory of conversations that have been taken out. */
  forget(accountId: string, conversationIds: readonly string[]): void
  /** Waits for what is under way, then refuses. Idempotent. */
  close(): Promise<void>
}

/** Called after each COMMIT, once per conversation of the batch, in commit order. Must not throw. */
export type OnCommitted = (changes: CommittedChanges) => void
