import type { Content, Entry, Mark } from '@frontdesk/domain'
import type { CommittedChanges, LogAct } from '../../../app/ports/conversation-log.ts'
import type { Statement } from '../database.ts'
import { bigintArray, integerArray, textArray, uuidArray, xidArray } from './arrays.ts'
import type { Step, StepResult } from './connection.ts'

const insertEntries: Statement = {
  name: 'log.insert-entries',
  text: `insert into entries (account_id, conversation_id, at_ms, seq, rev, public_seq, public_rev, inbound_no, id,
      author_kind, visibility, kind, author_id, client_id, text, data,
      origin_ip, origin_country, origin_page_url, origin_page_title)
    select account_id, conversation_id, at_ms, seq, rev, public_seq, public_rev, inbound_no, id,
      author_kind, visibility, kind, author_id, client_id, text, data::jsonb,
      origin_ip, origin_country, origin_page_url, origin_page_title
    from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::integer[], $5::integer[], $6::integer[], $7::integer[],
      $8::integer[], $9::uuid[], $10::text[], $11::text[], $12::text[], $13::uuid[], $14::text[], $15::text[],
      $16::text[], $17::text[], $18::text[], $19::text[], $20::text[]) as n(account_id, conversation_id, at_ms, seq, rev, public_seq, public_rev, inbound_no, id,
      author_kind, visibility, kind, author_id, client_id, text, data,
      origin_ip, origin_country, origin_page_url, origin_page_title)`,
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
        feed_xid = (select pg_current_xact_id()::text::bigint)
      from unnest($1::uuid[], $2::uuid[], $3::xid[], $4::text[], $5::uuid[], $6::integer[], $7::integer[],
        $8::integer[], $9::integer[], $10::integer[], $11::bigint[], $12::bigint[], $13::text[], $14::text[],
        $15::uuid[], $16::text[], $17::bigint[]) as n(account_id, id, version, status, assignee_id, seq, rev,
        public_seq, public_rev, inbound_count, last_at_ms, waiting_since_ms, last_text, last_author_kind,
        last_author_id, last_visibility, last_message_at_ms)
      where c.account_id = n.account_id and c.id = n.id and c.xmin = n.version
      returning 1)
    select log_expect((select count(*) from moved), $18::bigint), pg_current_xact_id()::xid::text as version`,
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
  changes: readonly CommittedChanges[],
  versionOf: (change: CommittedChanges) => number,
  agents: readonly LogAct[],
): Step[] => {
  const sorted = [...changes].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
  const written: Step[] = [updateStep(sorted, versionOf)]
  if (agents.length > 0)
    written.push({
      statement: expectAgents,
      values: [uuidArray(agents, (act) => act.accountId), uuidArray(agents, (act) => act.actor.id), agents.length],
    })
  const entries = sorted.flatMap((change) => change.entries.map((entry) => ({ entry, accountId: accountOf(change) })))
  if (entries.length > 0) written.push(insertStep(entries))
  const marks = sorted.flatMap((change) => change.marks.map((mark) => ({ mark, change })))
  if (marks.length > 0) written.push(markStep(marks))
  return written
}

/** The new version of the rows, from the answer to the first of {@link writingSteps}. */
export const versionWritten = (result: StepResult): number => Number(result.rows[0]?.['version'])

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

const accountOf = ({ conversation }: CommittedChanges): string => conversation.accountId
const idOf = ({ conversation }: CommittedChanges): string => conversation.id

const insertStep = (rows: readonly { entry: Entry; accountId: string }[]): Step => ({
  statement: insertEntries,
  values: [
    uuidArray(rows, ({ accountId }) => accountId),
    uuidArray(rows, ({ entry }) => entry.conversationId),
    bigintArray(rows, ({ entry }) => entry.atMs),
    integerArray(rows, ({ entry }) => entry.seq),
    integerArray(rows, ({ entry }) => entry.rev),
    integerArray(rows, ({ entry }) => entry.publicSeq),
    integerArray(rows, ({ entry }) => entry.publicRev),
    integerArray(rows, ({ entry }) => entry.inboundNo),
    uuidArray(rows, ({ entry }) => entry.id),
    textArray(rows, ({ entry }) => entry.author.kind),
    textArray(rows, ({ entry }) => entry.visibility),
    textArray(rows, ({ entry }) => entry.content.kind),
    uuidArray(rows, ({ entry }) => entry.author.id),
    textArray(rows, ({ entry }) => entry.clientId),
    textArray(rows, ({ entry: { content } }) => (content.kind === 'message' ? content.text : null)),
    textArray(rows, ({ entry }) => dataOf(entry.content)),
    textArray(rows, ({ entry }) => entry.origin?.ip ?? null),
    textArray(rows, ({ entry }) => entry.origin?.country ?? null),
    textArray(rows, ({ entry }) => entry.origin?.pageUrl ?? null),
    textArray(rows, ({ entry }) => entry.origin?.pageTitle ?? null),
  ],
})

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

const updateStep = (rows: readonly CommittedChanges[], versionOf: (change: CommittedChanges) => number): Step => ({
  statement: updateConversations,
  values: [
    uuidArray(rows, accountOf),
    uuidArray(rows, idOf),
    xidArray(rows, versionOf),
    textArray(rows, ({ conversation }) => conversation.status),
    uuidArray(rows, ({ conversation }) => conversation.assigneeId),
    integerArray(rows, ({ conversation }) => conversation.seq),
    integerArray(rows, ({ conversation }) => conversation.rev),
    integerArray(rows, ({ conversation }) => conversation.publicSeq),
    integerArray(rows, ({ conversation }) => conversation.publicRev),
    integerArray(rows, ({ conversation }) => conversation.inboundCount),
    bigintArray(rows, ({ conversation }) => conversation.lastAtMs),
    bigintArray(rows, ({ conversation }) => conversation.waitingSinceMs),
    textArray(rows, ({ conversation }) => conversation.last?.text ?? null),
    textArray(rows, ({ conversation }) => conversation.last?.author.kind ?? null),
    uuidArray(rows, ({ conversation }) => conversation.last?.author.id ?? null),
    textArray(rows, ({ conversation }) => conversation.last?.visibility ?? null),
    bigintArray(rows, ({ conversation }) => conversation.last?.atMs ?? null),
    rows.length,
  ],
})

const markStep = (rows: readonly { mark: Mark; change: CommittedChanges }[]): Step => ({
  statement: upsertMarks,
  values: [
    uuidArray(rows, ({ change }) => accountOf(change)),
    uuidArray(rows, ({ change }) => idOf(change)),
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
