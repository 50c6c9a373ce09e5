import { Count, Exact, Id, Nullable, type Static, Type } from '../schema.ts'
import { Agent } from './agents.ts'
import { ServiceItem } from './conversations.ts'

/** A visitor's place in the queue, from 1 on, and how long it may take; null where nothing tells. */
export const Waiting = Exact({ place: Count, estimateMs: Nullable(Count) })
export type Waiting = Static<typeof Waiting>

/** What a supervisor sees of the queue. Words that were left stand in no line. */
export const QueueBoard = Exact({
  /** The first 200, longest wait first. */
  waiting: Type.Array(Exact({ conversation: ServiceItem, place: Count, estimateMs: Nullable(Count) })),
  /** All who wait, on this page or not. */
  total: Count,
  agents: Type.Array(Exact({ agent: Agent, load: Count, capacity: Count })),
  /** Null is those without a team. */
  teams: Type.Array(
    Exact({ team: Nullable(Exact({ id: Id, name: Type.String() })), waiting: Count, capacity: Nullable(Count) }),
  ),
})
export type QueueBoard = Static<typeof QueueBoard>
