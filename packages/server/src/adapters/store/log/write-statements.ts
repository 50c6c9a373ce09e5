import type { Content } from '@frontdesk/domain'
import type { CommittedChanges } from '../../../app/ports/conversation-log.ts'
import type { Statement } from '../database.ts'
import { bigintArray, integerArray, textArray, uuidArray } from './arrays.ts'
import type { Step } from './connection.ts'

const insertEntries: Statement = {
  name: 'log.insert-entries',
  text: `insert into entries (account_id, conversation_id, seq, id, rev, public_seq, public_rev, inbound_no,
      author_kind, author_id, visibility, client_id, kind, text, data,
      origin_ip, origin_country, origin_page_url, origin_page_title, at_ms)
    select account_id, conversation_id, seq, id, rev, public_seq, public_rev, inbound_no,
      author_kind, author_id, visibility, client_id, kind, text, data::jsonb,
      origin_ip, origin_country, origin_page_url, origin_page_title, at_ms
    from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::uuid[], $5::integer[], $6::integer[], $7::integer[],
      $8::integer[], $9::text[], $10::uuid[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[],
      $16::text[], $17::text[], $18::text[], $19::text[], $20::bigint[]) as n(account_id, conversation_id, seq, id, rev,
      public_seq, public_rev, inbound_no, author_kind, author_id, visibility, client_id, kind, text, data,
      origin_ip, origin_country, origin_page_url, origin_page_title, at_ms)`,
}

