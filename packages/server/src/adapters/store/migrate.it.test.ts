import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { StartError } from '../../start-error.ts'
import { createTestDatabase, testPostgresKinds } from '../postgres/testing.ts'
import { testPostgresUrl } from '../postgres/testing-inject.ts'
import { migrate } from './migrate.ts'
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

  it('[ACC6] refuse tables of a newer version', async () => {
    const { url, client } = await setUp()
    await migrate(url)
    await client.query(`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2100')`)
    const start = migrate(url)
    await expect(start).rejects.toBeInstanceOf(StartError)
    await expect(start).rejects.toThrow(/newer version of this program \(9999-from-the-future\)/)
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
