import type pg from 'pg'
import { to } from 'pg-copy-streams'
import { StartError } from '../start-error.ts'

/** A table of ours with the columns that are stored as given (generated ones make themselves). */
export type TableShape = Readonly<{ name: string; columns: readonly string[] }>

/** The schema's own record of what was done to it; the restoring program writes it anew. */
const notCopied = ['kysely_migration', 'kysely_migration_lock']

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The tables of the schema that the connection works in. What other programs keep in schemas of their own is not ours. */
export const readTables = async (client: pg.ClientBase): Promise<TableShape[]> => {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array(
       select a.attname::text from pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       order by a.attnum) as columns
     from pg_class c
     where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname <> all ($1)
     order by c.relname`,
    [notCopied],
  )
  return rows
}

export const readSequences = async (client: pg.ClientBase): Promise<{ name: string; last: string }[]> => {
  const { rows } = await client.query<{ name: string; last: string }>(
    `select sequencename as name, last_value::text as last from pg_sequences
     where schemaname = current_schema() and last_value is not null order by 1`,
  )
  return rows
}

/** @throws StartError when there is nothing of ours yet */
export const readSteps = async (client: pg.ClientBase): Promise<string[]> => {
  const { rows: found } = await client.query<{ table: string | null }>(
    `select to_regclass('kysely_migration') as table`,
  )
  if (found[0]?.table == null) throw new StartError('There is nothing to back up: the database is empty.')
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name')
  return rows.map(({ name }) => name)
}

/** What COPY gives of a table, in pieces of about `partBytes` (a row may be cut), so that no table has to fit in memory. */
export const copyOut = async function* (
  client: pg.ClientBase,
  { name, columns }: TableShape,
  partBytes: number,
): AsyncGenerator<Buffer> {
  const stream = client.query(to(`copy ${quoted(name)} (${columns.map(quoted).join(', ')}) to stdout`))
  let kept: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    const bytes: unknown = chunk
    if (!Buffer.isBuffer(bytes)) throw new TypeError('COPY gives bytes')
    kept.push(bytes)
    size += bytes.length
    if (size < partBytes) continue
    yield Buffer.concat(kept)
    kept = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(kept)
}
