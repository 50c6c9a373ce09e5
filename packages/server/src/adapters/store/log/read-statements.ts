import { type Entry, type Mark, type Party, type Place, viewOf } from '@frontdesk/domain'
import type { LogAct } from '../../../app/ports/conversation-log.ts'
import type { Statement } from '../database.ts'
import { conversationOf, entryOf, markOf } from '../rows.ts'
import type { ConversationRow, EntryRow, ParticipantRow } from '../tables.ts'
import { integerArray, textArray, uuidArray } from './arrays.ts'
import type { Step, StepResult } from './connection.ts'
import type { BatchReading } from './decide-batch.ts'
import { conversationKey } from './pending.ts'

/**
 * Takes the locks of a batch. `skip` leaves out rows that somebody else holds, so that they stall nobody; `wait` waits
 * for them in id order (no two writers can then wait for each other) up to the transaction's lock_timeout.
 */
const lockRows = (name: 'skip' | 'wait'): Statement => ({
  name: `log.lock.${name}`,
  text: `select c.account_id, c.id, c.kind, c.inbox_id, c.contact_id, c.status, c.assignee_id, c.seq, c.rev,
      c.public_seq, c.public_rev, c.inbound_count, c.created_at_ms, c.last_at_ms, c.waiting_since_ms,
      c.last_text, c.last_author_kind, c.last_author_id, c.last_visibility, c.last_message_at_ms
    from unnest($1::uuid[], $2::uuid[]) as w(account_id, id)
    join conversations c on c.account_id = w.account_id and c.id = w.id
    order by c.account_id, c.id for update of c ${name === 'skip' ? 'skip locked' : ''}`,
})
const lock = { skip: lockRows('skip'), wait: lockRows('wait') }

const existing: Statement = {
  name: 'log.existing',
  text: `select c.account_id, c.id from unnest($1::uuid[], $2::uuid[]) as w(account_id, id)
    join conversations c on c.account_id = w.account_id and c.id = w.id`,
}

const known: Statement = {
  name: 'log.known',
  text: `select e.* from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[]) as w(account_id, id, client_id, author_id)
    join entries e on e.account_id = w.account_id and e.conversation_id = w.id
      and e.client_id = w.client_id and e.author_id = w.author_id`,
}

const marks: Statement = {
  name: 'log.marks',
  text: `select p.* from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[]) as w(account_id, id, party_kind, party_id)
    join participants p on p.account_id = w.account_id and p.conversation_id = w.id
      and p.party_kind = w.party_kind and p.party_id = w.party_id`,
}

const staffPlaces: Statement = {
  name: 'log.places.staff',
  text: `select e.account_id, e.conversation_id, e.seq, e.public_seq, e.inbound_no
    from unnest($1::uuid[], $2::uuid[], $3::integer[]) as w(account_id, id, seq)
    join entries e on e.account_id = w.account_id and e.conversation_id = w.id and e.seq = w.seq`,
}

/** As in conversation-reads: before the first note the two counts are one. */
const publicPlaces: Statement = {
  name: 'log.places.public',
  text: `select e.account_id, e.conversation_id, e.seq, e.public_seq, e.inbound_no
    from unnest($1::uuid[], $2::uuid[], $3::integer[]) as w(account_id, id, seq)
    cross join lateral (
      select * from entries a where a.account_id = w.account_id and a.conversation_id = w.id and a.seq = w.seq
        and a.public_seq = a.seq and a.visibility = 'everyone'
      union all
      select * from entries b where b.account_id = w.account_id and b.conversation_id = w.id and b.public_seq = w.seq
        and b.public_seq <> b.seq and b.visibility = 'everyone'
    ) e`,
}

const agents: Statement = {
  name: 'log.agents',
  text: `select a.account_id, a.id, a.disabled_at_ms is not null as disabled
    from unnest($1::uuid[], $2::uuid[]) as w(account_id, id)
    join agents a on a.account_id = w.account_id and a.id = w.id`,
}

export type LockMode = 'skip' | 'wait'

const largest = 2_147_483_647

