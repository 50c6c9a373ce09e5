import type { Standing } from '@frontdesk/domain'
import type { CallbackNews } from '../ports/callback-store.ts'
import type { Live } from '../ports/live.ts'
import type { Store } from '../ports/store.ts'
import type { Presence } from '../presence/presence.ts'

/** Presence that a node tells lasts so long, and is told again well within. */
const presenceLifeMs = 40_000
const renewEveryMs = 15_000
/** Removed entries are kept for this long, then they are gone. */
export const removedKeptMs = 10 * 60_000

/** Follows the revisit lists of those who are connected to this node, and tells other nodes which of their people are here. */
export interface Revisits {
  /** From now on what changes in the account's list is told to its agents here. */
  follow(accountId: string): Promise<void>
  /** Something was committed to the list: tell it at once. */
  changed(accountId: string): void
  /** A visitor has come to a site of this node, or gone; most are on no list. */
  visitorCame(accountId: string, contactId: string): void
  visitorWent(accountId: string, contactId: string): void
  /** The contact's service has begun or ended. */
  serviceChanged(accountId: string, contactId: string): void
  /** Where a contact is as far as others say: other nodes, and the company's apps. */
  elsewhere(accountId: string, contactId: string): Promise<Standing>
  /** Looks for what other nodes have changed; call it every few seconds. */
  tick(): Promise<void>
  close(): Promise<void>
}

export const createRevisits = (options: {
  node: string
  store: Pick<Store, 'account' | 'callbackFeeds'>
  presence: Presence
  live: Pick<Live, 'callbackNews'>
  /** Whether other nodes must know of every visitor of the account, on a list or not. */
  tellsAll: (accountId: string) => Promise<boolean>
  now: () => number
  onFault: (fault: unknown) => void
}): Revisits => {
  const { store, presence, live, now, onFault } = options
  const source = `node ${options.node}`
  /** The number up to which each account's agents here have been told. */
  const told = new Map<string, number>()
  /** One reading of a list at a time, so that what is told is told in order. */
  const reading = new Map<string, Promise<void>>()
  /** Who of this node's visitors is on a list, by account. */
  const here = new Map<string, Set<string>>()
  const telling = new Map<string, Promise<void>>()
  let renewedAtMs = 0
  let isClosed = false

  const follow = async (accountId: string): Promise<void> => {
    if (told.has(accountId)) return
    const rev = await store.account(accountId).callbacks.rev()
    if (!told.has(accountId)) told.set(accountId, rev)
  }

  const catchUp = async (accountId: string): Promise<void> => {
    await follow(accountId)
    for (;;) {
      const since = told.get(accountId) ?? 0
      const news = await store.account(accountId).callbacks.since(since, now())
      if (news.rev === since || isClosed) return
      told.set(accountId, news.rev)
      live.callbackNews(accountId, news, since)
      greet(accountId, news)
    }
  }

  /** Entries that are new may be about somebody who is here already. */
  const greet = (accountId: string, { changed }: CallbackNews): void => {
    for (const { callback } of changed) {
      const { contactId } = callback
      if (contactId === null || here.get(accountId)?.has(contactId) === true) continue
      if (presence.visitor(accountId, contactId) !== undefined)
        inTurn(contactId, () => come(accountId, [contactId], true))
    }
  }

  const changed = (accountId: string): void => {
    const next = (reading.get(accountId) ?? Promise.resolve())
      .then(() => (isClosed ? undefined : catchUp(accountId)))
      .catch(onFault)
      .finally(() => {
        if (reading.get(accountId) === next) reading.delete(accountId)
      })
    reading.set(accountId, next)
  }

  /** @param wereHere they have been here since before their entries were made */
  const come = async (accountId: string, contactIds: readonly string[], wereHere = false): Promise<void> => {
    await follow(accountId)
    const nowMs = now()
    const { contactPresence } = store.account(accountId)
    const tellsAll = await options.tellsAll(accountId)
    const until = { expiresAtMs: nowMs + presenceLifeMs, nowMs, listedOnly: !tellsAll, wereHere }
    const { listedIds, isNews } = await contactPresence.come(contactIds, source, until)
    const known = here.get(accountId) ?? new Set<string>()
    for (const id of contactIds) {
      if (tellsAll || listedIds.includes(id)) known.add(id)
      else known.delete(id)
    }
    if (known.size > 0) here.set(accountId, known)
    else here.delete(accountId)
    if (isNews) changed(accountId)
  }

  /** What is told of one visitor is told in its order: it may go while its coming is being told. */
  const inTurn = (contactId: string, tell: () => Promise<void>): void => {
    if (isClosed) return
    const next = (telling.get(contactId) ?? Promise.resolve())
      .then(tell)
      .catch(onFault)
      .finally(() => {
        if (telling.get(contactId) === next) telling.delete(contactId)
      })
    telling.set(contactId, next)
  }

  const visitorCame = (accountId: string, contactId: string): void =>
    inTurn(contactId, () => come(accountId, [contactId]))

  const visitorWent = (accountId: string, contactId: string): void =>
    inTurn(contactId, async () => {
      if (here.get(accountId)?.delete(contactId) !== true) return
      if (await store.account(accountId).contactPresence.go([contactId], source, now())) changed(accountId)
    })

  const renew = async (): Promise<void> => {
    if (now() - renewedAtMs < renewEveryMs) return
    renewedAtMs = now()
    for (const [accountId, contactIds] of [...here]) await come(accountId, [...contactIds])
  }

  const look = async (): Promise<void> => {
    await renew()
    for (const accountId of await store.callbackFeeds.expire(now())) changed(accountId)
    const accounts = presence.accountIds()
    const revs = accounts.length === 0 ? new Map<string, number>() : await store.callbackFeeds.revs(accounts)
    for (const accountId of accounts) {
      const known = told.get(accountId)
      if (known === undefined) await follow(accountId)
      else if (known !== (revs.get(accountId) ?? 0)) changed(accountId)
    }
  }

  let ticking: Promise<void> | null = null
  return {
    follow,
    changed,
    visitorCame,
    visitorWent,
    serviceChanged: (accountId, contactId) =>
      inTurn(contactId, async () => {
        await follow(accountId)
        if (await store.account(accountId).callbacks.touch(contactId)) changed(accountId)
      }),
    elsewhere: (accountId, contactId) => store.account(accountId).contactPresence.of(contactId, now(), source),
    tick: () => {
      ticking ??= look()
        .catch(onFault)
        .finally(() => {
          ticking = null
        })
      return ticking
    },
    close: async () => {
      isClosed = true
      await ticking
      await Promise.all([...telling.values(), ...reading.values()])
      await store.callbackFeeds.leave(source).catch(onFault)
    },
  }
}
