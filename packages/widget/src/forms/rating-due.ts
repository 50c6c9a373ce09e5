import type { ConversationView } from '@frontdesk/client'
import type { Content, Entry } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'

type Rated = Extract<Content, { kind: 'rated' }>
/** What a closed conversation is asked: `given` is what was said of it, of this closing. */
export type RatingDue = { closing: number; given: Rated | null }

/** Whether the visitor may say how it was served, or what it said be changed. */
export const ratingDue = (
  { head, entries }: Pick<ConversationView, 'head' | 'entries'>,
  nowMs: number,
): RatingDue | null => {
  if (head?.kind !== 'service' || head.status !== 'closed' || head.assignee === null) return null
  const at = entries.findLastIndex(({ content }) => content.kind === 'closed')
  const closing: Entry | undefined = entries[at]
  if (closing === undefined || nowMs > closing.atMs + limits.ratingWithinMs) return null
  const given = entries.slice(at).flatMap(({ content }) => (content.kind === 'rated' ? content : []))
  return { closing: closing.seq, given: given.at(-1) ?? null }
}
