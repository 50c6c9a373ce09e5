import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, type MigrationResult, Migrator } from 'kysely/migration'
import pg from 'pg'
import { StartError } from '../../start-error.ts'
import { type LastServed, type MigrationPart, planMigration } from './migration-plan.ts'
import { migrations, oldestStep } from './migrations/index.ts'

/** Any number will do, as long as nothing else in the database takes a lock of the same one. */
const migrationLock = 7_368_113_024

/**
 * Brings the tables up to date. Nodes that start together take turns.
 * @throws StartError when the data is too new or too old for this program, or a step fails (then nothing of that run
 * is kept).
 */
export const migrate = async (url: string, part: MigrationPart = 'start'): Promise<void> => {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: poolOfOne(url) }) })
  const guard = new pg.Client({ connectionString: url, application_name: 'frontdesk migration guard' })
  guard.on('error', () => undefined)
  try {
    await guard.connect()
    await guard.query('select pg_advisory_lock($1)', [migrationLock])
    const done = await stepsDone(db)
    const lastServed = await lastServedIn(db)
    const steps = planMigration({ known: Object.keys(migrations), oldest: oldestStep, done, lastServed }, part)
    await run(db, done, steps, {})
  } finally {
    // Ending the session gives the lock back.
    await guard.end().catch(() => undefined)
    await db.destroy()
  }
}

/** Does the given steps in an empty database, in the transaction that `client` is in; for restoring. */
export const migrateWithin = async (client: pg.ClientBase, steps: readonly string[]): Promise<void> => {
  const borrowed = { query: client.query.bind(client), release: () => undefined }
  const pool = { connect: async () => borrowed, end: async () => undefined, options: {} }
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  await run(db, [], steps, { disableTransactions: true })
}

/** The names of all steps that this program knows, oldest first. */
export const knownSteps: readonly string[] = Object.keys(migrations)

/** Notes that this release serves the data now; steps that take away what older ones read rest on it. */
export const noteServing = async (url: string, release: string, nowMs: number): Promise<void> => {
  const client = new pg.Client({ connectionString: url, application_name: 'frontdesk installation' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(
      `insert into installation (release, known_steps, served_at_ms) values ($1, $2, $3)
       on conflict (the_one) do update set release = $1, known_steps = $2, served_at_ms = $3`,
      [release, knownSteps, nowMs],
    )
  } finally {
    await client.end()
  }
}

const poolOfOne = (url: string): pg.Pool => {
  const pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'frontdesk migration' })
  pool.on('error', () => undefined)
  return pool
}

const isThere = async (db: Kysely<unknown>, table: string): Promise<boolean> => {
  const { rows } = await sql<{ found: boolean }>`select to_regclass(${table}) is not null as found`.execute(db)
  return rows[0]?.found === true
}

const stepsDone = async (db: Kysely<unknown>): Promise<string[]> => {
  if (!(await isThere(db, 'kysely_migration'))) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}

const lastServedIn = async (db: Kysely<unknown>): Promise<LastServed | null> => {
  if (!(await isThere(db, 'installation'))) return null
  const { rows } = await sql<{ release: string; steps: string[] }>`
    select release, known_steps as steps from installation`.execute(db)
  const [row] = rows
  return row === undefined ? null : { release: row.release, knownSteps: row.steps }
}

/** Stands for a step that a newer release did. */
const doneElsewhere: Migration = { up: () => Promise.resolve() }

const run = async (
  db: Kysely<unknown>,
  done: readonly string[],
  steps: readonly string[],
  options: { disableTransactions?: boolean },
): Promise<void> => {
  const provided = Object.fromEntries(
    [...done, ...steps].sort().map((name): [string, Migration] => [name, migrations[name] ?? doneElsewhere]),
  )
  const provider = { getMigrations: () => Promise.resolve(provided) }
  const { error, results } = await new Migrator({
    db,
    provider,
    allowUnorderedMigrations: true,
    ...options,
  }).migrateToLatest()
  if (error !== undefined) throw failed(error, results)
}

const failed = (cause: unknown, results: readonly MigrationResult[] | undefined): StartError => {
  const step = results?.find((result) => result.status === 'Error')?.migrationName
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new StartError(
    `The database's tables could not be brought up to date${step === undefined ? '' : ` (step ${step})`}: ${reason}; nothing of it was kept.`,
    { cause },
  )
}
