import type pg from 'pg'
import { StartError } from '../../start-error.ts'

/** The oldest PostgreSQL whose SQL we use. */
export const oldestMajor = 15

/** Settings without which an acknowledged message could be lost in a crash. */
const durability = ['fsync', 'synchronous_commit', 'full_page_writes'] as const

/** Tables that a crash may empty: who polled is gone after one anyhow, and comes back by itself. */
const mayBeEmptied = ['presence_leases', 'contact_presence']

/**
 * Refuses a server that is too old, that would forget acknowledged messages, or that can't store every text.
 * @param client connected as the product connects, so that settings of the role and of the database count.
 * @param place how to call the server in a message.
 * @throws StartError
 */
export const checkServer = async (client: pg.ClientBase, place: string): Promise<void> => {
  const answer = await client.query<{ version: number; shown: string; encoding: string }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS shown,
            current_setting('server_encoding') AS encoding`,
  )
  const server = answer.rows[0]
  if (server === undefined || server.version < oldestMajor * 10_000) {
    throw new StartError(
      `${place} runs PostgreSQL ${server?.shown ?? 'of unknown version'}, and ${oldestMajor} is the oldest that works; upgrade it, or use another.`,
    )
  }
  if (server.encoding !== 'UTF8') {
    throw new StartError(
      `${place} stores text as ${server.encoding}; make a database with ENCODING 'UTF8' and use that one.`,
    )
  }
  await checkDurability(client, place)
}

/**
 * Refuses a server that reports messages as stored before they are [SEC-J3].
 * @throws StartError naming what is off and how to turn it on.
 */
export const checkDurability = async (client: pg.ClientBase, place: string): Promise<void> => {
  const answer = await client.query<{ name: string; value: string; source: string }>(
    'SELECT name, setting AS value, source FROM pg_settings WHERE name = ANY($1) ORDER BY name',
    [durability],
  )
  const off = answer.rows.filter((row) => row.value === 'off')
  if (off.length > 0) {
    const names = off.map((row) => `${row.name}=off (set by: ${row.source})`).join(', ')
    throw new StartError(
      `${place} runs with ${names}, so a crash would lose acknowledged messages; turn it on there and restart.`,
    )
  }
  const unlogged = await client.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class
     WHERE relpersistence = 'u' AND relkind IN ('r', 'p') AND pg_table_is_visible(oid) AND relname <> ALL($1) ORDER BY 1`,
    [mayBeEmptied],
  )
  const tables = unlogged.rows.map((row) => row.name)
  if (tables.length > 0) {
    throw new StartError(
      `${place} has unlogged tables (${tables.join(', ')}), which a crash empties; run ALTER TABLE … SET LOGGED on each.`,
    )
  }
}
