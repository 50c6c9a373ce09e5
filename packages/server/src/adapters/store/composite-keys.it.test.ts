import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { testPostgresKinds } from '../postgres/testing.ts'
import { openTestStore } from './test-support/open-store.ts'
import { aFullWorld } from './test-support/world.ts'

describe.each(testPostgresKinds)('composite keys on %s', (kind) => {
  it('[ACC2][SEC-B6] no table takes a row that points into another account', async () => {
    const { store, adminUrl } = await openTestStore(kind)
    const mine = await aFullWorld(store)
    const theirs = await aFullWorld(store)
    const client = new pg.Client({ connectionString: adminUrl })
    await client.connect()
    await client.query('insert into agent_turns values ($1, $2, 1)', [mine.accountId, mine.agent.id])
    await client.query(
      `insert into entry_versions (account_id, conversation_id, seq, rev, kind, by_kind, until_ms)
         select account_id, conversation_id, seq, rev, kind, 'system', 1 from entries where account_id = $1 limit 1`,
      [mine.accountId],
    )
    try {
      const keys = await client.query<{ table: string; columns: string[]; target: string }>(
        `select c.conrelid::regclass::text as table, c.confrelid::regclass::text as target,
           array(select a.attname::text from unnest(c.conkey) k join pg_attribute a
             on a.attrelid = c.conrelid and a.attnum = k) as columns
         from pg_constraint c where c.contype = 'f'`,
      )
      expect(keys.rows.length).toBeGreaterThan(15)
      for (const key of keys.rows) {
        // Every foreign key carries the account, so no row can name something of another one.
        expect(key.columns).toContain('account_id')
        if (key.target === 'accounts') continue
        const column = key.columns.find((name) => name !== 'account_id') ?? ''
        const foreign: Record<string, string> = {
          agent_id: theirs.agent.id,
          assignee_id: theirs.agent.id,
          session_id: theirs.session.id,
          inbox_id: theirs.site.id,
          contact_id: theirs.contact.id,
          pass_id: theirs.pass.id,
          conversation_id: theirs.conversation.id,
          team_id: theirs.team.id,
          canned_id: theirs.words.id,
          hours_id: theirs.hours.id,
          owner_id: theirs.agent.id,
          role_id: theirs.role.id,
          created_by_id: theirs.agent.id,
          trigger_id: theirs.trigger.id,
        }
        expect(Object.keys(foreign)).toContain(column)
        await client.query(`delete from tickets`)
        await store.account(mine.accountId).issueTicket({
          accountId: mine.accountId,
          tokenHash: randomUUID(),
          expiresAtMs: 1,
          kind: 'visitor-socket',
          siteId: mine.site.id,
          contactId: mine.contact.id,
          passId: mine.pass.id,
        })
        await expect(
          client.query(
            `update ${key.table} set ${column} = $1
             where ctid = (select ctid from ${key.table} where account_id = $2
               order by (${column} is null) limit 1)`,
            [foreign[column], mine.accountId],
          ),
          `${key.table}.${column}`,
        ).rejects.toThrow('violates foreign key constraint')
      }
      const tables = await client.query<{ name: string; scoped: boolean }>(
        `select c.relname as name, exists (select from pg_attribute a where a.attrelid = c.oid
           and a.attname = 'account_id' and a.attnotnull) as scoped
         from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
           and c.relname not like 'kysely%' and c.relname not in ('accounts', 'installation')`,
      )
      expect(tables.rows.filter(({ scoped }) => !scoped)).toEqual([])
    } finally {
      await client.end()
    }
  })
})
