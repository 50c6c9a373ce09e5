import { type Entry, type Mark, type Party, type Place, type View, viewOf } from '@frontdesk/domain'
import type { Actor, LogAct } from '../../../app/ports/conversation-log.ts'
import { conversationColumns, entryColumns, participantColumns } from '../columns.ts'
import type { Statement } from '../database.ts'
import { conversationOf, entryOf, markOf } from '../rows.ts'
import type { ConversationRow, EntryRow, ParticipantRow } from '../tables.ts'
import { type BatchReading, covers } from './decide-batch.ts'
import { type Memory, type Remembered, rememberedPlace } from './memory.ts'
import { conversationKey, type KeyedAct, partyKey } from './pending.ts'
import type { Step, StepResult } from './pipeline.ts'
import { integerArray, textArray, uuidArray } from './values.ts'

/**
 * How a batch goes about its rows.
 * - `bold`: from memory where this node remembers them; the writing statement asks whether they are still so.
 * - `careful`: locks and reads everything. The locks are taken in id order, so that no two writers wait for each other,
 *   and waited for up to the session's lock_timeout.
 * - `skip`: the same without the rows that somebody else holds.
 */
export type Approach = 'bold' | 'careful' | 'skip'

const lockRows = (name: string, how: string): Statement => ({
  name: `log.lock.${name}`,
  text: `select ${conversationColumns('c')}, c.xmin as version
    from unnest($1::uuid[], $2::uuid[]) as w(account_id, id)
    join conversations c on c.account_id = w.account_id and c.id = w.id
    order by c.account_id, c.id for update of c ${how}`,
})
const waitForRows = lockRows('wait', '')
const skipRows = lockRows('skip', 'skip locked')

const existing: Statement = {
  name: 'log.existing',
  text: `select c.account_id, c.id from unnest($1::uuid[], $2::uuid[]) as w(account_id, id)
    join conversations c on c.account_id = w.account_id and c.id = w.id`,
}

const known: Statement = {
  name: 'log.known',
  text: `select ${entryColumns('e')} from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[]) as w(account_id, id, client_id, author_id)
    join entries e on e.account_id = w.account_id and e.conversation_id = w.id
      and e.client_id = w.client_id and e.author_id = w.author_id`,
}

