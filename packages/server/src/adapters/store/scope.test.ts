import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { scopeTo } from './scope.ts'
import type { Tables } from './tables.ts'

const builder = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})
const own = 'a1'
const scoped = scopeTo({ name: 'a test', builder, rows: async () => [], close: async () => undefined }, own).builder

describe('scope', () => {
  it('[ACC1] puts the account on every table that is read', () => {
    const plain = scoped.selectFrom('agents').selectAll().compile()
    expect(plain.sql).toBe('select * from "agents" where "agents"."account_id" = $1')
    expect(plain.parameters).toEqual([own])
    const some = scoped
      .selectFrom('agents as a')
      .innerJoin('agent_sessions as s', (join) => join.onRef('s.agent_id', '=', 'a.id').on('s.ip', '=', 'x'))
      .leftJoin('accounts', 'accounts.id', 'a.account_id')
      .select('a.id')
      .where((eb) => eb.or([eb('a.login', '=', 'y'), eb('a.name', '=', 'z')]))
      .compile()
    expect(some.sql).toBe(
      'select "a"."id" from "agents" as "a"' +
        ' inner join "agent_sessions" as "s" on ("s"."agent_id" = "a"."id" and "s"."ip" = $1) and "s"."account_id" = $2' +
        ' left join "accounts" on ("accounts"."id" = "a"."account_id") and "accounts"."id" = $3' +
        ' where (("a"."login" = $4 or "a"."name" = $5)) and "a"."account_id" = $6',
    )
    expect(some.parameters).toEqual(['x', own, own, 'y', 'z', own])
  })

  it('[ACC1] does not let a condition with OR escape', () => {
    const { sql: text } = scoped.selectFrom('contacts').selectAll().where(sql<boolean>`true or true`).compile()
    expect(text).toBe('select * from "contacts" where (true or true) and "contacts"."account_id" = $1')
  })

  it('[ACC1] reaches into sub-selects, unions and common table expressions', () => {
    const { sql: text } = scoped
      .with('mine', (db) => db.selectFrom('contacts').select('id'))
      .selectFrom('mine')
      .select('id')
      .where('id', 'in', (eb) => eb.selectFrom('visits').select('contact_id'))
      .union(builder.selectFrom('agents').select('id'))
      .compile()
    expect(text.match(/"account_id" = /g)).toHaveLength(3)
  })

  it('[ACC1] puts the account on what is changed or deleted', () => {
    expect(scoped.updateTable('inboxes').set({ name: 'n' }).where('id', '=', 'i').compile().sql).toBe(
      'update "inboxes" set "name" = $1 where ("id" = $2) and "inboxes"."account_id" = $3',
    )
    const withOther = scoped
      .updateTable('contacts as c')
      .from('visits as v')
      .set({ name: 'n' })
      .whereRef('v.contact_id', '=', 'c.id')
    expect(withOther.compile().sql).toMatch(/"c"\."account_id" = \$2 and "v"\."account_id" = \$3$/)
    expect(scoped.deleteFrom('tickets').compile().sql).toBe('delete from "tickets" where "tickets"."account_id" = $1')
    expect(scoped.deleteFrom('visits').using('contacts').compile().sql).toMatch(
      /"visits"\."account_id" = \$1 and "contacts"\."account_id" = \$2$/,
    )
  })

  it('[ACC2] refuses to write a row of another account, or of none', () => {
    const row = {
      contact_id: 'c',
      ip: 'x',
      browser: 'b',
      system: 's',
      device: 'other',
      started_at_ms: 1,
      last_seen_at_ms: 1,
    } as const
    const insert = (...ids: string[]) =>
      scoped
        .insertInto('visits')
        .values(ids.map((account_id) => ({ account_id, ...row })))
        .compile()
    expect(insert(own, own).parameters).toContain(own)
    expect(() => insert('a2')).toThrow('another account')
    expect(() => insert(own, 'a2')).toThrow('another account')
    expect(() => insert('')).toThrow('another account')
    expect(() =>
      scoped
        .insertInto('visits')
        .values({ account_id: sql<string>`'a1'`, ...row })
        .compile(),
    ).toThrow('another account')
    expect(() =>
      scoped
        .insertInto('visits')
        .columns(['account_id'])
        .expression(builder.selectFrom('contacts').select('id'))
        .compile(),
    ).toThrow('another account')
  })
})
