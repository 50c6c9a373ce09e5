import { type Amendment, type Decision, refuse } from './decision.ts'
import type { Entry, Party, ServiceConversation } from './model.ts'
import { event } from './send-message.ts'

/** How a site asks visitors when a conversation was closed: not at all, by a thumb up or down, or by one to five stars. */
export type RatingScale = 'thumbs' | 'stars'
/** 1 to 5; of thumbs down is 1 and up is 5, so that both have one average. */
export type Rating = { scale: RatingScale; score: number; words: string | null }

/** From its closing on a visitor rates, and thinks it over, for so long. */
export const ratingWithinMs = 7 * 86_400_000

export const isScore = (scale: RatingScale, score: number): boolean =>
  scale === 'thumbs' ? score === 1 || score === 5 : Number.isInteger(score) && score >= 1 && score <= 5

/** The one rating of a closing: whoever repeats it changes it. */
export const ratingClientId = (closing: { seq: number }): string => `rating-of-${closing.seq}`

/** The visitor says how it was served, once for each closing; it counts for who had the conversation. */
export const decideRate = (
  conversation: ServiceConversation,
  by: Party,
  rating: Rating,
  closing: { seq: number; atMs: number },
  nowMs: number,
  nextId: () => string,
): Decision => {
  if (conversation.contactId !== by.id) return refuse({ code: 'not_found' })
  if (conversation.status !== 'closed') return refuse({ code: 'conversation.not_closed' })
  if (nowMs > closing.atMs + ratingWithinMs || conversation.assigneeId === null) return refuse({ code: 'rating.over' })
  const content = { kind: 'rated', ...rating, agentId: conversation.assigneeId } as const
  return { kind: 'append', entries: [{ ...event(nextId(), by, content), clientId: ratingClientId(closing) }], head: {} }
}

/** The visitor has thought it over. */
export const decideRerate = (entry: Entry, by: Party, rating: Rating): Amendment => {
  const { content, author } = entry
  if (content.kind !== 'rated' || author.id !== by.id) return refuse({ code: 'not_found' })
  if (content.score === rating.score && content.words === rating.words && content.scale === rating.scale)
    return { kind: 'nothing' }
  return { kind: 'amend', content: { ...content, ...rating }, keep: false }
}
