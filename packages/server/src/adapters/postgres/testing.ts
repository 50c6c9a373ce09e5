import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFile, chmod, chown, mkdir, mkdtemp, readdir, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { isRunning } from '../../process-table.ts'
import { databaseEnvironment } from './cluster.ts'
import { identity, userForNewCluster } from './database-user.ts'
import { openEmbedded } from './embedded.ts'
import type { Home } from './home.ts'
import { findPostmaster, startPostmaster, stopPostmaster } from './postmaster.ts'

/** The servers that tests run on: the one we ship, and the oldest that we promise to work with. */
export const testPostgresKinds = ['embedded', 'debian15'] as const
export type TestPostgresKind = (typeof testPostgresKinds)[number]

export type TestPostgres = Readonly<{
  kind: TestPostgresKind
  /** Superuser's address of the maintenance database, for {@link createTestDatabase}. */
  adminUrl: string
  /** Stops the server and removes its folder. Idempotent. */
  close: () => Promise<void>
}>

const run = promisify(execFile)
const prefix = 'frontdesk-test-pg-'
/** Linux keeps what is written here in memory. */
const memoryFolder = '/dev/shm'
/** Bytes; several times what the servers of a run hold. */
const memoryToSpare = 6 * 1024 ** 3

/** Where there is memory to spare the servers are in it: a test may kill a server, but takes the current from none. */
const folderForServers = async (): Promise<string> => {
  const room = await statfs(memoryFolder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  )
  return Math.min(room, freemem()) > memoryToSpare ? memoryFolder : tmpdir()
}

/**
 * Starts a throwaway server in a folder of its own, durable like a real one (`fsync` stays on), in about two seconds.
 * What test runs that were killed left behind is stopped and removed on the way.
 */
export const startTestPostgres = async (options: { readonly kind: TestPostgresKind }): Promise<TestPostgres> => {
  await sweep()
  const folder = await mkdtemp(join(await folderForServers(), `${prefix}${process.pid}-`))
  await chmod(folder, 0o711)
  const server = options.kind === 'embedded' ? await startShipped(folder) : await startDebian(folder)
  let closed: Promise<void> | undefined
  const close = async (): Promise<void> => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
  return {
    kind: options.kind,
    adminUrl: server.adminUrl,
    close: () => {
      closed ??= close()
      return closed
    },
  }
}

type Started = Readonly<{ adminUrl: string; close: () => Promise<void> }>

const startShipped = (folder: string): Promise<Started> =>
  openEmbedded({ dataDir: join(folder, 'data'), onEvent: () => undefined, initialise: { sync: false } })

const startDebian = async (folder: string): Promise<Started> => {
  const binaries = await debianBinaries()
  const user = await userForNewCluster()
  const home: Home = { shown: folder, folder, cluster: join(folder, 'cluster'), user }
  const password = randomBytes(16).toString('hex')
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, password, { mode: 0o600 })
  await mkdir(home.cluster, { mode: 0o700 })
  if (user !== null) for (const path of [passwordFile, home.cluster]) await chown(path, user.uid, user.gid)
  const args = ['-D', home.cluster, '-U', 'postgres', '--pwfile', passwordFile, '-A', 'scram-sha-256', '--no-sync']
  await run(join(binaries, 'bin', 'initdb'), [...args, '--encoding=UTF8', '--locale=C.UTF-8'], {
    cwd: '/',
    env: databaseEnvironment,
    ...identity(user),
  })
  await appendFile(join(home.cluster, 'postgresql.conf'), "unix_socket_directories = ''\njit = off\n")
  const postmaster = await startPostmaster(home, binaries, 0, () => undefined)
  return {
    adminUrl: `postgresql://postgres:${password}@127.0.0.1:${postmaster.port}/postgres`,
    close: () => stopPostmaster(postmaster, 10_000),
  }
}