/** The steps that read all that a batch's decisions need, the locks first. Answers go to {@link readingOf} in order. */
export const readingSteps = (acts: readonly LogAct[], mode: LockMode): Step[] => {
  const rows = distinct(acts, (act) => conversationKey(act.accountId, act.conversationId))
  const accountIds = (of: readonly LogAct[]): Buffer => uuidArray(of.map((act) => act.accountId))
  const ids = (of: readonly LogAct[]): Buffer => uuidArray(of.map((act) => act.conversationId))
  const steps: Step[] = [{ statement: lock[mode], values: [accountIds(rows), ids(rows)] }]

  const sends = acts.filter((act) => act.kind === 'decide' && act.clientId !== null)
  if (sends.length > 0) {
    const clientIds = textArray(sends.map((act) => (act.kind === 'decide' ? act.clientId : null)))
    const authors = uuidArray(sends.map((act) => act.actor.id))
    steps.push({ statement: known, values: [accountIds(sends), ids(sends), clientIds, authors] })
  }

  const moves = acts.filter((act) => act.kind === 'mark')
  if (moves.length > 0) {
    const parties = distinct(moves, (act) => conversationKey(act.accountId, act.conversationId) + partyKey(act.actor))
    const kinds = textArray(parties.map((act) => act.actor.kind))
    const partyIds = uuidArray(parties.map((act) => act.actor.id))
    steps.push({ statement: marks, values: [accountIds(parties), ids(parties), kinds, partyIds] })
    for (const view of ['staff', 'public'] as const) {
      const wanted = moves
        .filter((act) => viewOf(act.actor) === view)
        .flatMap((act) =>
          [...new Set([act.deliveredSeq, act.readSeq])].flatMap((seq) =>
            seq === null || seq <= 0 || seq > largest ? [] : [{ act, seq }],
          ),
        )
      if (wanted.length === 0) continue
      const of = wanted.map(({ act }) => act)
      const seqs = integerArray(wanted.map(({ seq }) => seq))
      steps.push({
        statement: view === 'staff' ? staffPlaces : publicPlaces,
        values: [accountIds(of), ids(of), seqs],
      })
    }
  }

  const staff = distinct(
    acts.filter((act) => act.actor.kind === 'agent'),
    (act) => act.accountId + act.actor.id,
  )
  if (staff.length > 0)
    steps.push({ statement: agents, values: [accountIds(staff), uuidArray(staff.map((act) => act.actor.id))] })
  return steps
}

/** Which of these conversations are there at all, locked or not. */
export const existingStep = (acts: readonly LogAct[]): Step => ({
  statement: existing,
  values: [uuidArray(acts.map((act) => act.accountId)), uuidArray(acts.map((act) => act.conversationId))],
})

export const existingKeys = (result: StepResult): Set<string> =>
  new Set(result.rows.map((row) => conversationKey(row['account_id'], row['id'])))

/** Makes the answers to {@link readingSteps} findable. */
export const readingOf = (steps: readonly Step[], results: readonly StepResult[]): BatchReading => {
  const heads = new Map<string, ReturnType<typeof conversationOf>>()
  const entries = new Map<string, Entry>()
  const found = new Map<string, Mark>()
  const places = new Map<string, Place>()
  const standings = new Map<string, 'active' | 'disabled'>()

  steps.forEach((step, i) => {
    const rows = results[i]?.rows ?? []
    switch ('statement' in step ? step.statement : undefined) {
      case known:
        for (const row of rows as EntryRow[])
          entries.set(
            conversationKey(row.account_id, row.conversation_id) + row.author_id + row.client_id,
            entryOf(row),
          )
        break
      case marks:
        for (const row of rows as ParticipantRow[])
          found.set(conversationKey(row.account_id, row.conversation_id) + row.party_kind + row.party_id, markOf(row))
        break
      case staffPlaces:
        for (const row of rows as EntryRow[]) places.set(placeKey(row, 'staff', row.seq), placeOf(row))
        break
      case publicPlaces:
        for (const row of rows as EntryRow[]) places.set(placeKey(row, 'public', row.public_seq), placeOf(row))
        break
      case agents:
        for (const row of rows)
          standings.set(`${row['account_id']}${row['id']}`, row['disabled'] === true ? 'disabled' : 'active')
        break
      default:
        for (const row of rows as ConversationRow[])
          heads.set(conversationKey(row.account_id, row.id), conversationOf(row))
    }
  })

  return {
    head: (key) => heads.get(key),
    known: (key, actor, clientId) => entries.get(key + actor.id + clientId),
    mark: (key, party) => found.get(key + partyKey(party)),
    place: (key, party, seq) => places.get(`${key}${viewOf(party)}${seq}`),
    standing: (accountId, agentId) => standings.get(accountId + agentId) ?? 'absent',
  }
}

const partyKey = (party: Party): string => party.kind + party.id
const placeKey = (row: EntryRow, view: 'staff' | 'public', seq: number): string =>
  `${conversationKey(row.account_id, row.conversation_id)}${view}${seq}`
const placeOf = (row: EntryRow): Place => ({ seq: row.seq, publicSeq: row.public_seq, inboundNo: row.inbound_no })

const distinct = (acts: readonly LogAct[], key: (act: LogAct) => string): LogAct[] => {
  const seen = new Map<string, LogAct>()
  for (const act of acts) {
    const name = key(act)
    if (!seen.has(name)) seen.set(name, act)
  }
  return [...seen.values()]
}
