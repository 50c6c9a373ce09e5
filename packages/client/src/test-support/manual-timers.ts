import type { Timers } from '../types.ts'

/** Time that stands still until told to move. */
export const createManualTimers = (startMs = 1_700_000_000_000) => {
  let nowMs = startMs
  let lastId = 0
  const due = new Map<number, { atMs: number; run: () => void }>()
  const timers: Timers = {
    nowMs: () => nowMs,
    set(run, delayMs) {
      lastId += 1
      due.set(lastId, { atMs: nowMs + Math.max(0, delayMs), run })
      return lastId
    },
    clear: (handle) => void due.delete(handle as number),
  }
  return {
    timers,
    pending: () => due.size,
    /** Moves on, running what falls due in order; `between` is awaited before and after each. */
    async advance(byMs: number, between: () => Promise<void>): Promise<void> {
      const endMs = nowMs + byMs
      for (;;) {
        await between()
        const next = [...due].filter(([, { atMs }]) => atMs <= endMs).sort(([, a], [, b]) => a.atMs - b.atMs)[0]
        if (next === undefined) break
        due.delete(next[0])
        nowMs = Math.max(nowMs, next[1].atMs)
        next[1].run()
      }
      nowMs = endMs
    },
    /** Time passes without any timer running, as in a sleeping machine. */
    sleep: (byMs: number) => {
      nowMs += byMs
    },
  }
}
