import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { errorCode, errorText, StartError } from '../../start-error.ts'
import { majorVersion } from './binaries.ts'
import { identity } from './database-user.ts'
import type { Home } from './home.ts'

const run = promisify(execFile)

/** The passwords of the embedded server's two roles. Never logged. */
export type Secrets = Readonly<{
  /** Of `frontdesk_admin`, the superuser that only the supervisor uses. */
  admin: string
  /** Of `frontdesk`, who owns the product's database and nothing else. */
  app: string
}>

/** Names of the roles and of the database, also used by the tests' clusters. */
export const adminRole = 'frontdesk_admin'
export const appRole = 'frontdesk'
export const appDatabase = 'frontdesk'

/** What the processes of the database see of our environment: no secret of ours. */
export const databaseEnvironment: Readonly<Record<string, string>> = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: process.platform === 'linux' ? 'C.UTF-8' : 'C',
}

/**
 * Written into the cluster's postgresql.conf once; an operator may change it there. Durability stays at PostgreSQL's
 * own defaults (all on), and a start with any of it off is refused.
 */
const settings: Readonly<Record<string, string>> = {
  timezone: 'UTC',
  log_timezone: 'UTC',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  // The pool, the listener, the locks and an operator's own tools.
  max_connections: '100',
  // Our statements are short; compiling them costs more than it gains.
  jit: 'off',
  log_checkpoints: 'off',
  unix_socket_directories: '',
}

/** What initialising can leave out in tests, whose clusters nobody wants back after a power cut. */
export type InitialiseOptions = Readonly<{ sync: boolean }>

/**
 * Makes sure that there is a cluster of our major version. A half-made one of a killed start is made again.
 * @throws StartError for a cluster of another version, or when initdb fails.
 */
export const ensureCluster = async (
  home: Home,
  binaries: string,
  secrets: Secrets,
  options: InitialiseOptions,
  onInitialise: () => void,
): Promise<void> => {
  const version = await clusterVersion(home)
  if (version !== undefined) await removeHalfMade(home)
  if (version === majorVersion) {
    await giveToItsUser(home)
    return
  }
  if (version !== undefined) {
    throw new StartError(
      `The database in ${home.shown} was made by PostgreSQL ${version}, and this release runs PostgreSQL ${majorVersion}; start the release that made it to move its data, or set FRONTDESK_DATA_DIR to another folder.`,
    )
  }
  onInitialise()
  await initialise(home, binaries, secrets, options)
}

/** The major version a cluster was made by; undefined when there is no cluster. */
export const clusterVersion = async (home: Home): Promise<string | undefined> => {
  try {
    return (await readFile(join(home.cluster, 'PG_VERSION'), 'utf8')).trim()
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw notOurs(home.cluster, error)
  }
  try {
    // A folder without PG_VERSION is not one that a killed start can leave: something removed files.
    await readFile(join(home.cluster, 'postgresql.conf'))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
  throw new StartError(
    `The database in ${home.shown} is damaged (its PG_VERSION is missing); restore it from a back-up, or set FRONTDESK_DATA_DIR to another folder.`,
  )
}

const notOurs = (path: string, cause: unknown): StartError =>
  new StartError(`${path} can not be read (${errorText(cause)}); run this as the user who starts the server.`, {
    cause,
  })

const initialise = async (
  home: Home,
  binaries: string,
  secrets: Secrets,
  options: InitialiseOptions,
): Promise<void> => {
  await removeHalfMade(home)
  // A name of its own: initdb outlives a killed start for a second, and must not write among the new files.
  const half = `${home.cluster}.new-${randomBytes(4).toString('hex')}`
  const passwordFile = `${half}.password`
  await mkdir(half, { mode: 0o700 })
  await writeFile(passwordFile, `${secrets.admin}\n`, { mode: 0o600, flag: 'wx' })
  if (home.user !== null) {
    await chown(half, home.user.uid, home.user.gid)
    await chown(passwordFile, home.user.uid, home.user.gid)
  }
  const locale = databaseEnvironment['LC_ALL'] ?? 'C'
  const args = [
    ['--pgdata', half, '--username', adminRole, '--pwfile', passwordFile],
    ['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', locale],
    // PostgreSQL's own C.UTF-8: the same order on every machine, and no index to rebuild after a system upgrade.
    ['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--text-search-config', 'simple'],
    Object.entries(settings).flatMap(([name, value]) => ['--set', `${name}=${value}`]),
    options.sync ? [] : ['--no-sync'],
  ].flat()
  try {
    await run(join(binaries, 'bin', 'initdb'), args, { cwd: '/', env: databaseEnvironment, ...identity(home.user) })
  } catch (cause) {
    throw new StartError(
      `The database could not be made in ${home.shown}: ${initdbReason(cause)}; mend that, or set FRONTDESK_DATABASE_URL.`,
      { cause },
    )
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(half, home.cluster)
}

const removeHalfMade = async (home: Home): Promise<void> => {
  for (const name of await readdir(home.folder)) {
    if (!name.startsWith('cluster.new-')) continue
    // One that is still being written goes with the next start.
    await rm(join(home.folder, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

const initdbReason = (error: unknown): string => {
  const lines = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n') : []
  return lines.find((line) => /error|fatal|could not/i.test(line)) ?? errorText(error)
}

/**
 * Hands a cluster that root copied here to the database's user. No server can be running in one that belongs to root,
 * so nothing changes under its hands.
 */
const giveToItsUser = async (home: Home): Promise<void> => {
  if (home.user === null || (await stat(home.cluster)).uid !== 0) return
  const { uid, gid } = home.user
  await run('chown', ['-R', '-h', `${uid}:${gid}`, home.cluster])
  await chmod(home.cluster, 0o700)
}

/** Reads the secrets of a home, or makes them for a new one. The file is readable by the server's user only. */
export const readSecrets = async (home: Home): Promise<Secrets> => {
  const path = join(home.folder, 'secret')
  try {
    const [admin = '', app = ''] = (await readFile(path, 'utf8')).split('\n')
    if (admin.length >= 32 && app.length >= 32) return { admin, app }
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw notOurs(path, error)
  }
  if ((await clusterVersion(home)) !== undefined) {
    throw new StartError(
      `The database in ${home.shown} has lost its passwords (the file ${path}); restore that file from a back-up, or set FRONTDESK_DATA_DIR to another folder.`,
    )
  }
  const made = { admin: randomBytes(32).toString('hex'), app: randomBytes(32).toString('hex') }
  const half = `${path}.new`
  await writeFile(half, `${made.admin}\n${made.app}\n`, { mode: 0o600 })
  await rename(half, path)
  return made
}
