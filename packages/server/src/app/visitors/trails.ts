import type { Live, VisitorHere } from '../ports/live.ts'
import type { Store } from '../ports/store.ts'
import type { VisitTrail } from '../ports/trail-store.ts'

/** How often trails are written; a node that dies takes the last pages along. */
export const keepTrailsEveryMs = 3_000
/** Trails that one statement writes. */
const atOnce = 500

/** Keeps the ways of this node's visitors: gathered in memory, written many at a time, never for a single page view. */
export interface Trails {
  /** The visitor is on a page. */
  walked(accountId: string, here: VisitorHere): void
  /** Writes what is new, and finds out who has been here before. One at a time; what failed is tried again. */
  keep(): Promise<void>
  /** Writes what is left. Idempotent. */
  close(): Promise<void>
}

export const createTrails = (options: {
  store: Pick<Store, 'account'>
  live: Pick<Live, 'boardChanged'>
  onFault: (fault: unknown) => void
}): Trails => {
  const { store } = options
  let walked = new Map<string, Set<VisitorHere>>()
  let keeping: Promise<void> | null = null

  const note = (accountId: string, here: VisitorHere): void => {
    const those = walked.get(accountId) ?? new Set()
    walked.set(accountId, those)
    those.add(here)
  }

  const keepSome = async (accountId: string, some: readonly VisitorHere[]): Promise<void> => {
    const { trails } = store.account(accountId)
    try {
      await trails.keep(some.flatMap((here) => trailOf(here) ?? []))
      await recall(accountId, some)
    } catch (fault) {
      for (const here of some) note(accountId, here)
      throw fault
    }
  }

  /** Whether the new ones have been here before: their last visit is written when it has ended. */
  const recall = async (accountId: string, some: readonly VisitorHere[]): Promise<void> => {
    const fresh = some.flatMap((here) =>
      here.returning === null && here.visit !== null ? [{ here, visit: here.visit }] : [],
    )
    const before = await store.account(accountId).trails.visitedBefore(fresh.map(({ visit }) => visit.contactId))
    for (const { here, visit } of fresh) {
      here.returning = before.has(visit.contactId)
      options.live.boardChanged(accountId, visit.contactId)
    }
  }

  const keepAll = async (): Promise<void> => {
    const all = walked
    walked = new Map()
    for (const [accountId, those] of all) {
      const list = [...newestOfEach(those)]
      for (let from = 0; from < list.length; from += atOnce)
        await keepSome(accountId, list.slice(from, from + atOnce)).catch(options.onFault)
    }
  }

  const keep = (): Promise<void> => {
    keeping ??= keepAll().finally(() => {
      keeping = null
    })
    return keeping
  }

  return {
    walked: note,
    keep,
    close: async () => {
      await keeping
      await keep()
    },
  }
}

/** Walking on from page to page makes a new entry in presence for the same visit: one statement may write it once only. */
const newestOfEach = (those: Iterable<VisitorHere>): Iterable<VisitorHere> =>
  new Map([...those].map((here) => [here.visit?.contactId ?? '', here])).values()

/** What is kept of a visit that goes on; null while it is on no page. */
export const trailOf = ({ visit, trail, siteId }: VisitorHere): VisitTrail | null => {
  const last = trail?.pages.at(-1)
  if (visit === null || trail === null || last === undefined) return null
  return { contactId: visit.contactId, siteId, startedAtMs: visit.startedAtMs, lastAtMs: last.atMs, ...trail }
}