const marks: Statement = {
  name: 'log.marks',
  text: `select ${participantColumns('p')} from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[]) as w(account_id, id, party_kind, party_id)
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
const publicEntryAt = `cross join lateral (
      select * from entries a where a.account_id = w.account_id and a.conversation_id = w.id and a.seq = w.seq
        and a.public_seq = a.seq and a.visibility = 'everyone'
      union all
      select * from entries b where b.account_id = w.account_id and b.conversation_id = w.id and b.public_seq = w.seq
        and b.public_seq <> b.seq and b.visibility = 'everyone'
    ) e`

const publicPlaces: Statement = {
  name: 'log.places.public',
  text: `select e.account_id, e.conversation_id, e.seq, e.public_seq, e.inbound_no
    from unnest($1::uuid[], $2::uuid[], $3::integer[]) as w(account_id, id, seq)
    ${publicEntryAt}`,
}

const staffEntries: Statement = {
  name: 'log.entries.staff',
  text: `select ${entryColumns('e')} from unnest($1::uuid[], $2::uuid[], $3::integer[]) as w(account_id, id, seq)
    join entries e on e.account_id = w.account_id and e.conversation_id = w.id and e.seq = w.seq`,
}

const publicEntries: Statement = {
  name: 'log.entries.public',
  text: `select ${entryColumns('e')} from unnest($1::uuid[], $2::uuid[], $3::integer[]) as w(account_id, id, seq)
    ${publicEntryAt}`,
}

const agents: Statement = {
  name: 'log.agents',
  text: `select a.account_id, a.id, a.disabled_at_ms is not null as disabled
    from unnest($1::uuid[], $2::uuid[]) as w(account_id, id)
    join agents a on a.account_id = w.account_id and a.id = w.id`,
}

type Keyed<Act> = KeyedAct & { act: Act }
type MarkAct = Keyed<LogAct & { kind: 'mark' }>
type AmendAct = Keyed<LogAct & { kind: 'amend' }>
type SendAct = Keyed<LogAct & { kind: 'decide'; clientId: string }>

const isMark = (keyed: KeyedAct): keyed is MarkAct => keyed.act.kind === 'mark'
const isAmend = (keyed: KeyedAct): keyed is AmendAct => keyed.act.kind === 'amend'
const isSend = (keyed: KeyedAct): keyed is SendAct => keyed.act.kind === 'decide' && keyed.act.clientId !== null

const accountIds = (acts: readonly KeyedAct[]) => uuidArray(acts, ({ act }) => act.accountId)
const conversationIds = (acts: readonly KeyedAct[]) => uuidArray(acts, ({ act }) => act.conversationId)
const actorIds = (acts: readonly KeyedAct[]) => uuidArray(acts, ({ act }) => act.actor.id)

const steps = {
  rows: (acts: readonly KeyedAct[], statement: Statement): Step => ({
    statement,
    values: [accountIds(acts), conversationIds(acts)],
  }),
  known: (acts: readonly SendAct[]): Step => ({
    statement: known,
    values: [accountIds(acts), conversationIds(acts), textArray(acts, ({ act }) => act.clientId), actorIds(acts)],
  }),
  marks: (acts: readonly MarkAct[]): Step => ({
    statement: marks,
    values: [accountIds(acts), conversationIds(acts), textArray(acts, ({ act }) => act.actor.kind), actorIds(acts)],
  }),
  places: (wanted: readonly (MarkAct & { seq: number })[], view: View): Step => ({
    statement: view === 'staff' ? staffPlaces : publicPlaces,
    values: [accountIds(wanted), conversationIds(wanted), integerArray(wanted, ({ seq }) => seq)],
  }),
  entries: (acts: readonly AmendAct[], view: View): Step => ({
    statement: view === 'staff' ? staffEntries : publicEntries,
    values: [accountIds(acts), conversationIds(acts), integerArray(acts, ({ act }) => act.seq)],
  }),
  agents: (acts: readonly KeyedAct[]): Step => ({ statement: agents, values: [accountIds(acts), actorIds(acts)] }),
}

const largest = 2_147_483_647
const isNumber = (seq: number): boolean => seq > 0 && seq <= largest

/** The system counts as staff do. */
const viewOfActor = (actor: Actor): View => (actor.kind === 'system' ? 'staff' : viewOf(actor))

/** The steps that read what a batch's decisions need and memory does not know. Answers go to {@link readingOf}. */
export const readingSteps = (batch: readonly KeyedAct[], approach: Approach, memory: Memory): Step[] => {
  const recall = (key: string) => (approach === 'bold' ? memory.get(key) : undefined)
  const wanted: Step[] = []

  const rows = distinct(
    batch.filter(({ key }) => recall(key) === undefined),
    ({ key }) => key,
  )
  if (rows.length > 0) wanted.push(steps.rows(rows, approach === 'skip' ? skipRows : waitForRows))

  if (approach !== 'bold') {
    const sends = batch.filter(isSend)
    if (sends.length > 0) wanted.push(steps.known(sends))
    const staff = distinctAgents(batch)
    if (staff.length > 0) wanted.push(steps.agents(staff))
  }

  // The row's version, which is asked for with the write, says that they are still so.
  for (const view of ['staff', 'public'] as const) {
    const amends = batch.filter(isAmend).filter(({ act }) => viewOfActor(act.actor) === view && isNumber(act.seq))
    if (amends.length > 0) wanted.push(steps.entries(amends, view))
  }

  const moves = batch.filter(isMark)
  if (moves.length === 0) return wanted
  const unknown = distinct(
    moves.filter(({ act, key }) => recall(key)?.marks.has(partyKey(act.actor)) !== true),
    ({ act, key }) => key + partyKey(act.actor),
  )
  if (unknown.length > 0) wanted.push(steps.marks(unknown))
  for (const view of ['staff', 'public'] as const) {
    const places = moves
      .filter(({ act }) => viewOf(act.actor) === view)
      .flatMap((move) => missingPlaces(move, view, recall(move.key)))
    if (places.length > 0) wanted.push(steps.places(places, view))
  }
  return wanted
}

/** The places of a move that have to be looked up: neither the end, nor remembered, nor behind the mark. */
const missingPlaces = (move: MarkAct, view: View, row: Remembered | undefined): (MarkAct & { seq: number })[] => {
  const { actor, deliveredSeq, readSeq } = move.act
  const mark = row?.marks.get(partyKey(actor))
  if (mark !== undefined && covers(mark, deliveredSeq, readSeq)) return []
  const end = view === 'staff' ? row?.conversation.seq : row?.conversation.publicSeq
  return [...new Set([deliveredSeq, readSeq])]
    .filter((seq): seq is number => seq !== null && isNumber(seq))
    .filter((seq) => end === undefined || seq < end)
    .filter((seq) => row === undefined || rememberedPlace(row, view, seq) === undefined)
    .map((seq) => ({ ...move, seq }))
}

/** One act of each agent in the batch. */
export const distinctAgents = (batch: readonly KeyedAct[]): KeyedAct[] =>
  distinct(
    batch.filter(({ act }) => act.actor.kind === 'agent'),
    ({ act }) => act.accountId + act.actor.id,
  )

/** Which of these conversations are there at all, locked or not. */
export const existingStep = (batch: readonly KeyedAct[]): Step => steps.rows(batch, existing)

export const existingKeys = (result: StepResult | undefined): Set<string> => {
  const rows = (result?.rows ?? []) as Pick<ConversationRow, 'account_id' | 'id'>[]
  return new Set(rows.map((row) => conversationKey(row.account_id, row.id)))
}

/** Waits for the rows of a batch. */
export const lockStep = (batch: readonly KeyedAct[]): Step =>
  steps.rows(
    distinct(batch, ({ key }) => key),
    waitForRows,
  )

/** What to prepare on a connection that reads for the log. */
export const readStatements = [
  waitForRows,
  skipRows,
  existing,
  known,
  staffEntries,
  publicEntries,
  marks,
  staffPlaces,
  publicPlaces,
  agents,
]

/** What a batch knows of its rows, and which version of each. */
export type VersionedReading = BatchReading & { version(key: string): number }

/** Makes the answers to {@link readingSteps} findable, beside what is remembered. */
export const readingOf = (
  asked: readonly Step[],
  results: readonly StepResult[],
  approach: Approach,
  memory: Memory,
): VersionedReading => {
  const recall = (key: string) => (approach === 'bold' ? memory.get(key) : undefined)
  const heads = new Map<string, { conversation: ReturnType<typeof conversationOf>; version: number }>()
  const entries = new Map<string, Entry>()
  const standing = new Map<string, Entry>()
  const marksRead = new Map<string, Mark>()
  const places = new Map<string, Place>()
  const standings = new Map<string, 'active' | 'disabled'>()

  asked.forEach((step, i) => {
    const rows = results[i]?.rows ?? []
    switch (step.statement) {
      case waitForRows:
      case skipRows:
        for (const row of rows as (ConversationRow & { version: string })[]) {
          const head = { conversation: conversationOf(row), version: Number(row.version) }
          heads.set(conversationKey(row.account_id, row.id), head)
        }
        break
      case known:
        for (const row of rows as EntryRow[])
          entries.set(
            conversationKey(row.account_id, row.conversation_id) + row.author_id + row.client_id,
            entryOf(row),
          )
        break
      case staffEntries:
        for (const row of rows as EntryRow[]) standing.set(placeKey(row, 'staff', row.seq), entryOf(row))
        break
      case publicEntries:
        for (const row of rows as EntryRow[]) standing.set(placeKey(row, 'public', row.public_seq), entryOf(row))
        break
      case marks:
        for (const row of rows as ParticipantRow[]) {
          const key = conversationKey(row.account_id, row.conversation_id)
          marksRead.set(key + row.party_kind + row.party_id, markOf(row))
        }
        break
      case staffPlaces:
        for (const row of rows as EntryRow[]) places.set(placeKey(row, 'staff', row.seq), placeOf(row))
        break
      case publicPlaces:
        for (const row of rows as EntryRow[]) places.set(placeKey(row, 'public', row.public_seq), placeOf(row))
        break
      case agents:
        for (const row of rows as { account_id: string; id: string; disabled: boolean }[])
          standings.set(row.account_id + row.id, row.disabled ? 'disabled' : 'active')
        break
    }
  })

  const placeAt = (key: string, party: Party, seq: number): Place | undefined => {
    const view = viewOf(party)
    const read = places.get(`${key}${view}${seq}`)
    if (read !== undefined) return read
    const row = recall(key)
    return row === undefined ? undefined : rememberedPlace(row, view, seq)
  }

  return {
    head: (key) => heads.get(key)?.conversation ?? recall(key)?.conversation,
    version: (key) => heads.get(key)?.version ?? recall(key)?.version ?? 0,
    entry: (key, actor, seq) => standing.get(`${key}${viewOfActor(actor)}${seq}`),
    known: (key, actor, clientId) => entries.get(key + actor.id + clientId),
    mark: (key, party) => marksRead.get(key + partyKey(party)) ?? recall(key)?.marks.get(partyKey(party)),
    place: placeAt,
    // A bold batch takes its agents for active; the writing statement asks.
    standing: (accountId, agentId) =>
      approach === 'bold' ? 'active' : (standings.get(accountId + agentId) ?? 'absent'),
  }
}

const placeKey = (row: EntryRow, view: View, seq: number): string =>
  `${conversationKey(row.account_id, row.conversation_id)}${view}${seq}`
const placeOf = (row: EntryRow): Place => ({ seq: row.seq, publicSeq: row.public_seq, inboundNo: row.inbound_no })

const distinct = <Act extends KeyedAct>(acts: readonly Act[], name: (act: Act) => string): Act[] => {
  const seen = new Map<string, Act>()
  for (const act of acts) {
    const known = name(act)
    if (!seen.has(known)) seen.set(known, act)
  }
  return [...seen.values()]
}
