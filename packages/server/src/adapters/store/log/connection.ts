import pg from 'pg'
import { applicationName, connectionSettings, type Statement } from '../database.ts'
import { ConnectionLost } from './faults.ts'

/** One step of a pipeline: a prepared statement with its values, or a plain command. */
export type Step = { statement: Statement; values: readonly unknown[] } | { command: string }

export type StepResult = { rows: pg.QueryResultRow[]; command: string }

/** A connection of the log's own. Statements are prepared once and sent several at a time, without waiting between. */
export type LogConnection = {
  /**
   * Sends all steps at once and waits for all answers. Every step is answered by itself: after an error, the server
   * refuses the rest of the transaction and turns its COMMIT into a ROLLBACK.
   */
  pipeline(steps: readonly Step[]): Promise<PromiseSettledResult<StepResult>[]>
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
export const openLogConnection = async (url: string, lane: string, lost: number | null): Promise<LogConnection> => {
  const name = `log ${lane}`
  const client = new pg.Client({
    ...connectionSettings(url, name, statementMs),
    pipeline: true,
    query_timeout: answerMs,
  })
  let alive = true
  let pid: number
  const end = (): void => {
    alive = false
  }
  client.on('error', end)
  client.on('end', end)
  try {
    await client.connect()
    await client.query(session.map((setting) => `set ${setting}`).join(';'))
    const own = await client.query<{ pid: number }>(
      `select pg_backend_pid() as pid, (select pg_terminate_backend(pid) from pg_stat_activity
         where pid = $1 and usename = current_user and application_name = $2)`,
      [lost, applicationName(name)],
    )
    pid = own.rows[0]?.pid ?? 0
  } catch (error) {
    client.connection.stream.destroy()
    throw error
  }

  const run = async (step: Step): Promise<StepResult> => {
    try {
      const result =
        'command' in step
          ? await client.query(step.command)
          : await client.query({ name: step.statement.name, text: step.statement.text, values: [...step.values] })
      return { rows: result.rows ?? [], command: result.command ?? '' }
    } catch (error) {
      throw error instanceof pg.DatabaseError ? error : new ConnectionLost(error)
    }
  }

  return {
    pipeline: (steps) => {
      const { stream } = client.connection
      stream.cork()
      const results = Promise.allSettled(steps.map(run))
      stream.uncork()
      return results
    },
    pid,
    get alive() {
      return alive
    },
    destroy: () => {
      alive = false
      client.connection.stream.destroy()
    },
    close: () => client.end(),
  }
}
