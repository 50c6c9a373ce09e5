import type { ServiceConversation } from './model.ts'

export const hasJoined = ({ joinedIds }: Pick<ServiceConversation, 'joinedIds'>, agentId: string): boolean =>
  joinedIds.includes(agentId)

/** Who has it is no longer beside it, however it came to have it; and nobody is beside one that has ended. */
export const stillJoined = ({ status, assigneeId, joinedIds }: ServiceConversation): readonly string[] => {
  if (joinedIds.length === 0) return joinedIds
  if (status === 'closed') return []
  return joinedIds.some((id) => id === assigneeId) ? joinedIds.filter((id) => id !== assigneeId) : joinedIds
}
