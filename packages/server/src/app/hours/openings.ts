import { type BusinessHours, nextChange } from '@frontdesk/domain'

const dayMs = 86_400_000

/** Knows of each account when service begins or ends next. */
export interface Openings {
  /** These are an account's hours from now on. */
  follow(accountId: string, hours: Iterable<BusinessHours>): void
  close(): void
}

/** One waiting for each account that has hours; each node tells its own visitors. */
export const createOpenings = (options: {
  now: () => number
  schedule: (afterMs: number, run: () => void) => () => void
  /** Service has begun or ended somewhere in the account. */
  changed: (accountId: string) => void
}): Openings => {
  const waiting = new Map<string, { hours: string; callOff: () => void }>()

  const wait = (accountId: string, all: readonly BusinessHours[], key: string): void => {
    const nowMs = options.now()
    const changes = all.map((hours) => nextChange(hours, nowMs)).filter((change) => change !== null)
    const dueAtMs = Math.min(...changes)
    // A timer that waits longer than a month would run at once.
    const callOff = options.schedule(Math.min(dueAtMs - nowMs, dayMs), () => {
      wait(accountId, all, key)
      if (options.now() >= dueAtMs) options.changed(accountId)
    })
    waiting.set(accountId, { hours: key, callOff })
  }

  return {
    follow: (accountId, hours) => {
      const all = [...hours]
      const key = JSON.stringify(all)
      const before = waiting.get(accountId)
      if (before?.hours === key) return
      before?.callOff()
      waiting.delete(accountId)
      if (all.length > 0) wait(accountId, all, key)
    },
    close: () => {
      for (const { callOff } of waiting.values()) callOff()
      waiting.clear()
    },
  }
}
