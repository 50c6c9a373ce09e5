import type { InLine, Lane } from '@frontdesk/domain'
import type { QueueStore } from '../../app/ports/queue-store.ts'
import type { Statement } from './database.ts'
import type { Scope } from './scope.ts'

const line: Statement = {
  name: 'queue.line',
  text: `select c.id, c.routing->>'teamId' as team, coalesce(c.routing->>'lane', 'normal') as lane,
      c.routing->>'wantedAgentId' as wanted, (c.routing->>'queuedAtMs')::bigint as queued_at_ms
    from conversations c
    where c.account_id = $1 and c.status = 'queued' and (c.routing->>'queuedAtMs') is not null
      and coalesce(c.routing->>'lane', 'normal') in ('own', 'priority', 'normal')
    order by (c.routing->>'queuedAtMs')::bigint limit $2`,
}
const words: Statement = {
  name: 'queue.words',
  text: `select c.id from conversations c
    where c.account_id = $1 and c.status = 'queued' and (c.routing->>'queuedAtMs') is not null
      and c.routing->>'lane' = 'words' and jsonb_typeof(c.routing->'resting') is distinct from 'object'
    order by (c.routing->>'queuedAtMs')::bigint limit $2`,
}
const pace: Statement = {
  name: 'queue.pace',
  text: 'select served_at_ms::text[] as served from queue_pace where account_id = $1',
}
const loads: Statement = {
  name: 'queue.loads',
  text: `select c.assignee_id, count(*)::integer as load from conversations c
    where c.account_id = $1 and c.status = 'open' and c.assignee_id is not null
      and jsonb_typeof(c.routing->'resting') is distinct from 'object'
    group by 1`,
}

type LineRow = { id: string; team: string | null; lane: Lane; wanted: string | null; queued_at_ms: number }

export const createQueue = (scope: Scope): QueueStore => ({
  line: async (limit) =>
    (await scope.rows<LineRow>(line, [limit])).map(
      (row): InLine => ({
        conversationId: row.id,
        teamId: row.team,
        lane: row.lane,
        wantedAgentId: row.wanted,
        queuedAtMs: row.queued_at_ms,
      }),
    ),
  words: async (limit) => (await scope.rows<{ id: string }>(words, [limit])).map(({ id }) => id),
  pace: async () => {
    const [row] = await scope.rows<{ served: string[] }>(pace, [])
    return (row?.served ?? []).map(Number)
  },
  loads: async () => {
    const rows = await scope.rows<{ assignee_id: string; load: number }>(loads, [])
    return new Map(rows.map((row) => [row.assignee_id, row.load]))
  },
})