const updateConversations: Statement = {
  name: 'log.update-conversations',
  text: `update conversations c set status = n.status, assignee_id = n.assignee_id, seq = n.seq, rev = n.rev,
      public_seq = n.public_seq, public_rev = n.public_rev, inbound_count = n.inbound_count,
      last_at_ms = n.last_at_ms, waiting_since_ms = n.waiting_since_ms, last_text = n.last_text,
      last_author_kind = n.last_author_kind, last_author_id = n.last_author_id, last_visibility = n.last_visibility,
      last_message_at_ms = n.last_message_at_ms, feed_xid = pg_current_xact_id()::text::bigint
    from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::integer[], $6::integer[], $7::integer[],
      $8::integer[], $9::integer[], $10::bigint[], $11::bigint[], $12::text[], $13::text[], $14::uuid[], $15::text[],
      $16::bigint[]) as n(account_id, id, status, assignee_id, seq, rev, public_seq, public_rev, inbound_count,
      last_at_ms, waiting_since_ms, last_text, last_author_kind, last_author_id, last_visibility, last_message_at_ms)
    where c.account_id = n.account_id and c.id = n.id`,
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
const markThere: Statement = {
  name: 'log.mark-there',
  text: `select 1 from participants where account_id = $1 and conversation_id = $2 and party_kind = $3 and party_id = $4
    and mark_rev = $5 and delivered_seq = $6 and read_seq = $7`,
}

/** The steps that write what a batch came to. */
export const writingSteps = (changes: readonly CommittedChanges[]): Step[] => {
  const steps: Step[] = [updateStep(changes)]
  const entries = changes.filter((change) => change.entries.length > 0)
  if (entries.length > 0) steps.push(insertStep(entries))
  const marks = changes.filter((change) => change.marks.length > 0)
  if (marks.length > 0) steps.push(markStep(marks))
  return steps
}

export const evidenceStep = (changes: readonly CommittedChanges[]): Step => {
  for (const { conversation, entries } of changes) {
    const entry = entries[0]
    if (entry !== undefined)
      return { statement: entryThere, values: [conversation.accountId, conversation.id, entry.seq, entry.id] }
  }
  const change = changes[0]
  const mark = change?.marks[0]
  if (change === undefined || mark === undefined) throw new Error('A batch without changes leaves no evidence.')
  const { accountId, id } = change.conversation
  const { party, rev, deliveredSeq, readSeq } = mark
  return { statement: markThere, values: [accountId, id, party.kind, party.id, rev, deliveredSeq, readSeq] }
}

const insertStep = (changes: readonly CommittedChanges[]): Step => {
  const rows = changes.flatMap(({ conversation, entries }) =>
    entries.map((entry) => ({ entry, accountId: conversation.accountId })),
  )
  const entries = rows.map(({ entry }) => entry)
  return {
    statement: insertEntries,
    values: [
      uuidArray(rows.map(({ accountId }) => accountId)),
      uuidArray(entries.map((entry) => entry.conversationId)),
      integerArray(entries.map((entry) => entry.seq)),
      uuidArray(entries.map((entry) => entry.id)),
      integerArray(entries.map((entry) => entry.rev)),
      integerArray(entries.map((entry) => entry.publicSeq)),
      integerArray(entries.map((entry) => entry.publicRev)),
      integerArray(entries.map((entry) => entry.inboundNo)),
      textArray(entries.map((entry) => entry.author.kind)),
      uuidArray(entries.map((entry) => entry.author.id)),
      textArray(entries.map((entry) => entry.visibility)),
      textArray(entries.map((entry) => entry.clientId)),
      textArray(entries.map((entry) => entry.content.kind)),
      textArray(entries.map((entry) => (entry.content.kind === 'message' ? entry.content.text : null))),
      textArray(entries.map((entry) => dataOf(entry.content))),
      textArray(entries.map((entry) => entry.origin?.ip ?? null)),
      textArray(entries.map((entry) => entry.origin?.country ?? null)),
      textArray(entries.map((entry) => entry.origin?.pageUrl ?? null)),
      textArray(entries.map((entry) => entry.origin?.pageTitle ?? null)),
      bigintArray(entries.map((entry) => entry.atMs)),
    ],
  }
}

/** What a kind of content has beside its text, as JSON. */
const dataOf = (content: Content): string | null => {
  switch (content.kind) {
    case 'message':
    case 'closed':
    case 'reopened':
      return null
    case 'assigned':
      return JSON.stringify({ assigneeId: content.assigneeId, fromId: content.fromId })
  }
}

const updateStep = (changes: readonly CommittedChanges[]): Step => {
  const rows = changes.map(({ conversation }) => conversation)
  return {
    statement: updateConversations,
    values: [
      uuidArray(rows.map((row) => row.accountId)),
      uuidArray(rows.map((row) => row.id)),
      textArray(rows.map((row) => row.status)),
      uuidArray(rows.map((row) => row.assigneeId)),
      integerArray(rows.map((row) => row.seq)),
      integerArray(rows.map((row) => row.rev)),
      integerArray(rows.map((row) => row.publicSeq)),
      integerArray(rows.map((row) => row.publicRev)),
      integerArray(rows.map((row) => row.inboundCount)),
      bigintArray(rows.map((row) => row.lastAtMs)),
      bigintArray(rows.map((row) => row.waitingSinceMs)),
      textArray(rows.map((row) => row.last?.text ?? null)),
      textArray(rows.map((row) => row.last?.author.kind ?? null)),
      uuidArray(rows.map((row) => row.last?.author.id ?? null)),
      textArray(rows.map((row) => row.last?.visibility ?? null)),
      bigintArray(rows.map((row) => row.last?.atMs ?? null)),
    ],
  }
}

const markStep = (changes: readonly CommittedChanges[]): Step => {
  const rows = changes.flatMap(({ conversation, marks }) => marks.map((mark) => ({ conversation, mark })))
  const marks = rows.map(({ mark }) => mark)
  return {
    statement: upsertMarks,
    values: [
      uuidArray(rows.map(({ conversation }) => conversation.accountId)),
      uuidArray(rows.map(({ conversation }) => conversation.id)),
      textArray(marks.map((mark) => mark.party.kind)),
      uuidArray(marks.map((mark) => mark.party.id)),
      integerArray(marks.map((mark) => mark.deliveredSeq)),
      integerArray(marks.map((mark) => mark.deliveredPublicSeq)),
      integerArray(marks.map((mark) => mark.readSeq)),
      integerArray(marks.map((mark) => mark.readPublicSeq)),
      integerArray(marks.map((mark) => mark.readInbound)),
      integerArray(marks.map((mark) => mark.rev)),
      integerArray(marks.map((mark) => mark.publicRev)),
    ],
  }
}
