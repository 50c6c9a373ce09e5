import type { Timers } from './types.ts'

/** The injected timers, remembered, so that `close` leaves none behind. */
export const createTimerSet = (timers: Timers) => {
  const live = new Set<unknown>()
  const clear = (handle: unknown) => {
    live.delete(handle)
    timers.clear(handle)
  }
  return {
    nowMs: () => timers.nowMs(),
    set(run: () => void, delayMs: number): unknown {
      const handle = timers.set(() => {
        live.delete(handle)
        run()
      }, delayMs)
      live.add(handle)
      return handle
    },
    clear,
    clearAll: () => live.forEach(clear),
  }
}

export type TimerSet = ReturnType<typeof createTimerSet>