/** Debian's server: 15 where it is there, else the oldest newer one. */
const debianBinaries = async (): Promise<string> => {
  const root = '/usr/lib/postgresql'
  const versions = (await readdir(root).catch(() => [])).map(Number).filter((version) => version >= 15)
  const oldest = versions.sort((a, b) => a - b)[0]
  if (oldest === undefined)
    throw new Error(`no PostgreSQL server in ${root}; npm test installs Debian's package postgresql`)
  return join(root, String(oldest))
}

/** Stops the servers of test runs whose process is gone, and removes their folders. */
const sweep = async (): Promise<void> => {
  for (const place of [tmpdir(), memoryFolder])
    for (const name of await readdir(place).catch(() => [])) {
      const owner = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : 0
      if (owner !== 0 && !(await isRunning(owner))) await removeServer(join(place, name))
    }
}

const removeServer = async (folder: string): Promise<void> => {
  for (const cluster of [join(folder, 'cluster'), join(folder, 'data', 'postgres', 'cluster')]) {
    if (!(await stat(cluster).catch(() => undefined))) continue
    const left = await findPostmaster({ shown: folder, folder, cluster, user: null }, () => undefined)
    if (left !== undefined) await stopPostmaster(left, 2_000)
  }
  await rm(folder, { recursive: true, force: true })
}

export type TestDatabase = Readonly<{
  /** Address of the database, as a role that owns it and is no superuser. */
  url: string
  name: string
  /** Removes the database, ending what is still connected. Idempotent. */
  drop: () => Promise<void>
}>

export type TestDatabaseOptions = Readonly<{
  /** Makes the tables. Runs once for each template and server; its result is copied for every database. */
  migrate?: (url: string) => Promise<void>
  /** Tells templates apart when a run has several; lower-case letters, digits and `_`. Default `migrated`. */
  template?: string
}>

const role = 'frontdesk_test'

/**
 * Makes an empty database, or a copy of a migrated one, that belongs to the caller alone. Takes about 50 ms, so that
 * every test file (or test) can have its own.
 * @param adminUrl as given by {@link startTestPostgres} or `testPostgresUrl`.
 */
export const createTestDatabase = async (
  adminUrl: string,
  options: TestDatabaseOptions = {},
): Promise<TestDatabase> => {
  const name = `t_${randomBytes(8).toString('hex')}`
  await withAdmin(adminUrl, async (admin) => {
    const template = await ensureTemplate(admin, adminUrl, options)
    await admin.query(`CREATE DATABASE ${name} OWNER ${role} TEMPLATE ${template}`)
  })
  let dropped: Promise<void> | undefined
  return {
    url: urlOf(adminUrl, name),
    name,
    drop: () => {
      dropped ??= withAdmin(adminUrl, async (admin) => {
        await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      })
      return dropped
    },
  }
}

const withAdmin = async (adminUrl: string, work: (admin: pg.Client) => Promise<void>): Promise<void> => {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

const urlOf = (adminUrl: string, database: string): string => {
  const url = new URL(adminUrl)
  url.username = role
  url.password = role
  url.pathname = `/${database}`
  return url.href
}

/** Test files run in several processes; a lock lets the first one make the template and the others wait for it. */
const ensureTemplate = async (admin: pg.Client, adminUrl: string, options: TestDatabaseOptions): Promise<string> => {
  const template = options.migrate === undefined ? 'template1' : `template_${options.template ?? 'migrated'}`
  await admin.query('SELECT pg_advisory_lock(1)')
  try {
    const known = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
    if (known.rowCount === 0) await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD '${role}'`)
    if (options.migrate === undefined) return template
    const made = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [template])
    if (made.rowCount === 0) {
      const half = `${template}_new`
      await admin.query(`DROP DATABASE IF EXISTS ${half} WITH (FORCE)`)
      await admin.query(`CREATE DATABASE ${half} OWNER ${role}`)
      await options.migrate(urlOf(adminUrl, half))
      await admin.query(`ALTER DATABASE ${half} RENAME TO ${template}`)
    }
    return template
  } finally {
    await admin.query('SELECT pg_advisory_unlock(1)')
  }
}
