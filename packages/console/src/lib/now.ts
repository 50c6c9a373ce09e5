import { useSyncExternalStore } from 'react'

/** One clock for all relative times on the screen, so that they change together and a long list costs one timer. */
const tickMs = 15_000
const listeners = new Set<() => void>()
let nowMs = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

const tick = (): void => {
  nowMs = Date.now()
  for (const heard of listeners) heard()
}

const subscribe = (heard: () => void): (() => void) => {
  if (listeners.size === 0) {
    nowMs = Date.now()
    timer = setInterval(tick, tickMs)
    document.addEventListener('visibilitychange', tick)
  }
  listeners.add(heard)
  return () => {
    listeners.delete(heard)
    if (listeners.size > 0) return
    clearInterval(timer)
    document.removeEventListener('visibilitychange', tick)
  }
}

/** UTC milliseconds, renewed every 15 seconds and when the page becomes visible. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => nowMs)
