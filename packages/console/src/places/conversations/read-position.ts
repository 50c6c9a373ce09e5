import type { ConversationView } from '@frontdesk/client'
import type { ReadMark } from '@frontdesk/protocol'

export type ReadPosition = {
  /** Number of the last entry. */
  lastSeq: number
  /** Number of the last message by somebody else. */
  lastNewsSeq: number
  /** Up to where the agent has read, by whichever source knows more. */
  readSeq: number
}

/** How far an agent has read a conversation that it looks at. */
export const readPosition = (
  view: Pick<ConversationView, 'entries' | 'marks'>,
  listed: ReadMark | null,
  agentId: string,
): ReadPosition => {
  const own = view.marks.find(({ party }) => party.kind === 'agent' && party.id === agentId)
  const news = view.entries.findLast(({ content, author }) => content.kind === 'message' && author.id !== agentId)
  return {
    lastSeq: view.entries.at(-1)?.seq ?? 0,
    lastNewsSeq: news?.seq ?? 0,
    readSeq: Math.max(own?.readSeq ?? 0, listed?.readSeq ?? 0),
  }
}
