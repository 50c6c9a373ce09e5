import { becomesReady, type Callback, type Contact, type Standing } from '@frontdesk/domain'
import { type Kysely, type SelectQueryBuilder, sql, type Transaction } from 'kysely'
import type {
  CallbackConflict,
  CallbackFilter,
  CallbackOutcome,
  Callbacks,
  ListedCallback,
} from '../../app/ports/callback-store.ts'
import { lockCurrent, presenceOf, servedOf, stamp } from './callback-list.ts'
import { callbackOf, callbackRow } from './callback-rows.ts'
import { standingFrom } from './contact-presence.ts'
import { isGone } from './gone.ts'
import { contactOf } from './rows.ts'
import type { Scope } from './scope.ts'
import type { CallbackRow, Tables } from './tables.ts'
import { isTaken } from './taken.ts'

/** Sorts after every due time. */
const never = Number.MAX_SAFE_INTEGER
const sortKey = sql<number>`coalesce(due_at_ms, 9007199254740991)`
/** News of the list, at most, that are read at once; who has missed more asks again. */
const newsAtOnce = 500

export const createCallbacks = ({ builder, accountId }: Scope): Callbacks => {
  /** Puts the people to their entries. */
  const listed = async (rows: readonly CallbackRow[], nowMs: number): Promise<ListedCallback[]> => {
    const ids = [...new Set(rows.flatMap(({ contact_id }) => contact_id ?? []))]
    const people = await peopleOf(builder, ids, nowMs)
    return rows.map((row) => {
      const person = row.contact_id === null ? undefined : people.get(row.contact_id)
      return {
        callback: callbackOf(row),
        contact: person?.contact ?? null,
        standing: person?.standing ?? 'away',
        inService: person?.inService ?? false,
        listRev: row.list_rev,
        notice: row.notice === null || row.notice_rev === null ? null : { reason: row.notice, rev: row.notice_rev },
      }
    })
  }

  const byId = async (id: string, nowMs: number): Promise<ListedCallback | null> => {
    const rows = await present(builder).where('id', '=', id).execute()
    return (await listed(rows, nowMs))[0] ?? null
  }

  const done = async (id: string, nowMs: number): Promise<CallbackOutcome> => {
    const now = await byId(id, nowMs)
    return now === null ? { kind: 'missing' } : { kind: 'done', listed: now }
  }

  const existing = async (contactId: string | null): Promise<CallbackConflict> => {
    const row =
      contactId === null
        ? undefined
        : await present(builder).where('contact_id', '=', contactId).where('state', '<>', 'done').executeTakeFirst()
    return row === undefined ? { kind: 'missing' } : { kind: 'exists', callbackId: row.id }
  }

  /** Writes, stamps and reads anew; a second entry that is not done for one contact is refused by the index. */
  const writing = async (
    { id, contactId, state }: Pick<Callback, 'id' | 'contactId' | 'state'>,
    nowMs: number,
    write: (transaction: Transaction<Tables>) => Promise<boolean>,
  ): Promise<CallbackOutcome> => {
    try {
      const wasWritten = await builder.transaction().execute(async (transaction) => {
        const before = await transaction.selectFrom('callbacks').select('state').where('id', '=', id).executeTakeFirst()
        if (!(await write(transaction))) return false
        const people = await peopleOf(transaction, contactId === null ? [] : [contactId], nowMs)
        const person = contactId === null ? undefined : people.get(contactId)
        const isNews = person !== undefined && becomesReady(before?.state ?? null, state, person)
        await stamp(transaction, accountId, [id], isNews ? { reason: 'online', ids: [id] } : null)
        return true
      })
      return wasWritten ? await done(id, nowMs) : { kind: 'missing' }
    } catch (error) {
      if (isTaken(error)) return existing(contactId)
      // The contact or conversation has been erased meanwhile.
      if (isGone(error)) return { kind: 'missing' }
      throw error
    }
  }

  return {
    byId,
    create: (callback, nowMs) =>
      writing(callback, nowMs, async (transaction) => {
        await transaction.insertInto('callbacks').values(callbackRow(callback)).execute()
        return true
      }),
    createMany: (callbacks) =>
      builder.transaction().execute(async (transaction) => {
        if (callbacks.length === 0) return
        await transaction.insertInto('callbacks').values(callbacks.map(callbackRow)).execute()
        await stamp(
          transaction,
          accountId,
          callbacks.map(({ id }) => id),
        )
      }),
    list: async (filter, limit, before, nowMs) => {
      let query = filtered(present(builder), filter, nowMs)
      const from = readPlace(before)
      if (from !== null) query = query.where(sql<boolean>`(${sortKey}, id) > (${from.due}::bigint, ${from.id}::uuid)`)
      const rows = await query.orderBy(sortKey).orderBy('id').limit(limit).execute()
      const last = rows.length < limit ? undefined : rows.at(-1)
      return {
        items: await listed(rows, nowMs),
        next: last === undefined ? null : `${last.due_at_ms ?? never}.${last.id}`,
      }
    },
    change: async (callback, nowMs) => {
      const outcome = await writing(callback, nowMs, async (transaction) => {
        const { account_id: _account, id: _id, list_rev: _listRev, ...set } = callbackRow(callback)
        const changed = await transaction
          .updateTable('callbacks')
          .set(set)
          .where('id', '=', callback.id)
          .where('rev', '=', callback.rev - 1)
          .where('removed_at_ms', 'is', null)
          .executeTakeFirst()
        return changed.numUpdatedRows === 1n
      })
      if (outcome.kind !== 'missing') return outcome
      const newest = await byId(callback.id, nowMs)
      return newest === null ? outcome : { kind: 'stale', newest }
    },
    remove: (id, nowMs) =>
      builder.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('callbacks')
          .select('removed_at_ms')
          .where('id', '=', id)
          .forUpdate()
          .executeTakeFirst()
        if (row?.removed_at_ms === null) {
          await transaction.updateTable('callbacks').set({ removed_at_ms: nowMs }).where('id', '=', id).execute()
          await stamp(transaction, accountId, [id])
        }
        return row !== undefined
      }),
    restore: async (id, removedAfterMs, nowMs) => {
      const row = await builder.selectFrom('callbacks').selectAll().where('id', '=', id).executeTakeFirst()
      if (row === undefined || (row.removed_at_ms ?? nowMs) < removedAfterMs) return { kind: 'missing' }
      if (row.removed_at_ms === null) return done(id, nowMs)
      return writing({ id, contactId: row.contact_id, state: 'open' }, nowMs, async (transaction) => {
        const restored = await transaction
          .updateTable('callbacks')
          .set({ removed_at_ms: null })
          .where('id', '=', id)
          .where('removed_at_ms', '>=', removedAfterMs)
          .executeTakeFirst()
        return restored.numUpdatedRows === 1n
      })
    },
    remind: async (id, nowMs) => {
      const isDue = await builder.transaction().execute(async (transaction) => {
        const row = await present(transaction)
          .where('id', '=', id)
          .where('state', '<>', 'done')
          .where('due_at_ms', '<=', nowMs)
          .forUpdate()
          .executeTakeFirst()
        if (row === undefined) return false
        await stamp(transaction, accountId, [id], { reason: 'due', ids: [id] })
        return true
      })
      return isDue ? byId(id, nowMs) : null
    },
    touch: (contactId) =>
      builder.transaction().execute(async (transaction) => {
        const current = await lockCurrent(transaction, [contactId])
        await stamp(
          transaction,
          accountId,
          current.map(({ id }) => id),
        )
        return current.length > 0
      }),
    rev: async () => {
      const row = await builder.selectFrom('callback_lists').select('rev').executeTakeFirst()
      return row?.rev ?? 0
    },
    since: async (rev, nowMs) => {
      const rows = await builder
        .selectFrom('callbacks')
        .selectAll()
        .where('list_rev', '>', rev)
        .orderBy('list_rev')
        .limit(newsAtOnce)
        .execute()
      const here = rows.filter((row) => row.removed_at_ms === null)
      const gone = rows.filter((row) => row.removed_at_ms !== null)
      return {
        rev: rows.at(-1)?.list_rev ?? rev,
        changed: await listed(here, nowMs),
        removedIds: gone.map(({ id }) => id),
      }
    },
  }
}

