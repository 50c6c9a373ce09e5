import { type Attributes, placeTokens, type Room, type SearchKind } from '@frontdesk/domain'
import { sql, type Transaction } from 'kysely'
import type { IndexableSubject, KeyMaker, SearchIndex } from '../../app/ports/search-store.ts'
import type { Statement } from './database.ts'
import { epochSql } from './feed.ts'
import { contactOf } from './rows.ts'
import type { Scope } from './scope.ts'
import { indexContacts, keepSubjects } from './search-subjects.ts'
import type { ContactRow, Tables } from './tables.ts'

/** What one transaction takes on; a statement is ended after 5 s. */
const conversationsAtOnce = 200
const entriesAtOnce = 1_000

/** SQL: where a conversation `c` with its contact `k` stands, as `placeTokens` of the domain. */
const places = `array_remove(array[
      'a:' || c.assignee_id, 'a:' || (c.routing #>> '{offer,agentId}'),
      case when c.routing ->> 'lane' = 'own' then 'a:' || (c.routing ->> 'wantedAgentId') end,
      't:' || case when c.room is null then coalesce(c.routing ->> 'teamId', '') else c.room ->> 'teamId' end,
      's:' || c.inbox_id, case when c.room is not null then 'r:' || c.id end
    ], null) || array(select 'g:' || t from jsonb_array_elements_text(c.tag_ids || coalesce(k.tag_ids, '[]')) t order by t)`
/** SQL: tells whether a conversation is found by the same as before. */
const subject = `md5(jsonb_build_array(k.name, k.email, k.phone, k.external_id, k.attributes, c.attributes, c.room -> 'title',
      jsonb_path_query_array(c.room, '$.members[*].name'))::text)`
const withDone = `cross join lateral (select ${places} as places, ${subject} as subject) now
    left join search_marks m on m.account_id = c.account_id and m.conversation_id = c.id
    cross join lateral (select case when m.places = now.places then m.seq else 0 end as seq) done`
const withContact = 'left join contacts k on k.account_id = c.account_id and k.id = c.contact_id'
/** What stands elsewhere now is indexed from its beginning. */
const isDue = `(c.seq > done.seq or m.places is distinct from now.places or m.subject is distinct from now.subject)`

const behind: Statement = {
  name: 'search.behind',
  text: `select coalesce(sum(waiting.n), 0)::bigint as n from (
      select c.seq - done.seq as n
      from (select coalesce(max(p.feed_xid), 0) as xid from search_positions p where p.account_id = $1) at
      join conversations c on c.account_id = $1 and c.feed_slot >= at.xid / 4096 and c.feed_xid >= at.xid
      ${withContact} ${withDone}
      where c.seq > done.seq limit 1000
    ) waiting`,
}
const subjectsBehind: Statement = {
  name: 'search.subjects-behind',
  text: `select (select count(*) from (
        select from (select coalesce(max(p.feed_xid), 0) as xid from search_positions p where p.account_id = $1) at
        join conversations c on c.account_id = $1 and c.feed_slot >= at.xid / 4096 and c.feed_xid >= at.xid
        ${withContact} ${withDone}
        where c.seq > 0 and (m.places is distinct from now.places or m.subject is distinct from now.subject) limit 1000
      ) conversations) + (
        select count(*) from (select from contacts k where k.account_id = $1 and k.search_due limit 1000) contacts) as n`,
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
  last_at_ms: number
  done: number
  edits: number
  places: string[]
  subject: string
  /** It is found by something else than before, or stands elsewhere. */
  is_new: boolean
  attributes: Attributes
  room: Room | null
  contact: ContactRow | null
}
type Row = {
  conversation_id: string
  seq: number
  at_ms: number
  kind: string
  text: string | null
  /** An agent who wrote it. */
  by: string | null
}

