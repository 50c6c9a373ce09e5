import type { Content, Conversation, EntryDraft, ServiceConversation, SharedConversation } from './model.ts'

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
  /** Only its owner may do this. */
  | { code: 'room.not_owner' }
  /** A room of two, or of a team, has whom it has. */
  | { code: 'room.fixed' }
  | { code: 'room.full' }
  /** The time within which a message may be changed is over, or nothing is ever changed here. */
  | { code: 'message.too_late' }
  /** Somebody else's. */
  | { code: 'message.not_own' }
  /** No message, or one that was taken back. */
  | { code: 'message.gone' }
  /** It has as many reactions as it may. */
  | { code: 'message.full' }
  /** It is asked for no rating any more. */
  | { code: 'rating.over' }
  /** It has as many of these as it may. */
  | { code: 'list.full' }

/** What a rule wants done. Rules are given the locked row and decide; numbering and writing come after, in one place. */
export type Decision =
  | { kind: 'refuse'; refusal: Refusal }
  | { kind: 'append'; entries: EntryDraft[]; head: HeadChange }
  | { kind: 'nothing' }

/** What a rule wants of an entry that stands: it says something else from now on, under its own number. */
export type Amendment =
  | Exclude<Decision, { kind: 'append' }>
  /** `keep`: what it said until now is kept for those with the right. */
  | { kind: 'amend'; content: Content; keep: boolean }

export type HeadChange = ServiceChange | SharedChange
export type ServiceChange = Partial<
  Pick<
    ServiceConversation,
    'status' | 'assigneeId' | 'joinedIds' | 'waitingSinceMs' | 'routing' | 'tagIds' | 'attributes'
  >
>
export type SharedChange = Partial<Pick<SharedConversation, 'status' | 'room'>>

export const refuse = (refusal: Refusal): Decision & Amendment => ({ kind: 'refuse', refusal })

type Rule<C extends Conversation> = (conversation: C, nowMs: number) => Decision

/** A rule for visitors' conversations; what several share is none of them. */
export const forService =
  (rule: Rule<ServiceConversation>): Rule<Conversation> =>
  (conversation, nowMs) =>
    conversation.kind === 'service' ? rule(conversation, nowMs) : refuse({ code: 'not_found' })

/** A rule for what several share. */
export const forShared =
  (rule: Rule<SharedConversation>): Rule<Conversation> =>
  (conversation, nowMs) =>
    conversation.kind === 'service' ? refuse({ code: 'not_found' }) : rule(conversation, nowMs)
