import { holdsSeat, isWaiting, type ServiceConversation } from '@frontdesk/domain'
import type { CommittedChanges } from '../ports/conversation-log.ts'

/** Whether a committed change lets the engine give something: somebody waits anew, or a seat has become free. */
export const concernsEngine = ({ before, conversation }: CommittedChanges<ServiceConversation>): boolean => {
  const { status, routing, assigneeId } = conversation
  const waits = status === 'queued' && routing.queuedAtMs !== null && routing.offer === null
  if (waits && (before.status !== 'queued' || before.routing !== routing)) return true
  return holdsSeat(before) && (!holdsSeat(conversation) || assigneeId !== before.assigneeId)
}

/** Whether somebody has come into the queue, left it, or moved in it. */
export const movesQueue = ({ before, conversation }: CommittedChanges<ServiceConversation>): boolean =>
  (isWaiting(before) || isWaiting(conversation)) &&
  (before.status !== conversation.status || before.routing !== conversation.routing)

/** Whether a conversation waits anew: it came, or it waits for somebody else than before. */
export const beganToWait = ({ before, conversation }: CommittedChanges<ServiceConversation>): boolean =>
  isWaiting(conversation) &&
  (!isWaiting(before) ||
    before.routing.queuedAtMs !== conversation.routing.queuedAtMs ||
    before.routing.teamId !== conversation.routing.teamId)
