import { PgBoss } from 'pg-boss'
import type { Job, Jobs } from '../../app/ports/jobs.ts'
import { errorText, StartError } from '../../start-error.ts'

const queue = 'send-mail'
const schema = 'frontdesk_jobs'

export type PgBossJobsOptions = {
  /** Address of the database; jobs have a schema of their own in it. */
  url: string
  onFault(error: unknown): void
  /** First pause before another try, s; doubled each time up to an hour. Default 15. */
  retryDelaySeconds?: number
  /** Tries after the first. Default 12: about five hours in all. */
  retries?: number
}

/**
 * Jobs in PostgreSQL by pg-boss. Done jobs are removed after an hour, because they name people.
 * @throws StartError when its tables can't be made
 */
export const createPgBossJobs = async (options: PgBossJobsOptions): Promise<Jobs> => {
  const { url, onFault, retryDelaySeconds = 15, retries = 12 } = options
  const boss = new PgBoss({
    connectionString: url,
    schema,
    application_name: 'frontdesk jobs',
    max: 3,
    schedule: false,
  })
  boss.on('error', onFault)
  try {
    await boss.start()
    await boss.createQueue(queue, {
      retryLimit: retries,
      retryDelay: retryDelaySeconds,
      retryBackoff: true,
      retryDelayMax: 3_600,
      expireInSeconds: 120,
      deleteAfterSeconds: 3_600,
      retentionSeconds: 3 * 86_400,
    })
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined)
    throw new StartError(
      `The queue for mail and text messages could not be made in the database (${errorText(error)}); let the database's user make schemas, or unset FRONTDESK_SMTP_URL and FRONTDESK_SMS_URL.`,
      { cause: error },
    )
  }
  let closing: Promise<void> | undefined
  return {
    add: async (job) => {
      await boss.send(queue, job)
    },
    forgetContact: async (accountId, contactId) => {
      await boss
        .getDb()
        .executeSql(`delete from ${schema}.job where data->>'accountId' = $1 and data->>'contactId' = $2`, [
          accountId,
          contactId,
        ])
    },
    start: async (carryOut) => {
      const watch = { pollingIntervalSeconds: 1, localConcurrency: 4 } as const
      await boss.work<Job>(queue, watch, async (jobs) => {
        for (const { data } of jobs) await carryOut(data)
      })
    },
    close: () => {
      closing ??= boss.stop({ graceful: true, timeout: 10_000 })
      return closing
    },
  }
}
