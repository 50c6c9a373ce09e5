import type { TimerSet } from './timer-set.ts'
import type { ClientStorage } from './types.ts'

/** Storage that does not answer by then is treated as failing: sending must not wait for it. */
const patienceMs = 1_000

/** Wraps a storage so that it neither throws nor hangs; what it could not keep is kept in memory. */
export const safeStorage = (inner: ClientStorage | undefined, timers: TimerSet): ClientStorage => {
  const memory = new Map<string, string>()
  const attempt = <T>(work: (() => Promise<T>) | undefined, otherwise: () => T): Promise<T> =>
    new Promise((resolve) => {
      if (work === undefined) return resolve(otherwise())
      const handle = timers.set(() => resolve(otherwise()), patienceMs)
      const settle = (value: T) => {
        timers.clear(handle)
        resolve(value)
      }
      Promise.resolve()
        .then(work)
        .then(settle, () => settle(otherwise()))
    })
  return {
    get: (key) =>
      attempt(inner && (async () => (await inner.get(key)) ?? memory.get(key) ?? null), () => memory.get(key) ?? null),
    set: (key, value) =>
      attempt(inner && (() => inner.set(key, value)), () => {
        memory.set(key, value)
      }),
    async remove(key) {
      memory.delete(key)
      await attempt(inner && (() => inner.remove(key)), () => undefined)
    },
    keys: (prefix) => {
      const own = () => [...memory.keys()].filter((key) => key.startsWith(prefix))
      return attempt(inner && (async () => [...new Set([...(await inner.keys(prefix)), ...own()])]), own)
    },
  }
}
