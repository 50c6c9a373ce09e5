import { sql, type Transaction } from 'kysely'
import type { Indexable, IndexKeys, SearchIndex } from '../../app/ports/search-store.ts'
import type { Statement } from './database.ts'
import { epochSql } from './feed.ts'
import type { Scope } from './scope.ts'
import type { Tables } from './tables.ts'

/** What one transaction takes on; a statement is ended after 5 s. */
const conversationsAtOnce = 200
const entriesAtOnce = 1_000

const behind: Statement = {
  name: 'search.behind',
  text: `select coalesce(sum(waiting.n), 0)::bigint as n from (
      select c.seq - coalesce(m.seq, 0) as n
      from (select coalesce(max(p.feed_xid), 0) as xid from search_positions p where p.account_id = $1) at
      join conversations c on c.account_id = $1 and c.feed_slot >= at.xid / 4096 and c.feed_xid >= at.xid
      left join search_marks m on m.account_id = c.account_id and m.conversation_id = c.id
      where c.seq > coalesce(m.seq, 0) limit 1000
    ) waiting`,
}

const slices: Statement = {
  name: 'search.slices',
  text: 'select p.first_slice as first, p.last_slice as last from search_positions p where p.account_id = $1',
}

type Position = { feed_xid: number; xmin: number; epoch: string; same: boolean }
type Changed = {
  id: string
  kind: 'service' | 'internal' | 'multi'
  seq: number
  feed_xid: number
  done: number
  edits: number
}
type Row = { conversation_id: string; seq: number; at_ms: number; kind: string; text: string | null }

export const createSearchIndex = ({ builder, rows, accountId }: Scope): SearchIndex => ({
  advance: (keysOf) =>
    builder.transaction().execute(async (transaction) => {
      const position = await claim(transaction, accountId)
      if (position === null) return { busy: true, more: false }
      const from = position.same ? position.feed_xid : 0
      const changed = await changedSince(transaction, accountId, from)
      const entries = await entriesOf(transaction, accountId, changed)
      const isCut = entries.length === entriesAtOnce
      await write(transaction, accountId, changed, entries, keysOf)
      const isFull = changed.length === conversationsAtOnce
      const upTo = isCut ? from : Math.min(position.xmin, isFull ? (changed.at(-1)?.feed_xid ?? 0) : position.xmin)
      await sql`update search_positions set feed_xid = ${upTo}, epoch = ${position.epoch}
        where account_id = ${accountId} and (feed_xid, epoch) <> (${upTo}::bigint, ${position.epoch})`.execute(
        transaction,
      )
      return { busy: false, more: isCut || isFull }
    }),
  behind: async () => (await rows<{ n: number }>(behind, []))[0]?.n ?? 0,
  slices: async () => {
    const [found] = await rows<{ first: number | null; last: number | null }>(slices, [])
    return found === undefined || found.first === null || found.last === null
      ? null
      : { first: found.first, last: found.last }
  },
})

/**
 * The account's position, for this transaction alone; null while another node has it. Everything that was committed below
 * `xmin` is seen by what is read after this.
 */
const claim = async (transaction: Transaction<Tables>, accountId: string): Promise<Position | null> => {
  await sql`insert into search_positions (account_id) values (${accountId}) on conflict do nothing`.execute(transaction)
  const { rows } = await sql<Position>`
    select p.feed_xid, pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin, now.epoch, p.epoch = now.epoch as same
    from search_positions p cross join (select ${sql.raw(epochSql)} as epoch) now
    where p.account_id = ${accountId} for update of p skip locked`.execute(transaction)
  return rows[0] ?? null
}

/** Locked as a foreign key would: what is removed meanwhile is not written about, and removal waits for us. */
const changedSince = async (transaction: Transaction<Tables>, accountId: string, xid: number): Promise<Changed[]> => {
  const { rows } = await sql<Changed>`
    select c.id, c.kind, c.seq, c.feed_xid, coalesce(m.seq, 0) as done, coalesce(m.edits, 0) as edits from conversations c
    left join search_marks m on m.account_id = c.account_id and m.conversation_id = c.id
    where c.account_id = ${accountId} and c.feed_slot >= ${xid}::bigint / 4096 and c.feed_xid >= ${xid}::bigint
      and c.seq > coalesce(m.seq, 0)
    order by c.feed_slot, c.feed_xid limit ${conversationsAtOnce} for key share of c`.execute(transaction)
  return rows
}

const entriesOf = async (
  transaction: Transaction<Tables>,
  accountId: string,
  changed: readonly Changed[],
): Promise<Row[]> => {
  if (changed.length === 0) return []
  const { rows } = await sql<Row>`
    select e.conversation_id, e.seq, e.at_ms, e.kind, e.text
    from unnest(${changed.map(({ id }) => id)}::uuid[], ${changed.map(({ done }) => done)}::integer[]) as t (id, done)
    join entries e on e.account_id = ${accountId} and e.conversation_id = t.id and e.seq > t.done
    order by e.conversation_id, e.seq limit ${entriesAtOnce}`.execute(transaction)
  return rows
}

const write = async (
  transaction: Transaction<Tables>,
  accountId: string,
  changed: readonly Changed[],
  entries: readonly Row[],
  keysOf: (message: Indexable) => IndexKeys,
): Promise<void> => {
  const kinds = new Map(changed.map(({ id, kind }) => [id, kind === 'service' ? 'visitors' : 'rooms'] as const))
  const found = entries.flatMap((row) => {
    const kind = kinds.get(row.conversation_id)
    if (row.kind !== 'message' || row.text === null || kind === undefined) return []
    const { keys, slice } = keysOf({ kind, text: row.text, atMs: row.at_ms })
    return [{ conversation_id: row.conversation_id, seq: row.seq, at_ms: row.at_ms, slice, keys }]
  })
  if (found.length > 0)
    await sql`with told as (
        select * from jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
          as t (conversation_id uuid, seq integer, at_ms bigint, slice integer, keys integer[])
      ), reach as (
        update search_positions p set first_slice = least(p.first_slice, s.first), last_slice = greatest(p.last_slice, s.last)
        from (select min(slice) as first, max(slice) as last from told) s where p.account_id = ${accountId}
      )
      insert into search_entries (account_id, conversation_id, seq, at_ms, keys)
      select ${accountId}, conversation_id, seq, at_ms, keys from told
      on conflict (account_id, conversation_id, seq) do update set keys = excluded.keys`.execute(transaction)
  const marks = marksOf(changed, entries)
  if (marks.length > 0)
    // What has been reworded since it was read is done again: that moved the mark back, and counted.
    await sql`insert into search_marks (account_id, conversation_id, seq, edits)
      select ${accountId}, t.id, t.seq, t.edits from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as t (id uuid, seq integer, edits integer)
      on conflict (account_id, conversation_id) do update set seq = excluded.seq where search_marks.edits = excluded.edits`.execute(
      transaction,
    )
}

/** The rows come in the order of conversations: behind the place where they were cut off, nothing was read. */
const marksOf = (
  changed: readonly Changed[],
  entries: readonly Row[],
): { id: string; seq: number; edits: number }[] => {
  const cut = entries.length === entriesAtOnce ? entries.at(-1) : undefined
  return changed.flatMap(({ id, seq, edits }) => {
    if (cut === undefined || id < cut.conversation_id) return [{ id, seq, edits }]
    return id === cut.conversation_id ? [{ id, seq: cut.seq, edits }] : []
  })
}
