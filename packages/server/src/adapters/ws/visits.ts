import type { Visit } from '@frontdesk/domain'
import type { ServerFrame } from '@frontdesk/protocol'
import type { AccountDirectory } from '../../app/directory.ts'
import type { LiveConnection } from '../../app/ports/live.ts'
import type { Schedule } from '../../app/ports/runtime.ts'
import type { Presence, VisitorHere } from '../../app/presence/presence.ts'
import type { VisitorPrincipal } from '../../app/principal.ts'
import type { Picker, Picks } from '../../app/visitors/picks.ts'
import { cardOrNull } from '../../presenters/agent.ts'
import { presentVisit } from '../../presenters/visitor.ts'
import { createDepartures } from './departures.ts'
import { createFeedBatches, type Touched } from './feed-batches.ts'

/** Walking from page to page closes one socket and opens another; that is one visit. */
const visitorGraceMs = 6_000
const goneKept = 10_000
/** Agents hear of those who are picked for them at most so often. */
const pickedEveryMs = 500
/** Stands for all visitors of the account in a batch. */
const everybody = ''

export interface Visits {
  changed(accountId: string, contactId: string): void
  /** Agents came, went or changed their state: some visitors have another one picked now. */
  agentsChanged(accountId: string): void
  /** The last connection has gone; unless the visitor comes back soon, so has the visitor. */
  leave(visitor: VisitorPrincipal, here: VisitorHere): void
  /** A visitor who was about to be gone goes on with its visit; false for one who has just come. */
  comeBack(visitor: VisitorPrincipal): boolean
  /** Whether the visitor is here, on no page that it has told of, too, or about to be gone. */
  isHere(accountId: string, contactId: string): boolean
  known(accountId: string, contactId: string): { visit: Visit; online: boolean } | null
  /** A visitor who is here, or about to be gone. */
  find(accountId: string, contactId: string): VisitorHere | undefined
  /** Those of an account who were about to be gone. */
  leaving(accountId: string): { visitor: VisitorPrincipal; visit: Visit | null; here: VisitorHere }[]
  /** Who was about to be gone is gone now. */
  hurry(contactId: string): void
  /** A visitor who was about to be counted as gone leaves nothing behind. */
  forget(contactId: string): void
  close(): void
}

