import type { Conversation, EntryDraft } from './model.ts'

/** Why an act on a conversation cannot be done. */
export type Refusal =
  | { code: 'not_found' }
  /** The acting agent has been disabled since it asked. */
  | { code: 'actor.disabled' }
  | { code: 'conversation.taken'; assigneeId: string }
  /** The visitor is not there, and the account wants nothing written to those who are not. */
  | { code: 'visitor.offline' }
  | { code: 'conversation.closed' }
  | { code: 'conversation.not_closed' }
  /** A colleague's, or nobody's yet. */
  | { code: 'conversation.not_yours' }
  /** Takes no visitors now. */
  | { code: 'agent.unavailable'; agentId: string }
  /** The acting agent is out of service. */
  | { code: 'agent.offline' }
  /** The agent is not, or is no longer, asked to take it. */
  | { code: 'offer.over' }

/** What a rule wants done. Rules are given the locked row and decide; numbering and writing come after, in one place. */
export type Decision =
  | { kind: 'refuse'; refusal: Refusal }
  | { kind: 'append'; entries: EntryDraft[]; head: HeadChange }
  | { kind: 'nothing' }

export type HeadChange = Partial<Pick<Conversation, 'status' | 'assigneeId' | 'waitingSinceMs' | 'routing'>>

export const refuse = (refusal: Refusal): Decision => ({ kind: 'refuse', refusal })
