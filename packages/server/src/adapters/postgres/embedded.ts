import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { errorText, StartError } from '../../start-error.ts'
import { installedBinaries, placeBinaries } from './binaries.ts'
import {
  adminRole,
  appDatabase,
  appRole,
  clusterVersion,
  ensureCluster,
  type InitialiseOptions,
  readSecrets,
  type Secrets,
} from './cluster.ts'
import type { OnPostgresEvent } from './events.ts'
import { claimFolder } from './folder-claim.ts'
import { type Home, openHome } from './home.ts'
import { findPostmaster, type Postmaster, startPostmaster, stopPostmaster, waitUntilLeft } from './postmaster.ts'

export type EmbeddedOptions = Readonly<{
  dataDir: string
  onEvent: OnPostgresEvent
  /** Where the home goes when root's database user can't reach the data folder. Default /var/lib/frontdesk. */
  systemFolder?: string
  /** Folder with the server's programs. Default: as npm installed them. */
  binaries?: Readonly<{ folder: string; version: string }>
  initialise?: InitialiseOptions
}>

export type Embedded = Readonly<{
  /** Address of the product's database, as the role that owns it. */
  url: string
  /** Address of the maintenance database, as the superuser; for the supervisor, back-ups and tests. */
  adminUrl: string
  /** Stops the server in order. Idempotent. */
  close: () => Promise<void>
}>

/** 'Frontdesk' as a number; the living owner holds this advisory lock in the maintenance database. */
const ownerLock = 1_183_543_411
const stopGraceMs = 30_000
const maxBackOffMs = 10_000

const address = (role: string, password: string, port: number, database: string): string =>
  `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`

const urls = (secrets: Secrets, port: number): Readonly<{ url: string; adminUrl: string }> => ({
  url: address(appRole, secrets.app, port, appDatabase),
  adminUrl: address(adminRole, secrets.admin, port, 'postgres'),
})

/**
 * Starts the embedded server of a data folder, or takes over the one that a killed process left, and keeps it running.
 * @throws StartError when the folder is owned by a living process or can't be used.
 */
export const openEmbedded = async (options: EmbeddedOptions): Promise<Embedded> => {
  const { onEvent } = options
  const source = options.binaries ?? installedBinaries()
  const home = await openHome(options.dataDir, options.systemFolder ?? '/var/lib/frontdesk')
  const claim = await claimFolder(join(home.folder, 'owner'), home.shown)
  let started: Postmaster | undefined
  try {
    const secrets = await readSecrets(home)
    const binaries = await placeBinaries(source.folder, source.version, join(home.folder, 'programs'))
    await ensureCluster(home, binaries, secrets, options.initialise ?? { sync: true }, () =>
      onEvent({ type: 'initialising', folder: home.shown }),
    )
    const found = await findPostmaster(home, onEvent)
    if (found === undefined) {
      onEvent({ type: 'starting', folder: home.shown })
      started = await startPostmaster(home, binaries, 0, onEvent)
    }
    const postmaster = found ?? started
    if (postmaster === undefined) throw new Error('unreachable')
    const { adminUrl } = urls(secrets, postmaster.port)
    const lock = await takeLock(home, adminUrl)
    await ensureDatabase(lock, secrets)
    if (found !== undefined) onEvent({ type: 'adopted', pid: found.pid })
    const supervisor = supervise({ home, binaries, secrets, postmaster, lock, onEvent })
    return {
      ...urls(secrets, postmaster.port),
      close: once(async () => {
        await supervisor.close()
        await claim.release()
      }),
    }
  } catch (error) {
    if (started !== undefined) await stopPostmaster(started, stopGraceMs)
    await claim.release()
    throw error
  }
}

/**
 * The address of the database that a running server of this data folder keeps, without owning it: for commands
 * beside the server. Undefined when no server runs.
 */
export const attachEmbedded = async (
  options: Pick<EmbeddedOptions, 'dataDir' | 'systemFolder'>,
): Promise<Readonly<{ url: string }> | undefined> => {
  const home = await openHome(options.dataDir, options.systemFolder ?? '/var/lib/frontdesk')
  if ((await clusterVersion(home)) === undefined) return undefined
  const running = await findPostmaster(home, () => undefined)
  return running === undefined ? undefined : urls(await readSecrets(home), running.port)
}

