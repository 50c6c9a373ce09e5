import { connect, createServer, type Server, type Socket } from 'node:net'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { StartError } from '../../start-error.ts'
import { openPostgres } from './open-postgres.ts'
import { freePort } from './postmaster.ts'
import { createTestDatabase, testPostgresKinds } from './testing.ts'
import { testPostgresUrl } from './testing-inject.ts'

const problemOf = async (databaseUrl: string): Promise<string> => {
  try {
    await openPostgres({ databaseUrl, dataDir: '/nowhere' })
  } catch (error) {
    if (error instanceof StartError && error.exitCode > 0) return error.message
    throw error
  }
  return 'no problem'
}

const run = async (url: string, text: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

const makeDatabase = async (adminUrl: string) => {
  const database = await createTestDatabase(adminUrl)
  onTestFinished(database.drop)
  const admin = new URL(adminUrl)
  admin.pathname = `/${database.name}`
  return { ...database, asAdmin: admin.href }
}

const listen = async (server: Server): Promise<number> => {
  const port = await freePort()
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.close()
  })
  return port
}

/** A message of PostgreSQL's protocol, server to client. */
const message = (type: string, ...parts: (string | Buffer)[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part)))
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

const number16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255])
const number32 = (value: number): Buffer => Buffer.concat([number16(value >> 16), number16(value & 0xffff)])

/** A server that lets everybody in and answers every query with one row. */
const answering = (row: Readonly<Record<string, string>>): Server => {
  const ready = message('Z', Buffer.from('I'))
  const fields = Object.keys(row).flatMap((name) => [
    name,
    number32(0),
    number16(0),
    number32(name === 'version' ? 23 : 25),
    number16(-1),
    number32(-1),
    number16(0),
  ])
  const values = Object.values(row).flatMap((value) => [number32(value.length), Buffer.from(value)])
  const count = number16(Object.keys(row).length)
  const answer = Buffer.concat([
    message('T', count, ...fields),
    message('D', count, ...values),
    message('C', 'SELECT 1'),
    ready,
  ])
  return createServer((socket) => {
    let greeted = false
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      if (!greeted) socket.write(Buffer.concat([message('R', number32(0)), ready]))
      else if (data[0] === 'Q'.charCodeAt(0)) socket.write(answer)
      greeted = true
    })
  })
}

/** Stands before a server and keeps its notices back, as a pooler in transaction mode does. */
const withoutNotices = (port: number): Server =>
  createServer((socket: Socket) => {
    const upstream = connect(port, '127.0.0.1')
    for (const end of [socket, upstream]) end.on('error', () => undefined)
    socket.pipe(upstream)
    upstream.on('close', () => socket.destroy())
    let rest = Buffer.alloc(0)
    upstream.on('data', (data) => {
      rest = Buffer.concat([rest, data])
      while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
        const length = rest.readInt32BE(1) + 1
        if (rest[0] !== 'A'.charCodeAt(0)) socket.write(rest.subarray(0, length))
        rest = rest.subarray(length)
      }
    })
  })

describe.each(testPostgresKinds)('an external database on %s', (kind) => {
  const adminUrl = testPostgresUrl(kind)

  it('[RUN7] is used as it is when it is fit', async () => {
    const { url } = await makeDatabase(adminUrl)
    const postgres = await openPostgres({ databaseUrl: url, dataDir: '/nowhere' })
    expect(postgres).toMatchObject({ url, kind: 'external' })
    await postgres.close()
    await run(url, 'SELECT 1')
  })

  it('[RUN7] says that the password is wrong, without repeating it', async () => {
    const { url } = await makeDatabase(adminUrl)
    const wrong = new URL(url)
    wrong.password = 'hunter2'
    const problem = await problemOf(wrong.href)
    expect(problem).toMatch(/does not let this user in \(password authentication failed.*; correct user and password/)
    expect(problem).not.toContain('hunter2')
  })

  it('[RUN7] says that the database does not exist', async () => {
    const { url, name } = await makeDatabase(adminUrl)
    expect(await problemOf(url.replace(name, 'elsewhere'))).toMatch(
      /^The database elsewhere at 127\.0\.0\.1:\d+ does not exist; create it/,
    )
  })

  it('[RUN7] refuses a database that is not UTF-8, or read-only, or where no table may be made', async () => {
    const { url, name, asAdmin } = await makeDatabase(adminUrl)
    await run(asAdmin, `CREATE DATABASE ${name}_ascii ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0`)
    onTestFinished(() => run(adminUrl, `DROP DATABASE ${name}_ascii`))
    expect(await problemOf(`${url}_ascii`)).toMatch(/stores text as SQL_ASCII; make a database with ENCODING 'UTF8'/)

    await run(asAdmin, `ALTER DATABASE ${name} SET default_transaction_read_only = on`)
    expect(await problemOf(url)).toMatch(/is read-only \(a standby\?\); use the primary's address/)
    await run(adminUrl, `ALTER DATABASE ${name} RESET default_transaction_read_only`)

    await run(asAdmin, 'ALTER SCHEMA public OWNER TO CURRENT_USER')
    expect(await problemOf(url)).toMatch(
      /does not let frontdesk_test make tables in schema public; run GRANT CREATE, USAGE ON SCHEMA public TO frontdesk_test/,
    )
  })

  it('[SEC-J3] refuses a server that acknowledges before it has stored', async () => {
    const { url, name, asAdmin } = await makeDatabase(adminUrl)
    await run(asAdmin, `ALTER DATABASE ${name} SET synchronous_commit = off`)
    expect(await problemOf(url)).toMatch(/runs with synchronous_commit=off \(set by: database\), so a crash would lose/)
    await run(asAdmin, `ALTER DATABASE ${name} RESET synchronous_commit`)
    await run(url, 'CREATE UNLOGGED TABLE entries (id int)')
    expect(await problemOf(url)).toMatch(/has unlogged tables \(entries\), which a crash empties; run ALTER TABLE/)
  })
})

describe('what is no fit database', () => {
  it('[RUN7] says that nothing listens, or that there is no such host', async () => {
    expect(await problemOf(`postgresql://me:secret@127.0.0.1:${await freePort()}/desk`)).toMatch(
      /^The database desk at 127\.0\.0\.1:\d+ can not be reached: nothing listens there; start it, or correct the address/,
    )
    expect(await problemOf('postgresql://me:secret@nowhere.invalid/desk')).toBe(
      'The database desk at nowhere.invalid:5432 can not be reached: no such host; correct the address (FRONTDESK_DATABASE_URL).',
    )
  })

  it('[RUN7] refuses a PostgreSQL older than 15', async () => {
    const port = await listen(answering({ version: '140012', shown: '14.12', encoding: 'UTF8' }))
    expect(await problemOf(`postgresql://me@127.0.0.1:${port}/desk`)).toBe(
      `The database desk at 127.0.0.1:${port} runs PostgreSQL 14.12, and 15 is the oldest that works; upgrade it, or use another.`,
    )
  })

  it('[RUN7] refuses a pooler that keeps notices back', async () => {
    const { url } = await makeDatabase(testPostgresUrl('debian15'))
    const through = new URL(url)
    through.port = String(await listen(withoutNotices(Number(through.port))))
    expect(await problemOf(through.href)).toMatch(
      /does not deliver notices between connections \(a pooler in transaction mode\?\)/,
    )
  })
})
