import { isReady, type Standing } from '@frontdesk/domain'
import type { Kysely } from 'kysely'
import type { CallbackFeeds, ContactPresence } from '../../app/ports/callback-store.ts'
import { lockCurrent, madeInService, presenceOf, stamp } from './callback-list.ts'
import type { Database, Statement } from './database.ts'
import { type Scope, scopeTo } from './scope.ts'
import type { Tables } from './tables.ts'

/** Sources that are nodes say that somebody is on a site; the others are the company's app or game. */
const nodeSource = 'node '

export const standingFrom = (presence: readonly { source: string }[]): Standing => {
  if (presence.some(({ source }) => source.startsWith(nodeSource))) return 'here'
  return presence.length > 0 ? 'app' : 'away'
}

export const createContactPresence = ({ builder, accountId }: Scope): ContactPresence => ({
  come: async (contactIds, source, { expiresAtMs, nowMs, listedOnly, wereHere = false }) => {
    // Most visitors are on no list, and cost one look.
    if (contactIds.length === 0 || (listedOnly && !(await isAnyListed(builder, contactIds))))
      return { listedIds: [], isNews: false }
    return builder.transaction().execute(async (transaction) => {
      const current = await lockCurrent(transaction, contactIds)
      const listedIds = [...new Set(current.flatMap(({ contact_id }) => contact_id ?? []))]
      const known = await transaction
        .selectFrom('contacts')
        .select('id')
        .where('id', 'in', [...contactIds])
        .orderBy('id')
        .forKeyShare()
        .execute()
      const told = listedOnly ? known.filter(({ id }) => listedIds.includes(id)) : known
      if (told.length === 0) return { listedIds, isNews: false }
      const before = await presenceOf(transaction, contactIds, nowMs)
      await transaction
        .insertInto('contact_presence')
        .values(told.map(({ id }) => ({ account_id: accountId, contact_id: id, source, expires_at_ms: expiresAtMs })))
        .onConflict((conflict) =>
          conflict.columns(['account_id', 'contact_id', 'source']).doUpdateSet({ expires_at_ms: expiresAtMs }),
        )
        .execute()
      const standingOf = (contactId: string | null): Standing =>
        standingFrom(before.filter(({ contact_id }) => contact_id === contactId))
      const now = standingFrom([{ source }])
      const changed = current.filter(({ contact_id }) => {
        const was = standingOf(contact_id)
        return was !== now && was !== 'here'
      })
      const noNews = wereHere ? await madeInService(transaction, idsOf(changed)) : []
      const ready = changed.filter(
        (one) => isReady(one, now) && standingOf(one.contact_id) === 'away' && !noNews.some(({ id }) => id === one.id),
      )
      await stamp(transaction, accountId, idsOf(changed), { reason: 'online', ids: idsOf(ready) })
      return { listedIds, isNews: changed.length > 0 }
    })
  },
  go: (contactIds, source, nowMs) =>
    builder.transaction().execute(async (transaction) => {
      if (contactIds.length === 0) return false
      const current = await lockCurrent(transaction, contactIds)
      const gone = await transaction
        .deleteFrom('contact_presence')
        .where('contact_id', 'in', [...contactIds])
        .where('source', '=', source)
        .where('expires_at_ms', '>', nowMs)
        .returning('contact_id')
        .execute()
      const left = new Set(gone.map(({ contact_id }) => contact_id))
      const changed = current.filter(({ contact_id }) => contact_id !== null && left.has(contact_id))
      await stamp(transaction, accountId, idsOf(changed))
      return changed.length > 0
    }),
  of: async (contactId, nowMs, except) =>
    standingFrom((await presenceOf(builder, [contactId], nowMs)).filter(({ source }) => source !== except)),
})

const isAnyListed = async (builder: Kysely<Tables>, contactIds: readonly string[]): Promise<boolean> => {
  const row = await builder
    .selectFrom('callbacks')
    .select('id')
    .where('contact_id', 'in', [...contactIds])
    .where('state', '<>', 'done')
    .where('removed_at_ms', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)

const revs: Statement = {
  name: 'callback.revs',
  text: 'select account_id, rev from callback_lists where account_id = any($1::uuid[])',
}
const expire: Statement = {
  name: 'callback.presence.expire',
  text: 'delete from contact_presence where expires_at_ms <= $1 returning account_id, contact_id',
}
const sweep: Statement = {
  name: 'callback.sweep',
  // One that was erased holds nothing but its id, which readers of the list must hear of first.
  text: `delete from callbacks c using callback_lists l where l.account_id = c.account_id
    and c.removed_at_ms < $1 and (c.removed_at_ms > 0 or c.list_rev < l.rev - 100)`,
}
const leave: Statement = {
  name: 'callback.presence.leave',
  text: 'delete from contact_presence where source = $1 returning account_id, contact_id',
}

/** Across accounts, because a node asks what is new at all; what is found is told within its own account only. */
export const createCallbackFeeds = (database: Database): CallbackFeeds => {
  const takeAway = async (statement: Statement, value: unknown): Promise<string[]> => {
    const gone = await database.rows<{ account_id: string; contact_id: string }>(statement, [value])
    const byAccount = Map.groupBy(gone, ({ account_id }) => account_id)
    for (const [accountId, rows] of byAccount)
      await scopeTo(database, accountId)
        .builder.transaction()
        .execute(async (transaction) => {
          const current = await lockCurrent(
            transaction,
            rows.map(({ contact_id }) => contact_id),
          )
          await stamp(transaction, accountId, idsOf(current))
        })
    return [...byAccount.keys()]
  }
  return {
    revs: async (accountIds) => {
      const rows = await database.rows<{ account_id: string; rev: number }>(revs, [accountIds])
      return new Map(rows.map(({ account_id, rev }) => [account_id, rev]))
    },
    expire: (nowMs) => takeAway(expire, nowMs),
    sweep: async (beforeMs) => {
      await database.rows(sweep, [beforeMs])
    },
    leave: async (source) => {
      await takeAway(leave, source)
    },
  }
}
