import type { Party } from '@frontdesk/domain'
import type { LogAct, LogOutcome } from '../../../app/ports/conversation-log.ts'

/** An act with its conversation's name in memory; ids of two accounts may be equal. */
export type KeyedAct = { readonly act: LogAct; readonly key: string }

/** An act that waits for its outcome. */
export type Pending = KeyedAct & {
  /** Counts up; acts on one conversation are decided in this order. */
  readonly arrival: number
  /** On the monotonic clock, ms. */
  readonly enteredAtMs: number
  resolve(outcome: LogOutcome): void
  reject(error: unknown): void
}

export const conversationKey = (accountId: string, conversationId: string): string => accountId + conversationId
export const partyKey = (party: Party): string => party.kind + party.id

/** Tells an asker to try again; nothing of the act was written. */
export const busy: LogOutcome = { kind: 'busy', retryAfterMs: 1_000 }
