import type { App } from '../app.ts'
import type { RemovalCandidate, RemovedConversations } from '../ports/privacy-store.ts'

/** What one transaction takes out, at most; a conversation with more entries goes alone. */
export const batchLimits = { conversations: 50, entries: 5_000 } as const

type Removing = Pick<App, 'store' | 'live'>

/**
 * Takes conversations out in batches, and tells those who look at them.
 * @param idleSinceMs leaves out what has had an entry since, or is open; null takes all
 */
export const removeConversations = async (
  app: Removing,
  accountId: string,
  candidates: readonly RemovalCandidate[],
  idleSinceMs: number | null,
): Promise<{ conversations: number; entries: number; files: number }> => {
  const total = { conversations: 0, entries: 0, files: 0 }
  for (const batch of batchesOf(candidates)) {
    const removed = await app.store.account(accountId).privacy.removeConversations(
      batch.map(({ id }) => id),
      idleSinceMs,
    )
    forgetConversations(app, accountId, removed)
    total.conversations += removed.ids.length
    total.entries += removed.entries
    total.files += removed.files
  }
  return total
}

/** They are gone from the database: now from memory, and from the screens. */
export const forgetConversations = (app: Removing, accountId: string, removed: RemovedConversations): void => {
  if (removed.ids.length === 0) return
  app.store.log.forget(accountId, removed.ids)
  app.live.conversationsRemoved(accountId, removed.ids)
}

/** Pieces that one transaction can take, in the same order. */
export const batchesOf = (candidates: readonly RemovalCandidate[]): RemovalCandidate[][] => {
  const batches: RemovalCandidate[][] = []
  let entries = 0
  for (const candidate of candidates) {
    const batch = batches.at(-1)
    entries += candidate.entries
    if (batch === undefined || batch.length >= batchLimits.conversations || entries > batchLimits.entries) {
      batches.push([candidate])
      entries = candidate.entries
    } else batch.push(candidate)
  }
  return batches
}