type CallbackQuery = SelectQueryBuilder<Tables, 'callbacks', CallbackRow>

const present = (builder: Kysely<Tables>): CallbackQuery =>
  builder.selectFrom('callbacks').selectAll('callbacks').where('removed_at_ms', 'is', null)

const filtered = (all: CallbackQuery, filter: CallbackFilter, nowMs: number): CallbackQuery => {
  let query = all
  const { search, state, owner, due, contactId } = filter
  if (state !== undefined)
    query = state === 'current' ? query.where('state', '<>', 'done') : query.where('state', '=', state)
  if (owner !== undefined)
    query = owner === 'nobody' ? query.where('owner_id', 'is', null) : query.where('owner_id', '=', owner.agentId)
  if (due !== undefined)
    query = due === 'none' ? query.where('due_at_ms', 'is', null) : query.where('due_at_ms', '<', due.beforeMs)
  if (contactId !== undefined) query = query.where('contact_id', '=', contactId)
  if (filter.present === true)
    query = query.where((is) =>
      is.exists(
        is
          .selectFrom('contact_presence')
          .select('contact_presence.source')
          .whereRef('contact_presence.contact_id', '=', 'callbacks.contact_id')
          .where('contact_presence.expires_at_ms', '>', nowMs),
      ),
    )
  return search === undefined || search.trim() === ''
    ? query
    : query.where((is) => {
        const pattern = `%${search.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
        const found = (columns: readonly string[]) =>
          sql<boolean>`concat_ws(E'\n', ${sql.join(columns.map((column) => sql.ref(column)))}) ilike ${pattern}`
        return is.or([
          found(['callbacks.name', 'callbacks.email', 'callbacks.phone', 'reason', 'reported', 'outcome']),
          is.exists(
            is
              .selectFrom('contacts')
              .select('contacts.id')
              .whereRef('contacts.id', '=', 'callbacks.contact_id')
              .where(found(['contacts.name', 'contacts.email', 'contacts.phone'])),
          ),
        ])
      })
}

const readPlace = (before: string | null): { due: number; id: string } | null => {
  const [, due, id] = /^([0-9]{1,16})\.([0-9a-f-]{36})$/.exec(before ?? '') ?? []
  return due === undefined || id === undefined ? null : { due: Math.min(Number(due), never), id }
}

/** Contacts with where they are and whether an agent serves them now. */
const peopleOf = async (
  builder: Kysely<Tables>,
  ids: readonly string[],
  nowMs: number,
): Promise<Map<string, { contact: Contact; standing: Standing; inService: boolean }>> => {
  if (ids.length === 0) return new Map()
  const [contacts, presence, served] = await Promise.all([
    builder
      .selectFrom('contacts')
      .selectAll()
      .where('id', 'in', [...ids])
      .execute(),
    presenceOf(builder, ids, nowMs),
    servedOf(builder, ids),
  ])
  return new Map(
    contacts.map((row) => {
      const standing = standingFrom(presence.filter(({ contact_id }) => contact_id === row.id))
      const inService = standing === 'here' && served.some(({ contact_id }) => contact_id === row.id)
      return [row.id, { contact: contactOf(row), standing, inService }]
    }),
  )
}
