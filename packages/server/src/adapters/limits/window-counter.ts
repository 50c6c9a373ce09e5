import type { Clock } from '../../app/ports/runtime.ts'

type Window = { taken: number; readonly endsAtMs: number }

export type Budget = { readonly attempts: number; readonly windowMs: number }

/** Keys that one counter remembers unless told otherwise. */
const maximumKeys = 200_000

export type WindowCounter = {
  /** Counts one attempt; gives 0 when it is within the budget, else the milliseconds to the end of the key's window. */
  take(key: string): number
  forget(key: string): void
  /** Windows held now, ended ones included until the next new key. */
  size(): number
}

/**
 * Counts attempts in a window that opens with a key's first attempt. Refused attempts do not prolong it. Of more than
 * `keys` keys the oldest window is forgotten, so that invented keys can not fill the memory.
 */
export const createWindowCounter = (budget: Budget, clock: Clock, keys: number = maximumKeys): WindowCounter => {
  /** All windows are equally long and are put at the end when they open: the order here is the order of ending. */
  const windows = new Map<string, Window>()

  const makeRoom = (nowMs: number): void => {
    for (const [key, window] of windows) {
      if (window.endsAtMs > nowMs && windows.size < keys) return
      windows.delete(key)
    }
  }

  return {
    take: (key) => {
      const nowMs = clock.now()
      let window = windows.get(key)
      // A clock that was set back must not keep a window open for longer than a window.
      if (window === undefined || window.endsAtMs <= nowMs || window.endsAtMs - nowMs > budget.windowMs) {
        windows.delete(key)
        makeRoom(nowMs)
        window = { taken: 0, endsAtMs: nowMs + budget.windowMs }
        windows.set(key, window)
      }
      if (window.taken >= budget.attempts) return window.endsAtMs - nowMs
      window.taken += 1
      return 0
    },
    forget: (key) => {
      windows.delete(key)
    },
    size: () => windows.size,
  }
}
