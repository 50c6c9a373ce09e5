import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createPinoLog } from './adapters/log/pino-log.ts'
import { openPostgres } from './adapters/postgres/open-postgres.ts'
import { migrate } from './adapters/store/migrate.ts'
import { type ResetByOperator, resetByOperator } from './app/installation/reset-administrator.ts'
import { compose, type Running } from './compose.ts'
import { ConfigError, readConfig } from './config.ts'
import { StartError } from './start-error.ts'

const checkout = fileURLToPath(new URL('../../..', import.meta.url))

/** @throws StartError that says how it is called */
const asked = (args: string[]): { login: string; company: string | null } => {
  const usage = 'Say whose password: npm run reset-password -- [--company SHORT-NAME] LOGIN'
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { company: { type: 'string' } },
      allowPositionals: true,
    })
    const [login = '', ...rest] = positionals
    if (login !== '' && rest.length === 0) return { login, company: values.company ?? null }
  } catch {
    // An option that there is not.
  }
  throw new StartError(usage)
}

/** Gives a login a new password; works beside a running server too. */
const run = async (args: string[]): Promise<void> => {
  const { login, company } = asked(args)
  const config = readConfig(process.env, { checkout })
  const log = createPinoLog({ level: 'silent' })
  const postgres = await openPostgres(config, { attach: true })
  try {
    await migrate(postgres.url)
    const server = await compose({ config, databaseUrl: postgres.url, log })
    const reset = await resetAndClose(server, login, company)
    if (reset.outcome === 'missing')
      throw new StartError(`No agent has the login ${login}; look at the list of agents in the console.`)
    if (reset.outcome === 'several')
      throw new StartError(
        `Several companies have the login ${login}; say which with --company: ${reset.companies.join(', ')}.`,
      )
    process.stdout.write(
      `New password of ${login} (${reset.company}): ${reset.password}\nIt must be changed at the next sign-in.\n`,
    )
  } finally {
    await postgres.close()
  }
}

const resetAndClose = async (server: Running, login: string, company: string | null): Promise<ResetByOperator> => {
  try {
    return await resetByOperator(server.app, login, company)
  } finally {
    await server.close()
  }
}

run(process.argv.slice(2)).catch((error: unknown) => {
  const lines = error instanceof ConfigError ? error.problems : [error instanceof Error ? error.message : String(error)]
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exitCode = error instanceof StartError ? error.exitCode : 1
})
