import type { Schedule } from '../ports/runtime.ts'

/** How many accounts one node assigns in at the same time; each holds a connection to the database. */
const accountsAtOnce = 3
/** After a fault of the store the account is looked at again. */
const againMs = 1_000

/** Gives those who wait to those who are free, whenever something has happened that may make that possible. */
export interface Engine {
  /** Something has happened in the account: somebody waits, a seat is free, an agent is available. Returns at once. */
  look(accountId: string): void
  /** Resolves when nothing is under way, for tests. */
  settled(): Promise<void>
  /** Waits for what is under way. Idempotent. */
  close(): Promise<void>
}

/**
 * One pass at a time for each account, and one more where something happened meanwhile; so a burst of events costs two
 * passes. What waits is read from the rows each time: nothing is lost with a node.
 */
export const createEngine = (options: {
  /** One pass: decides and carries out all that can be given now. */
  pass: (accountId: string) => Promise<void>
  schedule: Schedule
  onFault: (fault: unknown) => void
}): Engine => {
  const wanted = new Set<string>()
  const running = new Map<string, Promise<void>>()
  const again = new Set<() => void>()
  let isClosed = false

  const next = (): void => {
    for (const accountId of wanted) {
      if (isClosed || running.size >= accountsAtOnce) return
      if (running.has(accountId)) continue
      wanted.delete(accountId)
      running.set(accountId, run(accountId))
    }
  }

  const run = async (accountId: string): Promise<void> => {
    try {
      await options.pass(accountId)
    } catch (fault) {
      options.onFault(fault)
      const callOff = options.schedule(againMs, () => {
        again.delete(callOff)
        look(accountId)
      })
      again.add(callOff)
    }
    running.delete(accountId)
    next()
  }

  const look = (accountId: string): void => {
    if (isClosed) return
    wanted.add(accountId)
    next()
  }

  const settled = async (): Promise<void> => {
    while (running.size > 0) await Promise.all(running.values())
  }

  return {
    look,
    settled,
    close: async () => {
      isClosed = true
      for (const callOff of again) callOff()
      await settled()
    },
  }
}
