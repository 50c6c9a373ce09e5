import type { InLine, Pace } from '@frontdesk/domain'

/** What there is to see of the queue, without the account's lock. */
export interface QueueStore {
  /** Who waits for an agent, longest first. */
  line(limit: number): Promise<InLine[]>
  /** Conversations of those who left words and are still here, longest first. */
  words(limit: number): Promise<string[]>
  pace(): Promise<Pace>
  /** Conversations that hold a seat, by agent. */
  loads(): Promise<Map<string, number>>
}
