import { Kysely, PostgresDialect, sql } from 'kysely'
import { type MigrationResult, Migrator } from 'kysely/migration'
import pg from 'pg'
import { StartError } from '../../start-error.ts'
import { migrations } from './migrations/index.ts'

/** Any number will do, as long as nothing else in the database takes a lock of the same one. */
const migrationLock = 7_368_113_024

/**
 * Brings the tables up to date. Nodes that start together take turns.
 * @throws StartError when the tables are newer than this program, or a step fails (then nothing of that run is kept).
 */
export const migrate = async (url: string): Promise<void> => {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: poolOfOne(url) }) })
  const guard = new pg.Client({ connectionString: url, application_name: 'frontdesk migration guard' })
  guard.on('error', () => undefined)
  try {
    await guard.connect()
    await guard.query('select pg_advisory_lock($1)', [migrationLock])
    await refuseNewer(db)
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
    const { error, results } = await migrator.migrateToLatest()
    if (error !== undefined) throw failed(error, results)
  } finally {
    // Ending the session gives the lock back.
    await guard.end().catch(() => undefined)
    await db.destroy()
  }
}

const poolOfOne = (url: string): pg.Pool => {
  const pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'frontdesk migration' })
  pool.on('error', () => undefined)
  return pool
}

const refuseNewer = async (db: Kysely<unknown>): Promise<void> => {
  const known = await sql<{ found: boolean }>`select to_regclass('kysely_migration') is not null as found`.execute(db)
  if (known.rows[0]?.found !== true) return
  const done = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  const foreign = done.rows.filter(({ name }) => !(name in migrations)).map(({ name }) => name)
  if (foreign.length === 0) return
  throw new StartError(
    `The database's tables are of a newer version of this program (${foreign.join(', ')}); start that version, or restore a back-up made with this one.`,
  )
}

const failed = (cause: unknown, results: readonly MigrationResult[] | undefined): StartError => {
  const step = results?.find((result) => result.status === 'Error')?.migrationName
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new StartError(
    `The database's tables could not be brought up to date${step === undefined ? '' : ` (step ${step})`}: ${reason}; nothing of it was kept.`,
    { cause },
  )
}
