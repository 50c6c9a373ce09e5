import type { Rating } from '@frontdesk/domain'

export type GivenRating = Rating & { conversationId: string; seq: number; atMs: number; agentId: string }

export interface Ratings {
  /** When a conversation was last closed; null when it never was. */
  lastClosing(conversationId: string): Promise<{ seq: number; atMs: number } | null>
  /** For each stretch of time, by its place, how many each agent got, and their average. */
  figures(
    spans: readonly { fromMs: number; untilMs: number }[],
  ): Promise<{ span: number; agentId: string; count: number; average: number }[]>
  /** The newest first. */
  newest(fromMs: number, untilMs: number, limit: number): Promise<GivenRating[]>
}
