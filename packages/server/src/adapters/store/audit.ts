import { contactLabel } from '@frontdesk/domain'
import { type ExpressionBuilder, sql } from 'kysely'
import type { AuditEvent, AuditFilter, AuditLog, AuditUpkeep } from '../../app/ports/audit-store.ts'
import type { Database, Statement } from './database.ts'
import type { Scope } from './scope.ts'
import type { AuditRow, Tables } from './tables.ts'

const columns =
  'account_id, id, at_ms, actor_kind, actor_id, actor_label, ip, command, subject_kind, subject_id, subject_label, before, after, outcome, code'
const values =
  '$2::uuid, $3::bigint, $4::text, $5::uuid, $6::text, $7::text, $8::text, $9::text, $10::uuid, $11::text, $12::jsonb, $13::jsonb, $14::text, $15::text'

const begin: Statement = {
  name: 'audit.begin',
  text: `insert into audit_intents (${columns}) select $1::uuid, ${values}`,
}
const add: Statement = {
  name: 'audit.add',
  text: `insert into audit_events (${columns}) select a.id, ${values} from accounts a where a.id = $1`,
}
/** Whoever removes the note makes the row, so that there is one. */
const finish: Statement = {
  name: 'audit.finish',
  text: `with noted as (delete from audit_intents where account_id = $1 and id = $2 returning account_id)
    insert into audit_events (${columns}) select n.account_id, ${values} from noted n`,
}
const settle: Statement = {
  name: 'audit.settle',
  text: `with noted as (delete from audit_intents where at_ms < $1 returning ${columns})
    insert into audit_events (${columns})
    select account_id, id, at_ms, actor_kind, actor_id, actor_label, ip, command, subject_kind, subject_id, subject_label,
      before, after, 'unknown', code from noted returning id`,
}
const sweep: Statement = {
  name: 'audit.sweep',
  text: `with time as (select (extract(epoch from clock_timestamp()) * 1000)::bigint as now_ms),
    due as (select e.account_id, e.id from time, audit_events e join accounts a on a.id = e.account_id
      where e.at_ms < time.now_ms - 86400000 * a.audit_days::bigint limit 5000),
    gone as (delete from audit_events e using due where e.account_id = due.account_id and e.id = due.id
      returning e.account_id),
    counted as (select account_id, count(*)::int as removed from gone group by account_id)
    insert into audit_events (${columns})
    select account_id, gen_random_uuid(), time.now_ms, 'system', null, '', null, 'audit.sweep', 'audit', null, null,
      '{}', jsonb_build_object('removed', removed), 'done', null from counted, time
    returning (after->>'removed')::int as removed`,
}

const valuesOf = (event: AuditEvent): unknown[] => [
  event.id,
  event.atMs,
  event.actor.kind,
  event.actor.id,
  event.actor.label,
  event.ip,
  event.command,
  event.subject.kind,
  event.subject.id,
  event.subject.label,
  JSON.stringify(event.before),
  JSON.stringify(event.after),
  event.outcome,
  event.code,
]

const eventOf = (row: AuditRow): AuditEvent => ({
  id: row.id,
  atMs: row.at_ms,
  actor: { kind: row.actor_kind, id: row.actor_id, label: row.actor_label },
  ip: row.ip,
  command: row.command,
  subject: { kind: row.subject_kind, id: row.subject_id, label: row.subject_label },
  before: row.before,
  after: row.after,
  outcome: row.outcome,
  code: row.code,
})

export const createAuditLog = (scope: Scope): AuditLog => {
  const { builder } = scope
  const write = (statement: Statement) => async (event: AuditEvent) => {
    await scope.rows(statement, valuesOf(event))
  }
  return {
    begin: write(begin),
    finish: write(finish),
    add: write(add),
    forget: async (id) => {
      await builder.deleteFrom('audit_intents').where('id', '=', id).execute()
    },
    list: async (filter, limit, before) => {
      let query = builder
        .selectFrom('audit_events as e')
        .leftJoin('contacts as c', (join) =>
          join.onRef('c.id', '=', 'e.subject_id').on('e.subject_kind', '=', 'contact'),
        )
        .selectAll('e')
        .select(['c.id as contact_id', 'c.name as contact_name'])
        .where((is) => conditions(is, filter))
        .orderBy('e.at_ms', 'desc')
        .orderBy('e.id', 'desc')
        .limit(limit + 1)
      if (before !== null) {
        const [atMs = '', id = ''] = before.split('.')
        query = query.where(sql<boolean>`(e.at_ms, e.id) < (${Number(atMs)}::bigint, ${id}::uuid)`)
      }
      const rows = await query.execute()
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      return {
        events: page.map((row) => ({
          ...eventOf(row),
          contactLabel: row.contact_id === null ? null : contactLabel({ id: row.contact_id, name: row.contact_name }),
        })),
        next: rows.length > limit && last !== undefined ? `${last.at_ms}.${last.id}` : null,
      }
    },
  }
}

type Of = ExpressionBuilder<Tables & { e: AuditRow }, 'e'>

const conditions = (is: Of, { agentId, search, ...filter }: AuditFilter) => {
  const words = search?.trim() ?? ''
  const like = `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return is.and([
    ...(agentId === undefined
      ? []
      : [
          is.or([
            is('e.actor_id', '=', agentId),
            is.and([
              is('e.subject_kind', '=', 'agent'),
              is('e.subject_id', '=', agentId),
              is('e.actor_kind', '=', 'nobody'),
            ]),
          ]),
        ]),
    ...(filter.subject === undefined ? [] : [is('e.subject_kind', '=', filter.subject)]),
    ...(filter.command === undefined ? [] : [is('e.command', '=', filter.command)]),
    ...(filter.outcome === undefined ? [] : [is('e.outcome', '=', filter.outcome)]),
    ...(filter.fromMs === undefined ? [] : [is('e.at_ms', '>=', filter.fromMs)]),
    ...(filter.untilMs === undefined ? [] : [is('e.at_ms', '<', filter.untilMs)]),
    ...(words === ''
      ? []
      : [is.or((['e.actor_label', 'e.subject_label', 'e.ip'] as const).map((column) => is(column, 'ilike', like)))]),
  ])
}

export const createAuditUpkeep = (database: Database): AuditUpkeep => ({
  settle: async (beforeMs) => (await database.rows(settle, [beforeMs])).length,
  sweep: async () => {
    const rows = await database.rows<{ removed: number }>(sweep, [])
    return rows.reduce((total, { removed }) => total + removed, 0)
  },
})
