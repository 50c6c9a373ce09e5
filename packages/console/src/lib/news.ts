import type { ServiceItem } from '@frontdesk/protocol'

/** What was known of a conversation before. */
export type Known = Pick<ServiceItem, 'status' | 'inboundCount'> & {
  /** Whom it was offered to. */
  askedId: string | null
  /** Who had it. */
  assigneeId: string | null
}

export type News = 'visitor' | 'message' | 'offer'

/**
 * What a change of a conversation is worth telling an agent: somebody new waits for anybody, or a visitor wrote to me, where I
 * have joined, or to nobody yet, or I am asked to take it, or it is given to me. What colleagues are busy with is not.
 */
export const newsOf = (before: Known | undefined, item: ServiceItem, agentId: string): News | null => {
  const askedId = item.routing.offer?.agent.id ?? null
  if (askedId === agentId && before?.askedId !== agentId) return 'offer'
  // Somebody else is asked: no news for me.
  if (askedId !== null) return null
  if (before !== undefined && item.status === 'open' && item.assignee?.id === agentId && before.assigneeId !== agentId)
    return 'visitor'
  const hasWritten = item.inboundCount > (before?.inboundCount ?? 0)
  if (!hasWritten || item.status === 'closed') return null
  if (item.assignee === null) return before?.status === 'queued' ? 'message' : 'visitor'
  if (item.joined.some(({ id }) => id === agentId)) return 'message'
  if (item.assignee.id !== agentId) return null
  // Given to me with its first words, or a message to me.
  return before === undefined ? 'visitor' : 'message'
}

/** Who has a conversation now that was mine until now; null where nobody took it from me. */
export const tookFromMe = (before: Known | undefined, item: ServiceItem, agentId: string): string | null =>
  before?.assigneeId === agentId && item.status === 'open' && item.assignee !== null && item.assignee.id !== agentId
    ? item.assignee.label
    : null
