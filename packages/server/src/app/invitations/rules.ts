import { mayFire, type Trigger, type TriggerCircumstances, type Visit } from '@frontdesk/domain'
import type { Directory } from '../directory.ts'
import type { Live } from '../ports/live.ts'
import type { Clock } from '../ports/runtime.ts'
import type { Presence, VisitorHere } from '../presence/presence.ts'
import { circumstancesOf } from './circumstances.ts'

/** What only the store knows of a visitor is not asked for more often than this, unless something has happened. */
const askAgainMs = 10_000

/** One visit, as the rules see it. */
type Walk = {
  startedAtMs: number
  pageUrl: string | null
  pageSinceMs: number
  pages: number
  /** Rules that have invited, or noted, in this visit. */
  settled: Set<string>
  askAtMs: number
  isAsking: boolean
}

/** Holds the rules that invite by themselves against the visitors of this node. Dies with it: time on a page then begins anew. */
export interface Rules {
  /** The visitor is on a page, perhaps another one. */
  moved(accountId: string, contactId: string): void
  /** Something is known of the contact that was not. */
  told(accountId: string, contactId: string): void
  /** Looks at all who are here; call it every few seconds. */
  tick(): void
  /** Resolves when nothing is under way, for tests. */
  settled(): Promise<void>
  /** Waits for what is under way. Idempotent. */
  close(): Promise<void>
}

export const createRules = (options: {
  directory: Pick<Directory, 'latest'>
  presence: Presence
  live: Pick<Live, 'isVisitorHere'>
  clock: Clock
  /** Invites, or notes, by rules that hold as far as is known here; gives those that are done with in this visit. */
  fire: (
    accountId: string,
    whose: { visit: Visit; siteId: string },
    due: readonly Trigger[],
    now: TriggerCircumstances,
  ) => Promise<string[]>
  onFault: (fault: unknown) => void
}): Rules => {
  const { directory, presence, live, clock } = options
  const walks = new Map<string, Walk>()
  const running = new Set<Promise<void>>()
  let isClosed = false

  const keyOf = (accountId: string, contactId: string): string => `${accountId} ${contactId}`

  const triggersOf = (accountId: string): Trigger[] =>
    directory.latest(accountId)?.triggers.filter(({ mode }) => mode !== 'off') ?? []

  /** Follows the visitor from page to page. */
  const walkOf = (accountId: string, { contactId, startedAtMs, pageUrl }: Visit): Walk => {
    const nowMs = clock.now()
    const key = keyOf(accountId, contactId)
    const known = walks.get(key)
    const fresh = { pageUrl, pageSinceMs: nowMs, askAtMs: 0 }
    if (known?.startedAtMs !== startedAtMs) {
      const walk = { startedAtMs, ...fresh, pages: 1, settled: new Set<string>(), isAsking: false }
      walks.set(key, walk)
      return walk
    }
    if (known.pageUrl !== pageUrl) Object.assign(known, fresh, { pages: known.pages + 1 })
    return known
  }

  const look = (accountId: string, here: VisitorHere, triggers: readonly Trigger[]): void => {
    const { visit, siteId } = here
    if (visit === null || isClosed) return
    const walk = walkOf(accountId, visit)
    const now = circumstancesOf(directory.latest(accountId), siteId, visit, walk, clock.now())
    if (now === null || walk.isAsking || clock.now() < walk.askAtMs) return
    const due = triggers.filter(({ id }) => !walk.settled.has(id)).filter((one) => mayFire(one, now, clock.now()))
    if (due.length === 0) return
    walk.isAsking = true
    const asked = ask(accountId, { visit, siteId }, walk, due, now)
      .catch(options.onFault)
      .finally(() => {
        walk.isAsking = false
        running.delete(asked)
      })
    running.add(asked)
  }

  const ask = async (
    accountId: string,
    of: { visit: Visit; siteId: string },
    walk: Walk,
    due: readonly Trigger[],
    now: TriggerCircumstances,
  ): Promise<void> => {
    walk.askAtMs = clock.now() + askAgainMs
    for (const id of await options.fire(accountId, of, due, now)) walk.settled.add(id)
  }

  const lookAt = (accountId: string, contactId: string, isNews: boolean): void => {
    const triggers = triggersOf(accountId)
    const here = presence.visitor(accountId, contactId)
    if (triggers.length === 0 || here === undefined) return
    const walk = walks.get(keyOf(accountId, contactId))
    if (isNews && walk !== undefined) walk.askAtMs = 0
    look(accountId, here, triggers)
  }

  const tick = (): void => {
    for (const accountId of presence.accountIds()) {
      const triggers = triggersOf(accountId)
      if (triggers.length > 0) for (const here of presence.visitorsHere(accountId)) look(accountId, here, triggers)
    }
    for (const key of walks.keys()) {
      const [accountId = '', contactId = ''] = key.split(' ')
      if (!live.isVisitorHere(accountId, contactId)) walks.delete(key)
    }
  }

  const settled = async (): Promise<void> => {
    while (running.size > 0) await Promise.all(running)
  }

  return {
    moved: (accountId, contactId) => lookAt(accountId, contactId, false),
    told: (accountId, contactId) => lookAt(accountId, contactId, true),
    tick,
    settled,
    close: async () => {
      isClosed = true
      await settled()
    },
  }
}
