import type { View } from '@frontdesk/domain'
import type { Conversations } from '../../app/ports/store.ts'
import { conversationColumns } from './columns.ts'
import type { Statement } from './database.ts'
import { conversationOf, entryOf, markOf } from './rows.ts'
import type { Scope } from './scope.ts'
import type { ConversationRow, EntryRow, ParticipantRow } from './tables.ts'

/**
 * Reading one conversation. Each read is one statement, so the row, its entries and its marks are of one moment.
 *
 * Both counts are gap-free, so a page is a range of numbers and never a scan. A public entry that stands before the
 * first note has the same number in both counts and is found by the primary key; one after it has a smaller public
 * number and is found by the index `entries_public`. So a conversation without notes pays for one index only.
 */
const publicEntries = (above: string, upTo: string): string => `
  select * from entries
    where account_id = $1 and conversation_id = $2 and seq > ${above} and seq <= ${upTo}
      and public_seq = seq and visibility = 'everyone'
  union all
  select * from entries
    where account_id = $1 and conversation_id = $2 and public_seq > ${above} and public_seq <= ${upTo}
      and public_seq <> seq and visibility = 'everyone'`

const staffEntries = (above: string, upTo: string): string => `
  select * from entries where account_id = $1 and conversation_id = $2 and seq > ${above} and seq <= ${upTo}`

const entriesOf: Record<View, typeof staffEntries> = { staff: staffEntries, public: publicEntries }
const lastSeq: Record<View, string> = { staff: 'c.seq', public: 'c.public_seq' }
const entryRev: Record<View, string> = { staff: 'rev', public: 'public_rev' }
const markRev: Record<View, string> = { staff: 'mark_rev', public: 'mark_public_rev' }

const asJson = (rows: string, order: string): string =>
  `coalesce((select json_agg(r order by ${order}) from (${rows}) r), '[]'::json)`

const marksAbove = (view: View, rev: string): string =>
  asJson(
    `select * from participants where account_id = $1 and conversation_id = $2 and ${markRev[view]} > ${rev}`,
    `r.${markRev[view]}`,
  )

const latest = (view: View): Statement => ({
  name: `conversation.latest.${view}`,
  text: `select ${conversationColumns('c')}, ${asJson(entriesOf[view](`${lastSeq[view]} - $3::bigint`, lastSeq[view]), 'r.seq')} as entries,
      ${marksAbove(view, '0')} as marks
    from conversations c where c.account_id = $1 and c.id = $2`,
})

/** Older than the newest `limit + 1`, and changed since; no more of them than make too much. */
const amendedSince = (view: View): string => {
  const place = view === 'staff' ? 'seq' : 'public_seq'
  return `select * from (select * from entries where account_id = $1 and conversation_id = $2 and amended
      ${view === 'public' ? "and visibility = 'everyone'" : ''} and ${entryRev[view]} > $3::bigint
      order by ${entryRev[view]} limit $4::bigint + 1) amended where amended.${place} < ${lastSeq[view]} - $4::bigint`
}

/**
 * What is above a `rev` is the end of the log, of which the newest `limit + 1` entries hold all or too much, and those
 * before it that were amended since.
 */
const changedSince = (view: View): Statement => ({
  name: `conversation.changed.${view}`,
  text: `select ${conversationColumns('c')}, ${asJson(
    `select * from (${entriesOf[view](`${lastSeq[view]} - $4::bigint - 1`, lastSeq[view])}) newest
      where newest.${entryRev[view]} > $3::bigint
      union all ${amendedSince(view)}`,
    'r.seq',
  )} as entries, ${marksAbove(view, '$3::bigint')} as marks
    from conversations c where c.account_id = $1 and c.id = $2`,
})

const before = (view: View): Statement => {
  const end = `least($3::bigint - 1, ${lastSeq[view]})`
  return {
    name: `conversation.before.${view}`,
    text: `select ${asJson(entriesOf[view](`${end} - $4::bigint`, end), 'r.seq')} as entries
      from conversations c where c.account_id = $1 and c.id = $2`,
  }
}

/** Most messages quote nothing; those of one conversation are a range of the primary key. */
const quoting: Statement = {
  name: 'conversation.quoting',
  text: `select seq from entries where account_id = $1 and conversation_id = $2 and seq > $3::bigint
    and (data->'replyTo'->>'seq')::bigint = $3::bigint order by seq limit 500`,
}

const versions: Statement = {
  name: 'conversation.versions',
  text: `select coalesce(text, '') as text, until_ms from entry_versions
    where account_id = $1 and conversation_id = $2 and seq = $3::bigint order by rev`,
}

/** Every statement of this file, for the guard that no plan scans a table. */
export const readStatements = {
  latest: { staff: latest('staff'), public: latest('public') },
  changedSince: { staff: changedSince('staff'), public: changedSince('public') },
  before: { staff: before('staff'), public: before('public') },
  quoting,
  versions,
}

type Reading = ConversationRow & { entries: EntryRow[]; marks: ParticipantRow[] }

const placeOf: Record<View, 'seq' | 'publicSeq'> = { staff: 'seq', public: 'publicSeq' }

/** Numbers may come from outside: anything above what PostgreSQL can count means 'after the end'. */
const bounded = (number: number): number => Math.min(number, Number.MAX_SAFE_INTEGER)

type Reads = 'changedSince' | 'latest' | 'before' | 'quoting' | 'versions'

export const createConversationReads = (scope: Scope): Pick<Conversations, Reads> => ({
  quoting: async (id, seq) =>
    (await scope.rows<{ seq: number }>(readStatements.quoting, [id, seq])).map((row) => row.seq),
  versions: async (id, seq) =>
    (await scope.rows<{ text: string; until_ms: number }>(readStatements.versions, [id, bounded(seq)])).map((row) => ({
      text: row.text,
      untilMs: row.until_ms,
    })),
  changedSince: async (id, view, rev, limit) => {
    const [row] = await scope.rows<Reading>(readStatements.changedSince[view], [id, bounded(rev), limit])
    if (row === undefined) return null
    return { conversation: conversationOf(row), entries: row.entries.map(entryOf), marks: row.marks.map(markOf) }
  },
  latest: async (id, view, limit) => {
    const [row] = await scope.rows<Reading>(readStatements.latest[view], [id, limit])
    if (row === undefined) return null
    const entries = row.entries.map(entryOf)
    const earlier = (entries[0]?.[placeOf[view]] ?? 1) > 1
    return { conversation: conversationOf(row), entries, marks: row.marks.map(markOf), earlier }
  },
  before: async (id, view, seq, limit) => {
    const [row] = await scope.rows<Pick<Reading, 'entries'>>(readStatements.before[view], [id, bounded(seq), limit])
    const entries = (row?.entries ?? []).map(entryOf)
    return { entries, earlier: (entries[0]?.[placeOf[view]] ?? 1) > 1 }
  },
})