/** Tells staff of visitors' pages, comings and goings: those who watch the conversation, and the agent picked for the visitor. */
export const createVisits = (options: {
  presence: Presence
  picks: Picks
  directoryOf: (accountId: string) => Promise<AccountDirectory>
  /** Staff who watch a conversation. */
  watchers: (conversationId: string) => Iterable<LiveConnection>
  onGone: (visitor: VisitorPrincipal, visit: Visit | null) => void
  /** Something that the board shows has changed. */
  onBoard: (accountId: string, contactId: string) => void
  now: () => number
  schedule: Schedule
  onFault: (fault: unknown) => void
}): Visits => {
  const { presence, schedule } = options
  /** For whom each visitor was picked when that was last told. */
  const told = new Map<string, string | null>()

  const tell = async (
    accountId: string,
    visit: Visit,
    online: boolean,
    picked: string | null,
    receivers: Iterable<LiveConnection>,
  ): Promise<void> => {
    const to = new Set(receivers)
    if (to.size === 0) return
    const directory = await options.directoryOf(accountId)
    const content: ServerFrame = {
      type: 'visit.changed',
      visit: presentVisit(visit, online, cardOrNull(picked, directory)),
    }
    const text = JSON.stringify(content)
    for (const connection of to) connection.send(text)
  }

  const watchersOf = ({ conversationId }: VisitorHere): Iterable<LiveConnection> =>
    conversationId === null ? [] : options.watchers(conversationId)

  const changed = (accountId: string, contactId: string): void => {
    const here = presence.visitor(accountId, contactId)
    if (here?.visit == null) return
    const picked = options.picks.of(accountId, here.siteId)(here.visit)
    tell(accountId, here.visit, true, picked, watchersOf(here)).catch(options.onFault)
    batches.touch(accountId, contactId, false)
    options.onBoard(accountId, contactId)
  }

  const batches = createFeedBatches({
    everyMs: pickedEveryMs,
    now: options.now,
    schedule,
    flush: (accountId, touched) => tellPicked(accountId, touched).catch(options.onFault),
  })

  /** Tells the agents who have, or had until now, one of the touched visitors picked for them. */
  const tellPicked = async (accountId: string, touched: Touched): Promise<void> => {
    const pickers = new Map<string, Picker>()
    const visitors = touched.has(everybody)
      ? [...presence.visitorsHere(accountId)]
      : [...touched.keys()].flatMap((contactId) => presence.visitor(accountId, contactId) ?? [])
    for (const here of visitors) {
      const { siteId, visit } = here
      if (visit === null) continue
      const picker = pickers.get(siteId) ?? options.picks.of(accountId, siteId)
      pickers.set(siteId, picker)
      const [before, picked] = [told.get(visit.contactId) ?? null, picker(visit)]
      told.set(visit.contactId, picked)
      const isOther = picked !== before
      if (!isOther && !touched.has(visit.contactId)) continue
      const watchers = new Set(watchersOf(here))
      const concerned = [...connectionsOf(accountId, picked), ...(isOther ? connectionsOf(accountId, before) : [])]
      // Who watches has heard of the page already, but not of another pick.
      const receivers = isOther ? [...concerned, ...watchers] : concerned.filter((one) => !watchers.has(one))
      await tell(accountId, visit, true, picked, receivers)
    }
  }

  const connectionsOf = (accountId: string, agentId: string | null): LiveConnection[] =>
    agentId === null ? [] : [...presence.agentConnections(accountId, agentId)]

  const departures = createDepartures<{ visitor: VisitorPrincipal; here: VisitorHere; leftAtMs: number }>({
    graceMs: visitorGraceMs,
    schedule,
    gone: ({ visitor, here, leftAtMs }) => {
      const { accountId, contactId } = visitor
      const visit = here.visit === null ? null : { ...here.visit, lastSeenAtMs: leftAtMs }
      const concerned = connectionsOf(accountId, told.get(contactId) ?? null)
      told.delete(contactId)
      if (visit !== null) {
        rememberGone(visit)
        tell(accountId, visit, false, null, [...watchersOf(here), ...concerned]).catch(options.onFault)
      }
      options.onGone(visitor, visit)
      options.onBoard(accountId, contactId)
    },
  })

  /** The last to go, for polls that come by later. */
  const goneVisits = new Map<string, Visit>()
  const rememberGone = (visit: Visit): void => {
    goneVisits.delete(visit.contactId)
    goneVisits.set(visit.contactId, visit)
    for (const contactId of goneVisits.keys()) {
      if (goneVisits.size <= goneKept) break
      goneVisits.delete(contactId)
    }
  }

  return {
    changed,
    agentsChanged: (accountId) => batches.touch(accountId, everybody, true),
    leave: (visitor, here) => departures.begin(visitor.contactId, { visitor, here, leftAtMs: options.now() }),
    comeBack: ({ accountId, contactId }) => {
      const here = presence.visitor(accountId, contactId)
      const left = departures.takeBack(contactId)
      if (here === undefined || left === null) return false
      here.visit = left.here.visit
      here.trail = left.here.trail
      here.returning = left.here.returning
      here.conversationId = left.here.conversationId
      return true
    },
    isHere: (accountId, contactId) =>
      presence.visitor(accountId, contactId) !== undefined || departures.leaving().has(contactId),
    known: (accountId, contactId) => {
      const here = presence.visitor(accountId, contactId) ?? departures.leaving().get(contactId)?.left.here
      if (here !== undefined) return here.visit === null ? null : { visit: here.visit, online: true }
      const visit = goneVisits.get(contactId)
      return visit === undefined ? null : { visit, online: false }
    },
    find: (accountId, contactId) =>
      presence.visitor(accountId, contactId) ?? departures.leaving().get(contactId)?.left.here,
    leaving: (accountId) =>
      [...departures.leaving().values()].flatMap(({ left: { visitor, here } }) =>
        visitor.accountId === accountId ? [{ visitor, visit: here.visit, here }] : [],
      ),
    hurry: departures.hurry,
    forget: (contactId) => {
      departures.takeBack(contactId)
      told.delete(contactId)
    },
    close: () => {
      batches.close()
      departures.close()
    },
  }
}
