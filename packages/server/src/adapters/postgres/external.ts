import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { errorCode, errorText, StartError } from '../../start-error.ts'
import { checkServer } from './server-checks.ts'

const connectTimeoutMs = 10_000
const noticeTimeoutMs = 5_000

/** Host, port and database of an address, without the login. */
const placeOf = (url: string): string => {
  const { hostname, port, pathname, searchParams } = new URL(url)
  const host = hostname === '' ? (searchParams.get('host') ?? 'localhost') : hostname
  return `The database ${decodeURIComponent(pathname.slice(1))} at ${host}:${port === '' ? '5432' : port}`
}

/**
 * Checks that an external PostgreSQL can be reached and is fit to keep our data.
 * @param url its address, as in FRONTDESK_DATABASE_URL.
 * @throws StartError with one line that says what to do.
 */
export const checkExternal = async (url: string): Promise<void> => {
  const place = placeOf(url)
  const client = await connect(url, place)
  try {
    await checkServer(client, place)
    await checkWritable(client, place)
    await checkNotices(client, url, place)
  } finally {
    await client.end().catch(() => undefined)
  }
}

const connect = async (url: string, place: string): Promise<pg.Client> => {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'frontdesk start',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (cause) {
    await client.end().catch(() => undefined)
    throw new StartError(`${place} ${refusal(cause)} (FRONTDESK_DATABASE_URL).`, { cause })
  }
}

/** What is wrong and what to do, after the words "The database … at …". */
const refusal = (error: unknown): string => {
  switch (errorCode(error)) {
    case 'ECONNREFUSED':
      return 'can not be reached: nothing listens there; start it, or correct the address'
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'can not be reached: no such host; correct the address'
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'can not be reached: no answer; check the address and the firewall'
    case '28P01':
    case '28000':
      return `does not let this user in (${errorText(error)}); correct user and password, or its pg_hba.conf`
    case '3D000':
      return 'does not exist; create it (CREATE DATABASE … ENCODING UTF8), or correct the address'
    case '53300':
      return 'has no connection left; raise its max_connections, or close other programs'
    case '57P03':
      return 'is starting up or shutting down; wait until it is ready and start again'
    default:
      return /timeout/i.test(errorText(error))
        ? 'can not be reached: no answer; check the address and the firewall'
        : `can not be used: ${errorText(error)}; correct the address`
  }
}

const checkWritable = async (client: pg.Client, place: string): Promise<void> => {
  const answer = await client.query<{ standby: boolean; schema: string | null; user: string; may: boolean | null }>(
    `SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only')::bool AS standby,
            current_schema() AS schema, current_user AS user,
            has_schema_privilege(current_schema(), 'CREATE') AS may`,
  )
  const row = answer.rows[0]
  if (row?.standby === true) {
    throw new StartError(`${place} is read-only (a standby?); use the primary's address (FRONTDESK_DATABASE_URL).`)
  }
  if (row?.may !== true) {
    const schema = row?.schema ?? 'public'
    throw new StartError(
      `${place} does not let ${row?.user ?? 'this user'} make tables in schema ${schema}; run GRANT CREATE, USAGE ON SCHEMA ${schema} TO ${row?.user ?? 'the user'} there, or let that user own the database.`,
    )
  }
}

/**
 * LISTEN, leases and advisory locks need one session for one connection. A pooler in transaction mode hands each
 * transaction to another session, and a notice sent by one connection never reaches the other.
 */
const checkNotices = async (client: pg.Client, url: string, place: string): Promise<void> => {
  const channel = `frontdesk_start_${randomBytes(8).toString('hex')}`
  const told = new Promise<true>((resolve) => {
    client.once('notification', () => resolve(true))
  })
  await client.query(`LISTEN ${channel}`)
  const sender = await connect(url, place)
  try {
    await sender.query('SELECT pg_notify($1, $2)', [channel, 'hello'])
    const arrived = await Promise.race([told, delay(noticeTimeoutMs, false, { ref: false })])
    if (arrived) return
  } finally {
    await sender.end().catch(() => undefined)
  }
  throw new StartError(
    `${place} does not deliver notices between connections (a pooler in transaction mode?); use the server's own address, or session mode (FRONTDESK_DATABASE_URL).`,
  )
}
