import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createTestDatabase, testPostgresKinds } from './testing.ts'
import { testPostgresUrl } from './testing-inject.ts'

const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

describe.each(testPostgresKinds)('test databases on %s', (kind) => {
  const adminUrl = testPostgresUrl(kind)

  it('[RUN10] are copies of one migrated template, apart from each other', async () => {
    let migrations = 0
    const migrate = async (url: string): Promise<void> => {
      migrations += 1
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.query('CREATE TABLE thing (id int)')
      await client.end()
    }
    const made = await Promise.all(
      [1, 2, 3].map(() => createTestDatabase(adminUrl, { migrate, template: 'testing_test' })),
    )
    onTestFinished(async () => {
      for (const database of made) await database.drop()
    })
    const [one, two] = await Promise.all(made.map((database) => connect(database.url)))
    await one?.query('INSERT INTO thing VALUES (1)')
    expect((await one?.query('SELECT * FROM thing'))?.rowCount).toBe(1)
    expect((await two?.query('SELECT * FROM thing'))?.rowCount).toBe(0)
    expect(migrations).toBe(1)
  })

  it('[RUN10] are durable, UTF-8, and belong to no superuser', async () => {
    const database = await createTestDatabase(adminUrl)
    onTestFinished(database.drop)
    const client = await connect(database.url)
    const { rows } = await client.query(
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
              current_setting('server_encoding') AS encoding, current_setting('is_superuser') AS super`,
    )
    expect(rows).toEqual([{ fsync: 'on', commit: 'on', encoding: 'UTF8', super: 'off' }])
    await client.query('CREATE TABLE thing (id int)')
  })

  it('[RUN10] can be dropped while somebody is connected', async () => {
    const database = await createTestDatabase(adminUrl)
    const client = await connect(database.url)
    await database.drop()
    await database.drop()
    await expect(client.query('SELECT 1')).rejects.toThrow()
  })
})
