import { eventually } from '@frontdesk/testkit'
import pg from 'pg'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Job, Jobs } from '../../app/ports/jobs.ts'
import { StartError } from '../../start-error.ts'
import { createTestDatabase, testPostgresKinds } from '../postgres/testing.ts'
import { testPostgresUrl } from '../postgres/testing-inject.ts'
import { createPgBossJobs } from './pg-boss-jobs.ts'

const jobOf = (login: string): Job => ({ kind: 'reset', company: null, login })

describe.each(testPostgresKinds)('jobs on %s', (kind) => {
  const open: Jobs[] = []
  afterEach(async () => {
    for (const jobs of open.splice(0)) await jobs.close()
  })
  const place = async () => {
    const database = await createTestDatabase(testPostgresUrl(kind))
    onTestFinished(() => database.drop())
    const start = async (): Promise<Jobs> => {
      const jobs = await createPgBossJobs({
        url: database.url,
        onFault: (error) => {
          throw error
        },
        retryDelaySeconds: 1,
        retries: 2,
      })
      open.push(jobs)
      return jobs
    }
    return { url: database.url, start }
  }

  it('[MAIL5] are carried out soon, and once, by one of two nodes', async () => {
    const { start } = await place()
    const nodes = [await start(), await start()]
    const done: string[] = []
    for (const node of nodes)
      await node.start(async (job) => {
        if (job.kind === 'reset') done.push(job.login)
      })
    const logins = ['a', 'b', 'c', 'd', 'e']
    const beganMs = Date.now()
    for (const login of logins) await nodes[0]?.add(jobOf(login))
    await eventually(() => done.length >= logins.length)
    expect(Date.now() - beganMs).toBeLessThan(5_000)
    expect(done.toSorted()).toEqual(logins)
  })

  it('[MAIL5] are tried again after a failure, and outlive the process', async () => {
    const { start } = await place()
    const first = await start()
    let tries = 0
    await first.start(async () => {
      tries += 1
      throw new Error('not now')
    })
    await first.add(jobOf('a'))
    await eventually(() => tries > 0)
    await first.close()
    const second = await start()
    const done: Job[] = []
    await second.start(async (job) => {
      done.push(job)
    })
    await eventually(() => done.length > 0)
    expect(done).toEqual([jobOf('a')])
  })

  it('[PRV7][SEC-I6] that name an erased contact are gone, done or not; others stay', async () => {
    const { url, start } = await place()
    const jobs = await start()
    const to = (contactId: string): Job => ({
      kind: 'address',
      accountId: 'an-account',
      siteId: 'a-site',
      contactId,
      address: `${contactId}@example.com`,
    })
    for (const job of [to('erased'), to('kept'), jobOf('a')]) await jobs.add(job)
    await jobs.forgetContact('another-account', 'kept')
    await jobs.forgetContact('an-account', 'erased')
    const done: Job[] = []
    await jobs.start(async (job) => {
      done.push(job)
    })
    await eventually(() => done.length === 2)
    await jobs.forgetContact('an-account', 'kept')
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query<{ data: Job }>('select data from frontdesk_jobs.job')
    await client.end()
    expect(rows).toEqual([{ data: jobOf('a') }])
  })

  it('[RUN7][MAIL5] a database user who may make no schemas stops the start with one line', async () => {
    const { url } = await place()
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const name = client.escapeIdentifier(new URL(url).pathname.slice(1))
    // Its owner may take the right from itself.
    await client.query(`revoke create on database ${name} from current_user`)
    await client.end()
    const error = await createPgBossJobs({ url, onFault: () => undefined }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(StartError)
    expect(String(error)).toContain('unset FRONTDESK_SMTP_URL')
    expect(String(error)).not.toContain(new URL(url).password)
  })

  it('[MAIL5] stay out of the tables of the accounts', async () => {
    const { url, start } = await place()
    await start()
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query<{ schema: string }>(
      `select distinct table_schema as schema from information_schema.tables
       where table_schema not in ('pg_catalog', 'information_schema')`,
    )
    await client.end()
    expect(rows).toEqual([{ schema: 'frontdesk_jobs' }])
  })
})
