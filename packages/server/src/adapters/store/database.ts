import { randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Log } from '../../app/ports/log.ts'
import type { Tables } from './tables.ts'

/**
 * A statement that is prepared once on each connection. `text` binds all its values and names every column it answers
 * with: a prepared `select *` breaks when a newer node adds a column.
 */
export type Statement = Readonly<{ name: string; text: string }>

/** Reads and small writes. The log has connections of its own. */
export type Database = {
  /** How the server's own views call this one's connections, and no other's. */
  readonly name: string
  readonly builder: Kysely<Tables>
  /** Runs a prepared statement on any connection. */
  rows<Row extends pg.QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<Row[]>
  /** Waits for what is under way. Idempotent. */
  close(): Promise<void>
}

const bigintType = 20

const wholeNumber = (text: string): number => {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is no safe integer`)
  return number
}

/** How a column's text is read. Times and counters are numbers in the domain; the driver would give `bigint` as text. */
export const readerOf = (type: number): ((text: string) => unknown) => {
  if (type === bigintType) return wholeNumber
  const reader: (text: string) => unknown = pg.types.getTypeParser(type, 'text')
  return reader
}

/** How the server's own views call a connection of ours. */
export const applicationName = (name: string): string => `frontdesk ${name}`

/** What every connection is opened with. `statementMs` ends a statement that takes longer at the server. */
export const connectionSettings = (url: string, name: string, statementMs: number): pg.ClientConfig => ({
  connectionString: url,
  application_name: applicationName(name),
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
  types: { getTypeParser: readerOf },
  statement_timeout: statementMs,
  idle_in_transaction_session_timeout: statementMs + 5_000,
})

export const openDatabase = (options: {
  url: string
  connections: number
  statementMs: number
  log: Log | undefined
}): Database => {
  const name = `store ${randomBytes(4).toString('hex')}`
  const pool = new pg.Pool({
    ...connectionSettings(options.url, name, options.statementMs),
    max: options.connections,
    // A request that finds every connection taken gives up rather than wait for ever.
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
  })
  // Without a listener, a database that closes an idle connection would end the process.
  pool.on('error', (err) => options.log?.warn({ err }, 'An idle connection to the database was lost.'))
  const builder = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  let closed: Promise<void> | undefined
  return {
    name: applicationName(name),
    builder,
    rows: async <Row extends pg.QueryResultRow>(statement: Statement, values: readonly unknown[]) => {
      const result = await pool.query<Row>({ name: statement.name, text: statement.text, values: [...values] })
      return result.rows
    },
    close: () => {
      closed ??= builder.destroy()
      return closed
    },
  }
}
