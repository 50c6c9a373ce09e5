import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, onTestFinished } from 'vitest'
import { isRunning } from '../../process-table.ts'
import { StartError } from '../../start-error.ts'
import type { PostgresEvent } from './events.ts'
import { openPostgres } from './open-postgres.ts'

/** A folder of its own for one test's database, removed afterwards. */
export type Place = Readonly<{
  root: string
  dataDir: string
  systemFolder: string
  cluster: string
  databaseUrl: undefined
}>

/** Makes a place without a database, in a folder that everybody may enter. */
export const makeEmptyPlace = async (): Promise<Place> => {
  const root = await makeRoot()
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  return placeIn(root)
}

/**
 * The test file's place, whose database was started and stopped before. Making a cluster costs seconds, so tests that
 * leave the folder whole share one.
 */
export const sharedPlace = (): Promise<Place> => {
  shared ??= prepare()
  return shared
}

let shared: Promise<Place> | undefined

const prepare = async (): Promise<Place> => {
  const place = placeIn(await makeRoot())
  const options = { initialise: { sync: false }, systemFolder: place.systemFolder }
  await (await openPostgres(place, options)).close()
  return place
}

afterAll(async () => {
  if (shared !== undefined) await rm((await shared).root, { recursive: true, force: true })
})

const makeRoot = async (): Promise<string> => {
  const root = await mkdtemp(join(tmpdir(), 'frontdesk-embedded-'))
  await chmod(root, 0o755)
  return root
}

const placeIn = (root: string): Place => {
  const dataDir = join(root, 'data')
  return {
    root,
    dataDir,
    systemFolder: join(root, 'system'),
    cluster: join(dataDir, 'postgres', 'cluster'),
    databaseUrl: undefined,
  }
}

/** Opens the database of a place in this process; closed when the test ends. */
export const open = async (place: Place, attach = false) => {
  const events: PostgresEvent[] = []
  const { systemFolder } = place
  const postgres = await openPostgres(place, {
    onEvent: (event) => events.push(event),
    initialise: { sync: false },
    systemFolder,
    attach,
  })
  onTestFinished(postgres.close)
  return { ...postgres, events }
}

/** The one line that a start ends with. */
export const problemOf = async (place: Place): Promise<string> => {
  try {
    await open(place)
  } catch (error) {
    if (error instanceof StartError && error.exitCode > 0) return error.message
    throw error
  }
  return 'no problem'
}

/** The first column of a query's answer, over a connection of its own. */
export const query = async (url: string, text: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows.map((row) => Object.values(row)[0])
  } finally {
    await client.end()
  }
}

type Line = Readonly<{ url?: string; error?: string; type?: string; closed?: boolean; signal?: string; pid?: number }>
export type Started = Readonly<{
  child: ChildProcess
  next: (...wanted: (keyof Line)[]) => Promise<string>
  code: Promise<number>
}>

/** Starts the database in a process of its own, which tests then kill. */
export const startChild = (place: Place, more: Record<string, unknown> = {}): Started => {
  const { dataDir, systemFolder } = place
  const script = fileURLToPath(new URL('./testing-start.ts', import.meta.url))
  const child = spawn(process.execPath, [script, JSON.stringify({ dataDir, systemFolder, ...more })], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: Line[] = []
  const ended = new Promise<number>((resolve) => {
    child.once('close', (code) => resolve(code ?? -1))
  })
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(JSON.parse(line)))
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  const next = async (...wanted: (keyof Line)[]): Promise<string> => {
    for (;;) {
      for (const line of lines) {
        const key = wanted.find((name) => name in line)
        if (key !== undefined) return String(line[key])
      }
      if (child.exitCode !== null && child.stdout.readableEnded) throw new Error(`ended: ${JSON.stringify(lines)}`)
      await delay(10)
    }
  }
  return { child, next, code: ended }
}

/** Leaves a table with a 7 in it, to be looked for later. */
export const leaveSeven = async (url: string): Promise<void> => {
  await query(url, 'DROP TABLE IF EXISTS thing')
  await query(url, 'CREATE TABLE thing AS SELECT 7 AS id')
}

/** Kills the process of a server; its database lives on. */
export const kill = async (started: Started): Promise<void> => {
  started.child.kill('SIGKILL')
  await started.code
}

/** The process that runs the database of a place. */
export const postmasterPid = async (place: Place): Promise<number> =>
  Number((await readFile(join(place.cluster, 'postmaster.pid'), 'utf8')).split('\n')[0])

/** Waits until a process is gone. */
export const gone = async (pid: number): Promise<void> => {
  while (await isRunning(pid)) await delay(10)
}
