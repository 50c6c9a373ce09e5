import type { Content, Conversation, Entry, Mark } from '@frontdesk/domain'
import type { CommittedChanges } from '../../../app/ports/conversation-log.ts'
import type { Statement } from '../database.ts'
import type { EntryRow } from '../tables.ts'
import type { ChangedConversation, KeptVersion } from './decide-batch.ts'
import type { KeyedAct } from './pending.ts'
import type { Step, StepResult } from './pipeline.ts'
import {
  bigintArray,
  bigintColumn,
  bigintValue,
  type Column,
  copyRows,
  integerArray,
  integerColumn,
  integerValue,
  jsonColumn,
  textArray,
  textColumn,
  textValue,
  uuidArray,
  uuidColumn,
  uuidValue,
  xidArray,
} from './values.ts'

/** An entry with its account, as a row of the table. */
type NewEntry = { entry: Entry; accountId: string }

const entryValues = {
  account_id: uuidColumn(({ accountId }) => accountId),
  conversation_id: uuidColumn(({ entry }) => entry.conversationId),
  at_ms: bigintColumn(({ entry }) => entry.atMs),
  seq: integerColumn(({ entry }) => entry.seq),
  rev: integerColumn(({ entry }) => entry.rev),
  public_seq: integerColumn(({ entry }) => entry.publicSeq),
  public_rev: integerColumn(({ entry }) => entry.publicRev),
  inbound_no: integerColumn(({ entry }) => entry.inboundNo),
  id: uuidColumn(({ entry }) => entry.id),
  author_kind: textColumn(({ entry }) => entry.author.kind),
  visibility: textColumn(({ entry }) => entry.visibility),
  kind: textColumn(({ entry }) => entry.content.kind),
  author_id: uuidColumn(({ entry }) => entry.author.id),
  client_id: textColumn(({ entry }) => entry.clientId),
  text: textColumn(({ entry }) => textOf(entry.content)),
  data: jsonColumn(({ entry }) => dataOf(entry.content)),
  origin_ip: textColumn(({ entry }) => entry.origin?.ip ?? null),
  origin_country: textColumn(({ entry }) => entry.origin?.country ?? null),
  origin_page_url: textColumn(({ entry }) => entry.origin?.pageUrl ?? null),
  origin_page_title: textColumn(({ entry }) => entry.origin?.pageTitle ?? null),
} satisfies Record<keyof EntryRow, Column<NewEntry>>

const insertEntries: Statement = {
  name: 'log.insert-entries',
  text: `copy entries (${Object.keys(entryValues).join(', ')}) from stdin (format binary)`,
}
const entryColumns = Object.values(entryValues)

/** What a kind of content has beside its text. */
const dataOf = (content: Content): object | null => {
  switch (content.kind) {
    case 'message':
      return content.extra ?? null
    case 'closed':
    case 'reopened':
    case 'queued':
    case 'words':
    case 'reminded':
    case 'returned':
    case 'blocked':
    case 'recalled':
      return null
    case 'assigned':
      return { assigneeId: content.assigneeId, fromId: content.fromId }
    case 'decided':
    case 'transferred':
    case 'snoozed':
    case 'rested':
    case 'moved':
    case 'joined':
    case 'left':
    case 'renamed':
    case 'named':
    case 'session':
    case 'tagged':
    case 'rated':
    case 'described':
    case 'unsafe': {
      const { kind: _, ...data } = content
      return data
    }
  }
}

/**
 * Writes the rows only if each is still the version that was decided on (`xmin`); else, and when an acting agent has been
 * disabled meanwhile, `log_expect` ends the transaction with FD001. Takes the locks in the order of the array.
 */
