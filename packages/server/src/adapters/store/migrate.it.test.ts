import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { StartError } from '../../start-error.ts'
import { createTestDatabase, testPostgresKinds } from '../postgres/testing.ts'
import { testPostgresUrl } from '../postgres/testing-inject.ts'
import { migrate, noteServing } from './migrate.ts'
import { migrations } from './migrations/index.ts'

describe.each(testPostgresKinds)('migrations on %s', (kind) => {
  const setUp = async () => {
    const database = await createTestDatabase(testPostgresUrl(kind))
    onTestFinished(database.drop)
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    onTestFinished(() => client.end())
    return { url: database.url, client }
  }

  it('[ACC6] are done once, also by nodes that start together and again', async () => {
    const { url, client } = await setUp()
    await Promise.all([migrate(url), migrate(url), migrate(url)])
    await migrate(url)
    const { rows } = await client.query('select name from kysely_migration order by name')
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(migrations))
  })

  it('[ACC6][OPS2] refuse data from which a newer release took something away, and name it', async () => {
    const { url, client } = await setUp()
    await migrate(url)
    await noteServing(url, '9.9.9', 1)
    await client.query(
      `insert into kysely_migration (name, timestamp) values ('9999-contract-from-the-future', '2026-01-01T00:00:00.000Z')`,
    )
    const start = migrate(url)
    await expect(start).rejects.toBeInstanceOf(StartError)
    await expect(start).rejects.toThrow(/from Frontdesk 9\.9\.9 or newer \(9999-contract-from-the-future\)/)
  })

  it('[OPS2] leave alone what a newer release only added', async () => {
    const { url, client } = await setUp()
    await migrate(url)
    await client.query(
      `insert into kysely_migration (name, timestamp) values ('0005-something-new', '2026-01-01T00:00:00.000Z')`,
    )
    await client.query(`delete from kysely_migration where name = '0006-installation'`)
    await client.query('drop table installation')
    await migrate(url)
    await noteServing(url, '1.0.0', 1)
    const { rows } = await client.query('select release, known_steps from installation')
    expect(rows).toEqual([{ release: '1.0.0', known_steps: Object.keys(migrations) }])
  })

  it('[ACC6] keep nothing of a step that fails, and say which', async () => {
    const { url, client } = await setUp()
    await client.query('create table entries (id int)')
    const start = migrate(url)
    await expect(start).rejects.toBeInstanceOf(StartError)
    await expect(start).rejects.toThrow(/step 0001-first-tables.*"entries" already exists.*nothing of it was kept/)
    const { rows } = await client.query(`select to_regclass('accounts') as accounts`)
    expect(rows).toEqual([{ accounts: null }])
  })
})
