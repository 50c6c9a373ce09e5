import pg from 'pg'
import { applicationName, connectionSettings, type Statement } from '../database.ts'
import { ConnectionLost } from './faults.ts'
import { type Fields, Pipeline, type PipelineEnd, Preparation, type Step } from './pipeline.ts'

/** A connection of the log's own, with its statements prepared. */
export type LogConnection = {
  pipeline(steps: readonly Step[]): Promise<PipelineEnd>
  /** False once it is lost. */
  readonly alive: boolean
  /** The server process at its other end. */
  readonly pid: number
  /** Cuts it off at once. */
  destroy(): void
  close(): Promise<void>
}

/** A lane's statement should take milliseconds; one that takes this long is ended by the server. */
const statementMs = 5_000
/** When the server does not even answer, the link is taken for dead. */
const answerMs = 8_000

/**
 * Rows are always found by index here, also in tables so new or so small that the planner would rather scan them: a
 * plan made then is kept while the table grows. `synchronous_commit` is set again in case the role's default is off.
 */
const session = [
  'lock_timeout=50',
  'synchronous_commit=on',
  'plan_cache_mode=force_generic_plan',
  'enable_seqscan=off',
  'enable_bitmapscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
  'jit=off',
]

/**
 * @param lost the server process of a connection that broke. It may not know yet, and hold locks or be about to commit:
 *   it is ended, and what it has committed by then can be seen.
 * @throws when the database can't be reached.
 */
export const openLogConnection = async (options: {
  url: string
  lane: string
  lost: number | null
  statements: readonly Statement[]
}): Promise<LogConnection> => {
  const name = `log ${options.lane}`
  const client = new pg.Client(connectionSettings(options.url, name, statementMs))
  let alive = true
  const end = (): void => {
    alive = false
  }
  client.on('error', end)
  client.on('end', end)
  const destroy = (): void => {
    alive = false
    client.connection.stream.destroy()
  }

  const prepared = new Map<Statement, Fields>()
  let pid: number
  try {
    await client.connect()
    await client.query(session.map((setting) => `set ${setting}`).join(';'))
    const own = await client.query<{ pid: number }>(
      `select pg_backend_pid() as pid, (select pg_terminate_backend(pid) from pg_stat_activity
         where pid = $1 and usename = current_user and application_name = $2)`,
      [options.lost, applicationName(name)],
    )
    pid = own.rows[0]?.pid ?? 0
    for (const statement of options.statements) {
      const { fields, error } = await client.query(new Preparation(statement)).end
      if (error !== null) throw error
      prepared.set(statement, fields)
    }
  } catch (error) {
    destroy()
    throw error
  }

  return {
    pipeline: async (steps) => {
      const timer = setTimeout(destroy, answerMs)
      const { results, error } = await client.query(new Pipeline(steps, prepared)).end
      clearTimeout(timer)
      return { results, error: error === null || error instanceof pg.DatabaseError ? error : new ConnectionLost(error) }
    },
    pid,
    get alive() {
      return alive
    },
    destroy,
    close: () => client.end(),
  }
}
