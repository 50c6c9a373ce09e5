import type { Entry, Mark } from '@frontdesk/protocol'
import type { Ask } from './requests.ts'
import type { TimerSet } from './timer-set.ts'

/** One receipt for all that came within this time. */
const coalesceMs = 250

type Wanted = { deliveredSeq: number; readSeq: number }

const isMore = (one: Wanted, other: Wanted) => one.deliveredSeq > other.deliveredSeq || one.readSeq > other.readSeq

/** Tells the server how far the reader has received and read: coalesced, never backwards, again after a lost link. */
export const createReceipts = (options: {
  ask: Ask
  isOnline(): boolean
  timers: TimerSet
  automatic: boolean
  /** What is known of a watched conversation: entries of others, and the reader's own mark. */
  known(conversationId: string): { entries: readonly Entry[]; mine: Mark | undefined } | null
}) => {
  const { ask, timers } = options
  const read = new Map<string, number>()
  const told = new Map<string, Wanted>()
  const due = new Set<string>()
  let scheduled = false

  const wanted = (id: string): Wanted | null => {
    const known = options.known(id)
    if (known === null) return null
    const readSeq = Math.max(read.get(id) ?? 0, known.mine?.readSeq ?? 0)
    const shown = options.automatic ? (known.entries.at(-1)?.seq ?? 0) : 0
    const had = told.get(id) ?? { deliveredSeq: known.mine?.deliveredSeq ?? 0, readSeq: known.mine?.readSeq ?? 0 }
    const now = { deliveredSeq: Math.max(shown, readSeq, had.deliveredSeq), readSeq: Math.max(readSeq, had.readSeq) }
    return isMore(now, had) ? now : null
  }

  const flush = () => {
    scheduled = false
    for (const id of due) {
      const now = wanted(id)
      if (now === null || !options.isOnline()) continue
      told.set(id, now)
      const params = {
        conversationId: id,
        deliveredSeq: now.deliveredSeq,
        ...(now.readSeq > 0 && { readSeq: now.readSeq }),
      }
      ask('receipt.update', params).catch(() => {
        // Not told after all; the next change or connection tries again.
        if (told.get(id) === now) told.delete(id)
      })
    }
    due.clear()
  }

  const consider = (id: string) => {
    if (!options.isOnline() || wanted(id) === null) return
    due.add(id)
    if (scheduled) return
    scheduled = true
    timers.set(flush, coalesceMs)
  }

  return {
    consider,
    markRead(id: string, seq: number): void {
      if (seq <= (read.get(id) ?? 0)) return
      read.set(id, seq)
      consider(id)
    },
    down: () => told.clear(),
  }
}
