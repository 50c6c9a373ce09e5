import type { Schedule } from '../../app/ports/runtime.ts'

/** People whose last connection has gone, but who may be back in a moment: a page change, a reload. */
export interface Departures<T> {
  /** Counts somebody as gone after the grace time, unless taken back. */
  begin(id: string, left: T): void
  /** All who are about to go, and what they left. */
  leaving(): ReadonlyMap<string, { left: T }>
  /** What the person left, when it was about to go; null when it was not. */
  takeBack(id: string): T | null
  /** Somebody who was about to go is gone now. */
  hurry(id: string): void
  /** Forgets all who are about to go: the server itself is going. */
  close(): void
}

export const createDepartures = <T>(options: {
  graceMs: number
  schedule: Schedule
  gone: (left: T) => void
}): Departures<T> => {
  const leaving = new Map<string, { left: T; callOff: () => void }>()
  return {
    begin: (id, left) => {
      const callOff = options.schedule(options.graceMs, () => {
        leaving.delete(id)
        options.gone(left)
      })
      leaving.set(id, { left, callOff })
    },
    leaving: () => leaving,
    takeBack: (id) => {
      const found = leaving.get(id)
      if (found === undefined) return null
      leaving.delete(id)
      found.callOff()
      return found.left
    },
    hurry: (id) => {
      const found = leaving.get(id)
      if (found === undefined) return
      leaving.delete(id)
      found.callOff()
      options.gone(found.left)
    },
    close: () => {
      for (const { callOff } of leaving.values()) callOff()
      leaving.clear()
    },
  }
}
