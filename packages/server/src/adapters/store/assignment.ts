import { type Attributes, type Held, type Lane, stateOf, type Waiting } from '@frontdesk/domain'
import { sql, type Transaction } from 'kysely'
import type { AssignmentDesk, AssignmentStore, AtWork, Offered } from '../../app/ports/assignment-store.ts'
import type { Scope } from './scope.ts'
import type { Tables } from './tables.ts'

/** Moments that tell how fast it goes. */
const paceKept = 20
/** Two numbers name the lock: one for what it is for, one for the account. */
const lockSpace = 0x46_44_41

export const createAssignment = ({ builder, accountId }: Scope): AssignmentStore => ({
  exclusively: (work) =>
    builder.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(${lockSpace}, hashtext(${accountId}))`.execute(transaction)
      return work(deskOf(transaction, accountId))
    }),
})

/** What a visitor wants is known from its language and from what is known of it. */
type WantsRow = { language: string | null; attributes: Attributes }
const wantsOf = ({ language, attributes }: WantsRow): string[] => [
  ...(language === null ? [] : [language]),
  ...Object.values(attributes).filter((value) => typeof value === 'string'),
]

type HeadRow = WantsRow & {
  id: string
  team: string | null
  lane: Lane
  queued_at_ms: number
  wanted: string | null
  passed_over: string[]
  giver: string | null
}

const headOf = (row: HeadRow): Waiting => ({
  conversationId: row.id,
  teamId: row.team,
  lane: row.lane,
  queuedAtMs: row.queued_at_ms,
  wantedAgentId: row.wanted,
  passedOver: row.passed_over,
  giverId: row.giver,
  wants: wantsOf(row),
})

/** As the indexes of 0008 have them. */
const team = sql`(c.routing->>'teamId')`
/** Empty where there is none: only what is equal, and not what is null, is read in the order of the index. */
const line = sql`coalesce(c.routing->>'teamId', '')`
const lane = sql`coalesce(c.routing->>'lane', 'normal')`
const queuedAt = sql`((c.routing->>'queuedAtMs')::bigint)`
const waits = sql`c.status = 'queued' and (c.routing->>'queuedAtMs') is not null`
/** As `holdsSeat` of the domain: one whose visitor has gone takes no seat. */
const seated = sql`c.status = 'open' and jsonb_typeof(c.routing->'resting') is distinct from 'object'`
/** Whom somebody is asked to take is not given to another. */
const isFree = sql`jsonb_typeof(c.routing->'offer') is distinct from 'object'`
const head = sql`c.id, ${team} as team, ${lane} as lane, ${queuedAt} as queued_at_ms,
  c.routing->>'wantedAgentId' as wanted, c.routing->>'giverId' as giver, coalesce(c.routing->'passedOver', '[]') as passed_over, k.language, k.attributes`
const withContact = sql`join contacts k on k.account_id = c.account_id and k.id = c.contact_id`

const isInviting = sql`v.state = 'pending' and v.kind = 'chat'`

const deskOf = (transaction: Transaction<Tables>, accountId: string): AssignmentDesk => {
  const isOffered = sql`c.account_id = ${accountId} and c.status = 'queued' and jsonb_typeof(c.routing->'offer') = 'object'`
  const firstOf = (teamId: string | null, name: Lane, limit: number) => sql`select ${head} from (
      select * from conversations c where c.account_id = ${accountId} and ${waits} and ${isFree}
        and ${line} = ${teamId ?? ''} and ${lane} = ${name}
      order by ${queuedAt} limit ${limit}) c ${withContact}`

  const offers = async (): Promise<Offered[]> => {
    const { rows } = await sql<{ id: string; agent: string }>`select c.id, c.routing->'offer'->>'agentId' as agent
      from conversations c where ${isOffered}`.execute(transaction)
    return rows.map((row) => ({ conversationId: row.id, agentId: row.agent }))
  }

  /** Who is invited has the inviter's seat until the answer, so that accepting is never too much. */
  const invitedBy = async (agentId: string): Promise<number> => {
    const { rows } = await sql<{ n: number }>`select count(*)::integer as n from invitations v
      where v.account_id = ${accountId} and ${isInviting} and v.agent_id = ${agentId}`.execute(transaction)
    return rows[0]?.n ?? 0
  }

  return {
    anybodyWaits: async () => {
      const { rows } = await sql`select 1 from conversations c where c.account_id = ${accountId} and ${waits}
        and ${isFree} and ${lane} in ('own', 'priority', 'normal') limit 1`.execute(transaction)
      return rows.length > 0
    },
    atWork: async (capacity) => {
      // One statement, for between two of them the engine only waits.
      const { rows } = await sql<{ agent_id: string; since_ms: number; assigned_at_ms: number | null; load: number }>`
        select s.agent_id, s.since_ms, t.assigned_at_ms, coalesce(l.n, 0) + coalesce(o.n, 0) + coalesce(i.n, 0) as load
        from agent_states s
        join agents a on a.account_id = s.account_id and a.id = s.agent_id and a.disabled_at_ms is null
        left join agent_turns t on t.account_id = s.account_id and t.agent_id = s.agent_id
        left join (select c.assignee_id, count(*)::integer as n from conversations c
          where c.account_id = ${accountId} and c.assignee_id is not null and ${seated} group by 1) l
          on l.assignee_id = s.agent_id
        left join (select c.routing->'offer'->>'agentId' as agent_id, count(*)::integer as n from conversations c
          where ${isOffered} group by 1) o on o.agent_id = s.agent_id::text
        left join (select v.agent_id, count(*)::integer as n from invitations v
          where v.account_id = ${accountId} and ${isInviting} group by 1) i on i.agent_id = s.agent_id
        where s.account_id = ${accountId} and s.chosen = 'available' and s.presence = 'here'
          and coalesce(l.n, 0) < coalesce(a.capacity, ${capacity}::integer)`.execute(transaction)
      return rows.map(
        (row): AtWork => ({
          agentId: row.agent_id,
          load: row.load,
          sinceMs: row.since_ms,
          assignedAtMs: row.assigned_at_ms,
        }),
      )
    },
    loadOf: async (agentId) => {
      const { rows } = await sql<{ load: number }>`select count(*)::integer as load from conversations c
        where c.account_id = ${accountId} and c.assignee_id = ${agentId} and ${seated}`.execute(transaction)
      const asked = (await offers()).filter((offer) => offer.agentId === agentId).length
      return (rows[0]?.load ?? 0) + asked + (await invitedBy(agentId))
    },
    heads: async (teamIds, agentIds, limit) => {
      const lines = teamIds.flatMap((teamId) =>
        (['priority', 'normal'] as const).map((name) => firstOf(teamId, name, limit)),
      )
      const own = sql`select ${head} from unnest(${agentIds}::text[]) as w(agent_id) cross join lateral (
          select * from conversations c where c.account_id = ${accountId} and ${waits} and ${isFree}
            and c.routing->>'lane' = 'own' and c.routing->>'wantedAgentId' = w.agent_id
          order by ${queuedAt} limit ${limit}) c ${withContact}
        where exists (select 1 from conversations c where c.account_id = ${accountId} and ${waits}
          and c.routing->>'lane' = 'own')`
      const all = sql.join(
        [...lines, own].map((one) => sql`(${one})`),
        sql` union all `,
      )
      const { rows } = await sql<HeadRow>`${all}`.execute(transaction)
      return rows.map(headOf)
    },
    teamLoads: async (teamIds) => {
      if (teamIds.length === 0) return new Map()
      const { rows } = await sql<{ team: string; load: number }>`select ${team} as team, count(*)::integer as load
        from conversations c where c.account_id = ${accountId} and ${seated} and ${team} = any(${teamIds}::text[])
        group by 1`.execute(transaction)
      return new Map(rows.map((row) => [row.team, row.load]))
    },
    heldBy: async (agentId, limit) => {
      const { rows } = await sql<
        WantsRow & { id: string; team: string | null; waiting_since_ms: number | null }
      >`select c.id, ${team} as team, c.waiting_since_ms, k.language, k.attributes from conversations c ${withContact}
        where c.account_id = ${accountId} and c.assignee_id = ${agentId} and c.status = 'open'
        order by c.waiting_since_ms nulls last, c.id limit ${limit}`.execute(transaction)
      return rows.map(
        (row): Held => ({
          conversationId: row.id,
          teamId: row.team,
          wantedAgentId: null,
          waitingSinceMs: row.waiting_since_ms,
          wants: wantsOf(row),
        }),
      )
    },
    ofTeam: async (teamId, limit) => {
      const { rows } = await sql<{ id: string }>`select c.id from conversations c where c.account_id = ${accountId}
        and c.status <> 'closed' and ${team} = ${teamId} order by c.id limit ${limit}`.execute(transaction)
      return rows.map(({ id }) => id)
    },
    offersTo: async (agentId) => (await offers()).filter((offer) => offer.agentId === agentId),
    isOut: async (agentId) => {
      const row = await transaction
        .selectFrom('agents as a')
        .leftJoin('agent_states as s', (join) =>
          join.onRef('s.account_id', '=', 'a.account_id').onRef('s.agent_id', '=', 'a.id'),
        )
        .select(['a.disabled_at_ms', 's.chosen', 's.presence'])
        .where('a.id', '=', agentId)
        .executeTakeFirst()
      if (row === undefined || row.disabled_at_ms !== null) return 'disabled'
      const { chosen, presence } = row
      if (chosen === null || presence === null || stateOf({ chosen, presence }) !== 'offline') return null
      return chosen === 'offline' ? 'exit' : 'lost'
    },
    keepPace: async (atMs, count) => {
      const served = Array.from({ length: Math.min(count, paceKept) }, () => atMs)
      await sql`insert into queue_pace values (${accountId}, ${served}::bigint[])
        on conflict (account_id) do update set served_at_ms =
          (queue_pace.served_at_ms || excluded.served_at_ms)[
            greatest(1, cardinality(queue_pace.served_at_ms) + ${served.length}::integer - ${paceKept}::integer + 1):]`.execute(
        transaction,
      )
    },
    keepTurns: async (turns) => {
      if (turns.length === 0) return
      await sql`insert into agent_turns (account_id, agent_id, assigned_at_ms)
        select ${accountId}, * from unnest(${turns.map((turn) => turn.agentId)}::uuid[], ${turns.map((turn) => turn.atMs)}::bigint[])
        on conflict (account_id, agent_id) do update set assigned_at_ms = excluded.assigned_at_ms`.execute(transaction)
    },
  }
}
