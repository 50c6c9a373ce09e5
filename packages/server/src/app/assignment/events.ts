import type { CommittedChanges } from '../ports/conversation-log.ts'

/** Whether a committed change lets the engine give something: somebody waits anew, or a seat has become free. */
export const concernsEngine = ({ before, conversation }: CommittedChanges): boolean => {
  const { status, routing, assigneeId } = conversation
  const waits = status === 'queued' && routing.queuedAtMs !== null && routing.offer === null
  if (waits && (before.status !== 'queued' || before.routing !== routing)) return true
  const hadSeat = before.status === 'open' && before.assigneeId !== null
  return hadSeat && (status !== 'open' || assigneeId !== before.assigneeId)
}