const updateConversations: Statement = {
  name: 'log.update-conversations',
  text: `with moved as (
      update conversations c set status = n.status, assignee_id = n.assignee_id, seq = n.seq, rev = n.rev,
        public_seq = n.public_seq, public_rev = n.public_rev, inbound_count = n.inbound_count,
        last_at_ms = n.last_at_ms, waiting_since_ms = n.waiting_since_ms, last_text = n.last_text,
        last_author_kind = n.last_author_kind, last_author_id = n.last_author_id,
        last_visibility = n.last_visibility, last_message_at_ms = n.last_message_at_ms,
        routing = coalesce(n.routing::jsonb, c.routing), room = coalesce(n.room::jsonb, c.room),
        joined_ids = coalesce(n.joined_ids::jsonb, c.joined_ids), tag_ids = coalesce(n.tag_ids::jsonb, c.tag_ids),
        attributes = coalesce(n.attributes::jsonb, c.attributes),
        feed_xid = (select pg_current_xact_id()::text::bigint)
      from unnest($1::uuid[], $2::uuid[], $3::xid[], $4::text[], $5::uuid[], $6::integer[], $7::integer[],
        $8::integer[], $9::integer[], $10::integer[], $11::bigint[], $12::bigint[], $13::text[], $14::text[],
        $15::uuid[], $16::text[], $17::bigint[], $18::text[], $19::text[], $20::text[], $21::text[], $22::text[]) as n(account_id, id, version, status, assignee_id,
        seq, rev, public_seq, public_rev, inbound_count, last_at_ms, waiting_since_ms, last_text, last_author_kind,
        last_author_id, last_visibility, last_message_at_ms, routing, room, joined_ids,
        tag_ids, attributes)
      where c.account_id = n.account_id and c.id = n.id and c.xmin = n.version
      returning 1)
    select log_expect((select count(*) from moved), $23::bigint), pg_current_xact_id()::xid::text as version`,
}

/** What is found by its words is written anew by the indexer, from the beginning of the conversation. */
const amendEntries: Statement = {
  name: 'log.amend-entries',
  text: `with n as (
      select * from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::integer[], $5::integer[], $6::text[], $7::text[], $8::text[])
        as n(account_id, id, seq, rev, public_rev, kind, text, data)
    ), reworded as (
      select n.account_id, n.id, n.seq from n
      join entries e on e.account_id = n.account_id and e.conversation_id = n.id and e.seq = n.seq
      where e.text is distinct from n.text
        or e.data #>> '{transcript,text}' is distinct from n.data::jsonb #>> '{transcript,text}'
    ), unfound as (
      delete from search_entries s using reworded r
      where s.account_id = r.account_id and s.conversation_id = r.id and s.seq = r.seq
    ), again as (
      insert into search_marks (account_id, conversation_id, seq, edits)
      select distinct account_id, id, 0, 1 from reworded
      on conflict (account_id, conversation_id) do update set seq = 0, edits = search_marks.edits + 1
    )
    update entries e set rev = n.rev, public_rev = n.public_rev, kind = n.kind, text = n.text, data = n.data::jsonb, amended = true
    from n where e.account_id = n.account_id and e.conversation_id = n.id and e.seq = n.seq`,
}

const keepVersions: Statement = {
  name: 'log.keep-versions',
  text: `insert into entry_versions (account_id, conversation_id, seq, rev, kind, text, data, by_kind, by_id, until_ms)
    select account_id, id, seq, rev, kind, text, data::jsonb, by_kind, by_id, until_ms
    from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::integer[], $5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::bigint[])
      as n(account_id, id, seq, rev, kind, text, data, by_kind, by_id, until_ms)`,
}

const expectAgents: Statement = {
  name: 'log.expect-agents',
  text: `select log_expect((select count(*) from unnest($1::uuid[], $2::uuid[]) as w(account_id, id)
    join agents a on a.account_id = w.account_id and a.id = w.id and a.disabled_at_ms is null), $3::bigint)`,
}

const upsertMarks: Statement = {
  name: 'log.upsert-marks',
  text: `insert into participants (account_id, conversation_id, party_kind, party_id, delivered_seq,
      delivered_public_seq, read_seq, read_public_seq, read_inbound, mark_rev, mark_public_rev)
    select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::integer[], $6::integer[], $7::integer[],
      $8::integer[], $9::integer[], $10::integer[], $11::integer[])
    on conflict (account_id, conversation_id, party_kind, party_id) do update set
      delivered_seq = excluded.delivered_seq, delivered_public_seq = excluded.delivered_public_seq,
      read_seq = excluded.read_seq, read_public_seq = excluded.read_public_seq, read_inbound = excluded.read_inbound,
      mark_rev = excluded.mark_rev, mark_public_rev = excluded.mark_public_rev`,
}