const once = (action: () => Promise<void>): (() => Promise<void>) => {
  let done: Promise<void> | undefined
  return () => {
    done ??= action()
    return done
  }
}

/**
 * Connects to the maintenance database and takes the owner's lock there. A killed owner's connection may take a moment
 * to be noticed, so the lock is asked for over three seconds.
 */
const takeLock = async (home: Home, adminUrl: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'frontdesk owner', keepAlive: true })
  // Without a listener a lost connection would end the process; `supervise` listens for the end.
  client.on('error', () => undefined)
  try {
    await client.connect()
    for (let attempt = 0; attempt < 30; attempt += 1) {
      const answer = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [ownerLock])
      if (answer.rows[0]?.taken === true) return client
      await delay(100)
    }
  } catch (cause) {
    await client.end().catch(() => undefined)
    throw new StartError(
      `The database in ${home.shown} runs but does not let us in (${errorText(cause)}); stop the program that runs it, or set FRONTDESK_DATA_DIR to another folder.`,
      { cause },
    )
  }
  await client.end()
  throw new StartError(
    `The data folder ${home.shown} is in use by a running server; stop it first, or set FRONTDESK_DATA_DIR to another folder.`,
  )
}

/** Makes the product's role and database when a first start has not come to it. */
const ensureDatabase = async (admin: pg.Client, secrets: Secrets): Promise<void> => {
  const role = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [appRole])
  // The secret is hexadecimal and the names are ours; utility statements take no parameters.
  if (role.rowCount === 0) await admin.query(`CREATE ROLE ${appRole} LOGIN PASSWORD '${secrets.app}'`)
  const database = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [appDatabase])
  if (database.rowCount === 0) await admin.query(`CREATE DATABASE ${appDatabase} OWNER ${appRole}`)
}

type Supervised = Readonly<{
  home: Home
  binaries: string
  secrets: Secrets
  postmaster: Postmaster
  lock: pg.Client
  onEvent: OnPostgresEvent
}>

/** Brings the server back on the same port whenever it is lost, until `close()`. */
const supervise = (start: Supervised): Readonly<{ close: () => Promise<void> }> => {
  const { home, binaries, secrets, onEvent } = start
  const closing = new AbortController()
  let current: { postmaster: Postmaster; lock: pg.Client } | undefined = start
  let restoring: Promise<void> = Promise.resolve()

  const watch = (lock: pg.Client, port: number): void => {
    lock.once('end', () => {
      if (closing.signal.aborted) return
      current = undefined
      onEvent({ type: 'lost', reason: 'its connection ended' })
      restoring = restore(port)
    })
  }

  const restore = async (port: number): Promise<void> => {
    for (let backOffMs = 100; !closing.signal.aborted; backOffMs = Math.min(backOffMs * 2, maxBackOffMs)) {
      try {
        // When one of its processes crashes, the server comes back by itself.
        const found = await findPostmaster(home, onEvent)
        const postmaster = found ?? (await startPostmaster(home, binaries, port, onEvent))
        const lock = await takeLock(home, urls(secrets, postmaster.port).adminUrl)
        current = { postmaster, lock }
        watch(lock, postmaster.port)
        onEvent({ type: 'restored' })
        return
      } catch (error) {
        onEvent({ type: 'lost', reason: errorText(error) })
        await delay(backOffMs, undefined, { signal: closing.signal }).catch(() => undefined)
      }
    }
  }

  watch(start.lock, start.postmaster.port)
  return {
    close: async () => {
      closing.abort()
      await restoring
      await current?.lock.end().catch(() => undefined)
      // Lost just now and half restored: nothing may stay behind.
      const running = current?.postmaster ?? (await findPostmaster(home, onEvent))
      if (running !== undefined) await stopPostmaster(running, stopGraceMs)
      await waitUntilLeft(home.cluster, stopGraceMs)
    },
  }
}
