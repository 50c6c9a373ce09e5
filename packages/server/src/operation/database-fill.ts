import { once } from 'node:events'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import { quoted, readTables } from './database-copy.ts'
import type { TableRecord } from './manifest.ts'

/** One table being filled. */
export type Filling = {
  write(chunk: Buffer): Promise<void>
  /** @returns how many rows came in */
  end(): Promise<number>
}

export const fillTable = (client: pg.ClientBase, { name, columns }: TableRecord): Filling => {
  const stream = client.query(from(`copy ${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`))
  const failure: { error?: unknown } = {}
  stream.on('error', (error) => {
    failure.error = error
  })
  const check = (): void => {
    if (failure.error !== undefined) throw failure.error
  }
  return {
    write: async (chunk) => {
      check()
      if (!stream.write(chunk)) await once(stream, 'drain')
    },
    end: async () => {
      check()
      const finished = once(stream, 'finish')
      stream.end()
      await finished
      return stream.rowCount
    },
  }
}

/**
 * Empties our fresh tables and takes foreign keys and triggers out of the way, so that tables come in any order. The
 * returned function puts them back, which checks every row.
 */
export const loosenTables = async (client: pg.ClientBase): Promise<() => Promise<void>> => {
  const tables = (await readTables(client)).map(({ name }) => quoted(name))
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace order by 1, 2`,
  )
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${quoted(name)}`)
  // A step of the schema may have put rows of its own into its tables.
  await client.query(`truncate ${tables.join(', ')}`)
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
  return async () => {
    for (const table of tables) await client.query(`alter table ${table} enable trigger user`)
    for (const { table, name, definition } of keys)
      await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`)
  }
}

/**
 * Numbers of transactions belong to the server that gave them, and this one begins anew: whatever stands here is older
 * than all that will come. Readers with a cursor from there are told to begin again by its epoch.
 */
export const forgetTransactions = async (client: pg.ClientBase): Promise<void> => {
  for (const { name, columns } of await readTables(client))
    if (columns.includes('feed_xid')) await client.query(`update ${quoted(name)} set feed_xid = 0`)
}
