import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { onTestFinished } from 'vitest'

/** A folder of the test's own, which others may pass through. */
export const makeFolder = async (name: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), `frontdesk-${name}-`))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export type Outcome = { code: number | null; out: string; err: string }

/** Runs one of the operator's commands as `npm run …` does once everything is installed. */
export const runOperation = (
  name: 'backup' | 'restore' | 'migrate',
  args: readonly string[],
  env: { [name: string]: string },
): Promise<Outcome> => {
  const script = fileURLToPath(new URL(`../${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const outcome: Outcome = { code: null, out: '', err: '' }
  child.stdout.on('data', (data: Buffer) => {
    outcome.out += data.toString()
  })
  child.stderr.on('data', (data: Buffer) => {
    outcome.err += data.toString()
  })
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ ...outcome, code }))
  })
}

export const query = async <Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

/** Every row of every table as text, without what belongs to one server's transactions. */
export const readEverything = async (url: string): Promise<Record<string, string[]>> => {
  const tables = await query<{ name: string }>(
    url,
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%' order by 1`,
  )
  const all: Record<string, string[]> = {}
  for (const { name } of tables) {
    const rows = await query<{ row: string }>(
      url,
      `select (to_jsonb(t) - 'feed_xid' - 'feed_slot')::text as row from ${name} t order by 1`,
    )
    all[name] = rows.map(({ row }) => row)
  }
  return all
}
