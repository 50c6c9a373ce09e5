import { Count, Exact, Id, Nullable, OneOf, type Static, TimeMs, Type } from '../schema.ts'
import { AgentCard } from './agents.ts'
import { ContactCard } from './contacts.ts'
import { Standing } from './visitors.ts'

export const CallbackState = OneOf('open', 'solved', 'done')
export type CallbackState = Static<typeof CallbackState>

export const AttemptResult = OneOf('reached', 'missed', 'written')
export type AttemptResult = Static<typeof AttemptResult>

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
