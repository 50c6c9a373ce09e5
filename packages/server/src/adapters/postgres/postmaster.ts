import { spawn } from 'node:child_process'
import { constants, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { answersSignals, anyWorksIn, isRunning, worksIn } from '../../process-table.ts'
import { errorText, StartError } from '../../start-error.ts'
import { databaseEnvironment } from './cluster.ts'
import { identity } from './database-user.ts'
import type { OnPostgresEvent } from './events.ts'
import type { Home } from './home.ts'

/** A running database server of ours, started by this process or by an earlier one. */
export type Postmaster = Readonly<{ pid: number; port: number }>

type PostmasterFile = Readonly<{ pid: number; port: number; status: string }>

const pollMs = 25
const logLimitBytes = 16 * 1024 * 1024

const readPostmasterFile = async (cluster: string): Promise<PostmasterFile | undefined> => {
  try {
    // Line 1 is the process, line 4 the port, line 8 the state; the rest is of no use here.
    const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')
    const pid = Number(lines[0])
    const port = Number(lines[3] ?? '')
    return pid > 0 ? { pid, port: Math.max(port || 0, 0), status: (lines[7] ?? '').trim() } : undefined
  } catch {
    return undefined
  }
}

/** The server that works in this cluster now, whatever state it is in; undefined when none does. */
const findRunning = async (cluster: string): Promise<PostmasterFile | undefined> => {
  const file = await readPostmasterFile(cluster)
  if (file === undefined || !(await isRunning(file.pid))) return undefined
  return (await worksIn(file.pid, cluster)) === false ? undefined : file
}

/**
 * The server that a killed process left running, ready for connections. One that is just going down is waited for.
 * @returns undefined when there is none, so that a new one may be started.
 */
export const findPostmaster = async (home: Home, onEvent: OnPostgresEvent): Promise<Postmaster | undefined> => {
  const ready = await waitUntilReady(() => findRunning(home.cluster), onEvent)
  return ready === undefined ? undefined : { pid: ready.pid, port: ready.port }
}

/** Waits while a server starts, recovers or stops. Undefined when it is gone. */
const waitUntilReady = async (
  look: () => Promise<PostmasterFile | undefined>,
  onEvent: OnPostgresEvent,
): Promise<PostmasterFile | undefined> => {
  const beganMs = Date.now()
  let toldMs = 0
  for (;;) {
    const file = await look()
    if (file === undefined || (file.status === 'ready' && file.port > 0)) return file
    const elapsedMs = Date.now() - beganMs
    if (elapsedMs - toldMs >= 5_000) {
      toldMs = elapsedMs
      onEvent({ type: 'recovering', elapsedMs })
    }
    await delay(pollMs)
  }
}

/**
 * Starts a server on the cluster and waits until it takes connections.
 *
 * It gets a session and process group of its own: Ctrl-C in a terminal reaches our whole group, and the server must
 * live until we have flushed. It listens on loopback TCP, because the path of a UNIX socket has 107 bytes at most and a
 * checkout's path may be longer.
 * @param preferredPort the port of a server that was lost, so that open pools find its successor; 0 for any.
 * @throws StartError with the server's own last words.
 */
export const startPostmaster = async (
  home: Home,
  binaries: string,
  preferredPort: number,
  onEvent: OnPostgresEvent,
): Promise<Postmaster> => {
  await clearStaleFile(home.cluster)
  let reason = ''
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const port = preferredPort > 0 ? preferredPort : await freePort()
    const outcome = await launch(home, binaries, port, onEvent)
    if ('pid' in outcome) return outcome
    reason = outcome.reason
    if (/pre-existing shared memory|lock file .* already exists/.test(reason)) {
      // Children of a killed server are still going; they notice its death within a second or two.
      await delay(500)
      await clearStaleFile(home.cluster)
    } else if (/could not bind|Address already in use|could not create any TCP/.test(reason)) {
      if (preferredPort > 0) break
    } else break
  }
  throw new StartError(
    `The database in ${home.shown} did not start: ${reason}; its log is ${logFile(home)}, and docs/running.md lists what helps.`,
  )
}

