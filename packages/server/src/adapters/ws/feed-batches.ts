import type { Schedule } from '../../app/ports/runtime.ts'

export interface FeedBatches {
  /** Notes that a list item changed. Those who watch the conversation have it already, unless `evenWatchers`. */
  touch(accountId: string, conversationId: string, evenWatchers: boolean): void
  close(): void
}

/** Ids touched since the last flush, and whether watchers need the item too. */
export type Touched = ReadonlyMap<string, boolean>

/**
 * Gathers changed list items per account, so that a busy account costs one reading and one frame per agent in `everyMs`.
 * After a pause the first change goes out at once.
 */
export const createFeedBatches = (options: {
  everyMs: number
  now: () => number
  schedule: Schedule
  flush: (accountId: string, touched: Touched) => Promise<void>
}): FeedBatches => {
  type Batch = { touched: Map<string, boolean>; lastFlushMs: number; callOff: (() => void) | null; flushing: boolean }
  const batches = new Map<string, Batch>()

  const plan = (accountId: string, batch: Batch): void => {
    if (batch.callOff !== null || batch.flushing) return
    const waitMs = Math.max(0, batch.lastFlushMs + options.everyMs - options.now())
    batch.callOff = options.schedule(waitMs, () => void flush(accountId, batch))
  }

  const flush = async (accountId: string, batch: Batch): Promise<void> => {
    batch.callOff = null
    batch.flushing = true
    batch.lastFlushMs = options.now()
    const { touched } = batch
    batch.touched = new Map()
    await options.flush(accountId, touched)
    batch.flushing = false
    if (batch.touched.size > 0) plan(accountId, batch)
  }

  return {
    touch: (accountId, conversationId, evenWatchers) => {
      const batch = batches.get(accountId) ?? { touched: new Map(), lastFlushMs: 0, callOff: null, flushing: false }
      batches.set(accountId, batch)
      batch.touched.set(conversationId, evenWatchers || batch.touched.get(conversationId) === true)
      plan(accountId, batch)
    },
    close: () => {
      for (const batch of batches.values()) batch.callOff?.()
      batches.clear()
    },
  }
}