/** Whether a batch whose COMMIT got no answer is there: its first entry under its own id, or its first mark. */
const entryThere: Statement = {
  name: 'log.entry-there',
  text: 'select 1 from entries where account_id = $1 and conversation_id = $2 and seq = $3 and id = $4',
}
const amendedThere: Statement = {
  name: 'log.amended-there',
  text: 'select 1 from entries where account_id = $1 and conversation_id = $2 and seq = $3 and rev = $4',
}
const markThere: Statement = {
  name: 'log.mark-there',
  text: `select 1 from participants where account_id = $1 and conversation_id = $2 and party_kind = $3 and party_id = $4
    and mark_rev = $5 and delivered_seq = $6 and read_seq = $7`,
}

/**
 * The steps that write what a batch came to, the rows first: their answer holds the new version.
 * @param agents one act of each agent whose standing has not been read
 */
export const writingSteps = (
  changed: readonly ChangedConversation[],
  versionOf: (key: string) => number,
  agents: readonly KeyedAct[],
): Step[] => {
  const sorted = [...changed].sort((a, b) => (a.key < b.key ? -1 : 1))
  const written: Step[] = [updateStep(sorted, versionOf)]
  if (agents.length > 0) written.push(agentStep(agents))
  const entries = sorted.flatMap(({ changes }) =>
    changes.entries.map((entry): NewEntry => ({ entry, accountId: changes.conversation.accountId })),
  )
  if (entries.length > 0) written.push({ statement: insertEntries, values: [], copy: copyRows(entries, entryColumns) })
  const amended = sorted.flatMap(({ changes }) =>
    changes.amended.map((entry): NewEntry => ({ entry, accountId: changes.conversation.accountId })),
  )
  if (amended.length > 0) written.push(amendStep(amended))
  const kept = sorted.flatMap(({ changes, kept }) =>
    kept.map((one): Kept => ({ ...one, accountId: changes.conversation.accountId })),
  )
  if (kept.length > 0) written.push(keepStep(kept))
  const marks = sorted.flatMap(({ changes }) =>
    changes.marks.map((mark): NewMark => ({ mark, conversation: changes.conversation })),
  )
  if (marks.length > 0) written.push(markStep(marks))
  return written
}

/** The new version of the rows, from the answer to the first of {@link writingSteps}. */
export const versionWritten = (result: StepResult): number => Number(result.rows[0]?.['version'])

/** The step that looks for a batch whose COMMIT got no answer: it answers with a row if the batch is there. */
export const evidenceStep = (changed: readonly ChangedConversation[]): Step => {
  for (const { changes } of changed) {
    const { accountId, id } = changes.conversation
    const [entry] = changes.entries
    if (entry !== undefined)
      return {
        statement: entryThere,
        values: [uuidValue(accountId), uuidValue(id), integerValue(entry.seq), uuidValue(entry.id)],
      }
  }
  const changes = changed[0]?.changes
  const amended = changes?.amended[0]
  if (changes !== undefined && amended !== undefined)
    return {
      statement: amendedThere,
      values: [
        uuidValue(changes.conversation.accountId),
        uuidValue(amended.conversationId),
        integerValue(amended.seq),
        integerValue(amended.rev),
      ],
    }
  const mark = changes?.marks[0]
  if (changes === undefined || mark === undefined) throw new Error('A batch that changed nothing leaves no evidence.')
  const { party, rev, deliveredSeq, readSeq } = mark
  return {
    statement: markThere,
    values: [
      uuidValue(changes.conversation.accountId),
      uuidValue(changes.conversation.id),
      textValue(party.kind),
      uuidValue(party.id),
      integerValue(rev),
      integerValue(deliveredSeq),
      integerValue(readSeq),
    ],
  }
}

const agentStep = (agents: readonly KeyedAct[]): Step => ({
  statement: expectAgents,
  values: [
    uuidArray(agents, ({ act }) => act.accountId),
    uuidArray(agents, ({ act }) => act.actor.id),
    bigintValue(agents.length),
  ],
})