const logFile = (home: Home): string => join(home.folder, 'postgres.log')

const launch = async (
  home: Home,
  binaries: string,
  port: number,
  onEvent: OnPostgresEvent,
): Promise<Postmaster | Readonly<{ reason: string }>> => {
  const log = await openLog(home)
  const from = (await log.stat()).size
  const args = ['-D', home.cluster, '-p', String(port), '-c', 'listen_addresses=127.0.0.1']
  const child = spawn(join(binaries, 'bin', 'postgres'), args, {
    cwd: '/',
    detached: true,
    env: databaseEnvironment,
    stdio: ['ignore', log.fd, log.fd],
    ...identity(home.user),
  })
  let ended: string | undefined
  child.once('error', (error) => {
    ended = errorText(error)
  })
  child.once('exit', (code, signal) => {
    ended = signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`
  })
  child.unref()
  await log.close()
  const look = async (): Promise<PostmasterFile | undefined> => {
    if (ended !== undefined) return undefined
    const file = await readPostmasterFile(home.cluster)
    return file !== undefined && file.pid === child.pid ? file : { pid: child.pid ?? 0, port: 0, status: 'starting' }
  }
  const ready = await waitUntilReady(look, onEvent)
  return ready === undefined
    ? { reason: (await lastWords(home, from)) ?? ended ?? 'it ended' }
    : { pid: ready.pid, port: ready.port }
}

const openLog = async (home: Home) => {
  const path = logFile(home)
  const { size } = await stat(path).catch(() => ({ size: 0 }))
  if (size > logLimitBytes) await rename(path, `${path}.1`)
  // Root may be writing in another user's folder, where a link could lead anywhere.
  const { O_APPEND, O_CREAT, O_NOFOLLOW, O_WRONLY } = constants
  return open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600)
}

const lastWords = async (home: Home, from: number): Promise<string | undefined> => {
  const lines = (await readFile(logFile(home))).subarray(from).toString('utf8').trim().split('\n')
  const fatal = lines.findLast((line) => /\b(FATAL|PANIC):|: error:|error while loading/.test(line))
  // What it says before it has a log has no level: the whole of it is the reason.
  const plain = lines.filter((line) => !/\b[A-Z]+: {2}/.test(line)).join(' ')
  return (fatal ?? plain).replace(/^.*?\b(FATAL|PANIC): +/, '').trim() || undefined
}

/**
 * Removes a postmaster.pid that names a living process which is not a server of this cluster. PostgreSQL asks only
 * whether the number is taken, and after a reboot or in a container the number may be anybody's.
 */
const clearStaleFile = async (cluster: string): Promise<void> => {
  const file = await readPostmasterFile(cluster)
  if (file === undefined || !answersSignals(file.pid)) return
  if ((await worksIn(file.pid, cluster)) !== false && (await isRunning(file.pid))) return
  if ((await anyWorksIn(cluster)) === false) await rm(join(cluster, 'postmaster.pid'), { force: true })
}

/** A free TCP port on loopback. Another program may take it before it is used; callers try again. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error()),
      )
    })
  })

/**
 * Stops a server in order: sessions are ended, everything is flushed. A server that does not manage in `graceMs` is
 * cut off, which loses nothing either and costs a recovery at the next start.
 */
export const stopPostmaster = async (postmaster: Postmaster, graceMs: number): Promise<void> => {
  for (const [signal, waitMs] of [
    ['SIGINT', graceMs],
    ['SIGQUIT', 10_000],
  ] as const) {
    try {
      process.kill(postmaster.pid, signal)
    } catch {
      return
    }
    const untilMs = Date.now() + waitMs
    while (Date.now() < untilMs) {
      if (!(await isRunning(postmaster.pid))) return
      await delay(pollMs)
    }
  }
}

/**
 * Waits until nothing works in the cluster any more: the children of a server that was killed notice its death within a
 * second or two, and a folder that is handed on must not have them.
 */
export const waitUntilLeft = async (cluster: string, waitMs: number): Promise<void> => {
  const untilMs = Date.now() + waitMs
  while (Date.now() < untilMs && (await anyWorksIn(cluster)) === true) await delay(pollMs)
}
