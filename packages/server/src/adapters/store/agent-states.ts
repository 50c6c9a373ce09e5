import { type AgentStanding, newStanding, stateOf } from '@frontdesk/domain'
import { sql } from 'kysely'
import type { AgentStates } from '../../app/ports/state-store.ts'
import type { Scope } from './scope.ts'
import type { AgentStateRow } from './tables.ts'

export const standingOf = (row: Omit<AgentStateRow, 'account_id'>): AgentStanding => ({
  agentId: row.agent_id,
  chosen: row.chosen,
  reason: row.reason,
  presence: row.presence,
  sinceMs: row.since_ms,
})

export const createAgentStates = ({ builder, accountId }: Scope): AgentStates => ({
  list: async () => (await builder.selectFrom('agent_states').selectAll().execute()).map(standingOf),
  move: (agentId, rule, unlessElsewhere) =>
    builder.transaction().execute(async (transaction) => {
      const known = await transaction.selectFrom('agents').select('id').where('id', '=', agentId).executeTakeFirst()
      if (known === undefined) return null
      await transaction
        .insertInto('agent_states')
        .values(rowOf(accountId, newStanding(agentId)))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      const row = await transaction
        .selectFrom('agent_states')
        .selectAll()
        .where('agent_id', '=', agentId)
        .forUpdate()
        .executeTakeFirstOrThrow()
      const before = standingOf(row)
      if (unlessElsewhere !== undefined) {
        const lease = await sql`select 1 from presence_leases where account_id = ${accountId} and agent_id = ${agentId}
          and expires_at_ms > ${unlessElsewhere.nowMs} and node is distinct from ${unlessElsewhere.node} limit 1`.execute(
          transaction,
        )
        if (lease.rows.length > 0) return null
      }
      const after = rule(before)
      if (after === null) return null
      const { account_id: _, agent_id: __, ...change } = rowOf(accountId, after)
      await transaction.updateTable('agent_states').set(change).where('agent_id', '=', agentId).execute()
      if (after.sinceMs !== before.sinceMs) {
        const span = { state: stateOf(after), reason: after.reason }
        await transaction
          .insertInto('agent_state_spans')
          .values({ account_id: accountId, agent_id: agentId, from_ms: after.sinceMs, ...span })
          .onConflict((conflict) => conflict.columns(['account_id', 'agent_id', 'from_ms']).doUpdateSet(span))
          .execute()
      }
      return after
    }),
  spans: async (agentId, fromMs, untilMs) => {
    const rows = await builder
      .selectFrom('agent_state_spans')
      .selectAll()
      .where('agent_id', '=', agentId)
      .where('from_ms', '<', untilMs)
      .where('from_ms', '>=', (query) =>
        query
          .selectFrom('agent_state_spans as before')
          .select(sql<number>`coalesce(max(before.from_ms), 0)`.as('from_ms'))
          .where('before.agent_id', '=', agentId)
          .where('before.from_ms', '<=', fromMs),
      )
      .orderBy('from_ms')
      .execute()
    return rows.map((row) => ({ fromMs: row.from_ms, state: row.state, reason: row.reason }))
  },
})

const rowOf = (accountId: string, standing: AgentStanding): AgentStateRow => ({
  account_id: accountId,
  agent_id: standing.agentId,
  chosen: standing.chosen,
  reason: standing.reason,
  presence: standing.presence,
  since_ms: standing.sinceMs,
})