const updateStep = (changed: readonly ChangedConversation[], versionOf: (key: string) => number): Step => {
  const rows = changed.map(({ changes }) => changes.conversation)
  return {
    statement: updateConversations,
    values: [
      uuidArray(rows, (row) => row.accountId),
      uuidArray(rows, (row) => row.id),
      xidArray(changed, ({ key }) => versionOf(key)),
      textArray(rows, (row) => row.status),
      uuidArray(rows, (row) => (row.kind === 'service' ? row.assigneeId : null)),
      integerArray(rows, (row) => row.seq),
      integerArray(rows, (row) => row.rev),
      integerArray(rows, (row) => row.publicSeq),
      integerArray(rows, (row) => row.publicRev),
      integerArray(rows, (row) => row.inboundCount),
      bigintArray(rows, (row) => row.lastAtMs),
      bigintArray(rows, (row) => (row.kind === 'service' ? row.waitingSinceMs : null)),
      textArray(rows, (row) => row.last?.text ?? null),
      textArray(rows, (row) => row.last?.author.kind ?? null),
      uuidArray(rows, (row) => row.last?.author.id ?? null),
      textArray(rows, (row) => row.last?.visibility ?? null),
      bigintArray(rows, (row) => row.last?.atMs ?? null),
      // Null leaves it as it is: a message moves nobody in the queue.
      textArray(changed, ({ changes }) => changedJson(changes, (one) => (one.kind === 'service' ? one.routing : null))),
      textArray(changed, ({ changes }) => changedJson(changes, (one) => (one.kind === 'service' ? null : one.room))),
      textArray(changed, ({ changes }) =>
        changedJson(changes, (one) => (one.kind === 'service' ? one.joinedIds : null)),
      ),
      textArray(changed, ({ changes }) => changedJson(changes, (one) => (one.kind === 'service' ? one.tagIds : null))),
      textArray(changed, ({ changes }) =>
        changedJson(changes, (one) => (one.kind === 'service' ? one.attributes : null)),
      ),
      bigintValue(rows.length),
    ],
  }
}

const changedJson = (
  { before, conversation }: CommittedChanges,
  pick: (one: Conversation) => object | null,
): string | null => {
  const now = pick(conversation)
  return now === null || now === pick(before) ? null : JSON.stringify(now)
}

type NewMark = { mark: Mark; conversation: Conversation }

const markStep = (rows: readonly NewMark[]): Step => ({
  statement: upsertMarks,
  values: [
    uuidArray(rows, ({ conversation }) => conversation.accountId),
    uuidArray(rows, ({ conversation }) => conversation.id),
    textArray(rows, ({ mark }) => mark.party.kind),
    uuidArray(rows, ({ mark }) => mark.party.id),
    integerArray(rows, ({ mark }) => mark.deliveredSeq),
    integerArray(rows, ({ mark }) => mark.deliveredPublicSeq),
    integerArray(rows, ({ mark }) => mark.readSeq),
    integerArray(rows, ({ mark }) => mark.readPublicSeq),
    integerArray(rows, ({ mark }) => mark.readInbound),
    integerArray(rows, ({ mark }) => mark.rev),
    integerArray(rows, ({ mark }) => mark.publicRev),
  ],
})

const textOf = (content: Content): string | null => (content.kind === 'message' ? content.text : null)
const dataText = (content: Content): string | null => {
  const data = dataOf(content)
  return data === null ? null : JSON.stringify(data)
}

const amendStep = (rows: readonly NewEntry[]): Step => ({
  statement: amendEntries,
  values: [
    uuidArray(rows, ({ accountId }) => accountId),
    uuidArray(rows, ({ entry }) => entry.conversationId),
    integerArray(rows, ({ entry }) => entry.seq),
    integerArray(rows, ({ entry }) => entry.rev),
    integerArray(rows, ({ entry }) => entry.publicRev),
    textArray(rows, ({ entry }) => entry.content.kind),
    textArray(rows, ({ entry }) => textOf(entry.content)),
    textArray(rows, ({ entry }) => dataText(entry.content)),
  ],
})

type Kept = KeptVersion & { accountId: string }

const keepStep = (rows: readonly Kept[]): Step => ({
  statement: keepVersions,
  values: [
    uuidArray(rows, ({ accountId }) => accountId),
    uuidArray(rows, ({ before }) => before.conversationId),
    integerArray(rows, ({ before }) => before.seq),
    integerArray(rows, ({ before }) => before.rev),
    textArray(rows, ({ before }) => before.content.kind),
    textArray(rows, ({ before }) => textOf(before.content)),
    textArray(rows, ({ before }) => dataText(before.content)),
    textArray(rows, ({ by }) => by.kind),
    uuidArray(rows, ({ by }) => by.id),
    bigintArray(rows, ({ atMs }) => atMs),
  ],
})

/** What to prepare on a connection that writes. */
export const writeStatements = [
  insertEntries,
  updateConversations,
  amendEntries,
  keepVersions,
  expectAgents,
  upsertMarks,
  entryThere,
  amendedThere,
  markThere,
]
