import type { Block, BlockTarget } from '@frontdesk/domain'
import { type SelectQueryBuilder, sql } from 'kysely'
import type { BlockFilter, BlockOutcome, Blocks, EndedBlocks, ListedBlock } from '../../app/ports/block-store.ts'
import { contactsOf } from './contacts.ts'
import type { Database, Statement } from './database.ts'
import { isGone } from './gone.ts'
import { countHandlingChange } from './handling-changes.ts'
import type { Scope } from './scope.ts'
import type { BlockRow, Tables } from './tables.ts'
import { isTaken } from './taken.ts'

type BlockQuery = SelectQueryBuilder<Tables, 'blocks', BlockRow>

export const createBlocks = ({ builder }: Scope): Blocks => {
  const withContacts = async (rows: readonly BlockRow[]): Promise<ListedBlock[]> => {
    const contacts = await contactsOf(
      builder,
      rows.flatMap(({ contact_id }) => contact_id ?? []),
    )
    return rows.map((row) => ({ block: blockOf(row), contact: contacts.get(row.contact_id ?? '') ?? null }))
  }

  const byId = async (id: string): Promise<ListedBlock | null> =>
    (await withContacts(await builder.selectFrom('blocks').selectAll().where('id', '=', id).execute()))[0] ?? null

  const insert = (block: Block, most: number, nowMs: number): Promise<BlockOutcome | null> =>
    builder.transaction().execute(async (transaction) => {
      // First of all, since it holds the account's row: so two at once are counted one after the other.
      await countHandlingChange(transaction)
      const same = ofTarget(transaction.selectFrom('blocks').selectAll(), block.target)
      const before = await same.executeTakeFirst()
      if (before !== undefined && (before.until_ms === null || before.until_ms > nowMs))
        return { kind: 'exists', blockId: before.id }
      if (before !== undefined) await transaction.deleteFrom('blocks').where('id', '=', before.id).execute()
      const { count } = await transaction
        .selectFrom('blocks')
        .select((is) => is.fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow()
      if (Number(count) >= most) return { kind: 'full' }
      await transaction.insertInto('blocks').values(rowOf(block)).execute()
      return null
    })

  return {
    create: async (block, most, nowMs) => {
      try {
        const refused = await insert(block, most, nowMs)
        if (refused !== null) return refused
      } catch (error) {
        if (isGone(error) || isTaken(error)) return { kind: 'missing' }
        throw error
      }
      const listed = await byId(block.id)
      return listed === null ? { kind: 'missing' } : { kind: 'done', listed }
    },
    byId,
    update: async (id, { reason, untilMs }) => {
      await builder
        .updateTable('blocks')
        .set((is) => ({
          reason: reason ?? is.ref('reason'),
          ...(untilMs !== undefined && { until_ms: untilMs }),
        }))
        .where('id', '=', id)
        .execute()
      await countHandlingChange(builder)
      return byId(id)
    },
    remove: async (id) => {
      const removed = await builder.deleteFrom('blocks').where('id', '=', id).executeTakeFirst()
      await countHandlingChange(builder)
      return removed.numDeletedRows === 1n
    },
    all: async () => (await builder.selectFrom('blocks').selectAll().execute()).map(blockOf),
    list: async (filter, limit, before, nowMs) => {
      let query = filtered(builder.selectFrom('blocks').selectAll('blocks'), filter, nowMs)
      const place = readPlace(before)
      if (place !== null)
        query = query.where(sql<boolean>`(created_at_ms, id) < (${place.atMs}::bigint, ${place.id}::uuid)`)
      const rows = await query
        .orderBy('created_at_ms', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      const last = rows.length > limit ? rows[limit - 1] : undefined
      const next = last === undefined ? null : `${last.created_at_ms}.${last.id}`
      return { items: await withContacts(rows.slice(0, limit)), next }
    },
  }
}

const ofTarget = (query: BlockQuery, target: BlockTarget): BlockQuery =>
  target.kind === 'contact' ? query.where('contact_id', '=', target.contactId) : query.where('range', '=', target.range)

const holdsAddress = (ip: string) => sql<boolean>`(range is not null and range::cidr >>= ${ip}::inet)`

const filtered = (all: BlockQuery, { search, state, keepsOut }: BlockFilter, nowMs: number): BlockQuery => {
  let query = all
  if (state === 'current') query = query.where((is) => is.or([is('until_ms', 'is', null), is('until_ms', '>', nowMs)]))
  if (state === 'over') query = query.where('until_ms', '<=', nowMs)
  if (keepsOut !== undefined) {
    const { contactId, ip } = keepsOut
    query = query.where((is) =>
      is.or([
        ...(contactId === null ? [] : [is('contact_id', '=', contactId)]),
        ...(ip === null ? [] : [holdsAddress(ip)]),
      ]),
    )
  }
  return search === undefined ? query : searched(query, search)
}

const searched = (query: BlockQuery, { text, byIds, ip }: NonNullable<BlockFilter['search']>): BlockQuery => {
  const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return query.where((is) =>
    is.or([
      sql<boolean>`concat_ws(E'\n', range, reason) ilike ${pattern}`,
      ...(byIds.length === 0 ? [] : [is('created_by_id', 'in', [...byIds])]),
      ...(ip === null ? [] : [holdsAddress(ip)]),
      is.exists(
        is
          .selectFrom('contacts')
          .select('contacts.id')
          .whereRef('contacts.id', '=', 'blocks.contact_id')
          // The label of who has no name is made of the id; see `contactLabel`.
          .where(
            sql<boolean>`concat_ws(E'\n', contacts.name, contacts.email, contacts.phone, '#' || right(contacts.id::text, 4)) ilike ${pattern}`,
          ),
      ),
    ]),
  )
}

const readPlace = (before: string | null): { atMs: number; id: string } | null => {
  const [, atMs, id] = /^([0-9]{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(before ?? '') ?? []
  return atMs === undefined || id === undefined ? null : { atMs: Number(atMs), id }
}

const blockOf = (row: BlockRow): Block => ({
  accountId: row.account_id,
  id: row.id,
  target:
    row.contact_id === null
      ? { kind: 'address', range: row.range ?? '' }
      : { kind: 'contact', contactId: row.contact_id },
  reason: row.reason,
  untilMs: row.until_ms,
  createdById: row.created_by_id,
  createdAtMs: row.created_at_ms,
})

const rowOf = ({ target, ...block }: Block): BlockRow => ({
  account_id: block.accountId,
  id: block.id,
  contact_id: target.kind === 'contact' ? target.contactId : null,
  range: target.kind === 'address' ? target.range : null,
  reason: block.reason,
  until_ms: block.untilMs,
  created_by_id: block.createdById,
  created_at_ms: block.createdAtMs,
})

const sweep: Statement = { name: 'block.sweep', text: 'delete from blocks where until_ms < $1' }

export const createEndedBlocks = (database: Database): EndedBlocks => ({
  sweep: async (beforeMs) => {
    await database.rows(sweep, [beforeMs])
  },
})
