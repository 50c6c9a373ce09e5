import type { ConversationItem } from '@frontdesk/protocol'

/** What was known of a conversation before. */
export type Known = Pick<ConversationItem, 'status' | 'inboundCount'>

export type News = 'visitor' | 'message'

/**
 * What a change of a conversation is worth telling an agent: somebody new waits for anybody, or a visitor wrote to me or
 * to nobody yet. What colleagues are busy with is not.
 */
export const newsOf = (before: Known | undefined, item: ConversationItem, agentId: string): News | null => {
  const hasWritten = item.inboundCount > (before?.inboundCount ?? 0)
  if (!hasWritten || item.status === 'closed') return null
  if (item.assignee === null) return before?.status === 'queued' ? 'message' : 'visitor'
  return item.assignee.id === agentId ? 'message' : null
}