export const createSearchIndex = ({ builder, rows, accountId }: Scope): SearchIndex => ({
  advance: async (make) => {
    const contacts = await indexContacts(builder, accountId, make)
    const step = await builder.transaction().execute(async (transaction) => {
      const position = await claim(transaction, accountId)
      if (position === null) return { busy: true, more: false }
      const from = position.same ? position.feed_xid : 0
      const changed = await changedSince(transaction, accountId, from)
      const entries = await entriesOf(transaction, accountId, changed)
      const isCut = entries.length === entriesAtOnce
      await write(transaction, accountId, changed, entries, make)
      await writeSubjects(transaction, accountId, changed, make)
      const isFull = changed.length === conversationsAtOnce
      const upTo = isCut ? from : Math.min(position.xmin, isFull ? (changed.at(-1)?.feed_xid ?? 0) : position.xmin)
      await sql`update search_positions set feed_xid = ${upTo}, epoch = ${position.epoch}
        where account_id = ${accountId} and (feed_xid, epoch) <> (${upTo}::bigint, ${position.epoch})`.execute(
        transaction,
      )
      return { busy: false, more: isCut || isFull }
    })
    return { busy: step.busy, more: step.more || contacts.more }
  },
  behind: async () => (await rows<{ n: number }>(behind, []))[0]?.n ?? 0,
  subjectsBehind: async () => Number((await rows<{ n: number }>(subjectsBehind, []))[0]?.n ?? 0),
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
    select c.id, c.kind, c.seq, c.feed_xid, c.last_at_ms, coalesce(done.seq, 0) as done, coalesce(m.edits, 0) as edits,
      now.places, now.subject, c.attributes, c.room, to_json(k) as contact,
      m.places is distinct from now.places or m.subject is distinct from now.subject as is_new
    from conversations c ${sql.raw(withContact)} ${sql.raw(withDone)}
    where c.account_id = ${accountId} and c.feed_slot >= ${xid}::bigint / 4096 and c.feed_xid >= ${xid}::bigint
      and ${sql.raw(isDue)}
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
    select e.conversation_id, e.seq, e.at_ms, e.kind, coalesce(nullif(e.text, ''), e.data #>> '{transcript,text}', e.text) as text,
      case when e.author_kind = 'agent' then e.author_id end as by
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
  make: KeyMaker,
): Promise<void> => {
  const known = new Map(changed.map((one) => [one.id, one]))
  const found = entries.flatMap((row) => {
    const one = known.get(row.conversation_id)
    if (row.kind !== 'message' || row.text === null || one === undefined) return []
    const at = row.by === null ? one.places : [...one.places, placeTokens.agent(row.by)]
    const { keys, slice } = make.message({ kind: kindOf(one), text: row.text, atMs: row.at_ms, places: at })
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
    await sql`insert into search_marks (account_id, conversation_id, seq, edits, places, subject)
      select ${accountId}, t.id, t.seq, t.edits, t.places, t.subject from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb)
        as t (id uuid, seq integer, edits integer, places text[], subject text)
      on conflict (account_id, conversation_id) do update
        set seq = excluded.seq, places = excluded.places, subject = excluded.subject
        where search_marks.edits = excluded.edits`.execute(transaction)
}

const kindOf = ({ kind }: Changed): SearchKind => (kind === 'service' ? 'visitors' : 'rooms')

/** What was said since moves a conversation up among those that are found. */
const writeSubjects = async (
  transaction: Transaction<Tables>,
  accountId: string,
  changed: readonly Changed[],
  make: KeyMaker,
): Promise<void> => {
  const [found, moved] = [changed.filter((one) => one.is_new), changed.filter((one) => !one.is_new)]
  await keepSubjects(
    transaction,
    accountId,
    found.map((one) => ({
      id: one.id,
      // Not its contact: a key to that would lock it after the conversation, which those who change contacts do before.
      contact_id: null,
      conversation_id: one.id,
      at_ms: one.last_at_ms,
      keys: make.subject(subjectOf(one)),
    })),
  )
  if (moved.length > 0)
    await sql`update search_subjects s set at_ms = t.at_ms
      from unnest(${moved.map(({ id }) => id)}::uuid[], ${moved.map((one) => one.last_at_ms)}::bigint[]) as t (id, at_ms)
      where s.account_id = ${accountId} and s.id = t.id`.execute(transaction)
}

const subjectOf = ({ places: at, room, contact, attributes }: Changed): IndexableSubject =>
  room !== null || contact === null
    ? { kind: 'rooms', room: room ?? nobodysRoom, places: at }
    : { kind: 'visitors', contact: contactOf(contact), attributes, places: at }
const nobodysRoom: Room = { shape: 'group', title: null, teamId: null, members: [] }

type Marked = Pick<Changed, 'id' | 'seq' | 'edits' | 'places' | 'subject'>

/** The rows come in the order of conversations: behind the place where they were cut off, nothing was read. */
const marksOf = (changed: readonly Changed[], entries: readonly Row[]): Marked[] => {
  const cut = entries.length === entriesAtOnce ? entries.at(-1) : undefined
  return changed.flatMap(({ id, seq, edits, places: at, subject: of }) => {
    const mark = { id, seq, edits, places: at, subject: of }
    if (cut === undefined || id < cut.conversation_id) return [mark]
    return id === cut.conversation_id ? [{ ...mark, seq: cut.seq }] : []
  })
}
