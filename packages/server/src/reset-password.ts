import { fileURLToPath } from 'node:url'
import { createPinoLog } from './adapters/log/pino-log.ts'
import { openPostgres } from './adapters/postgres/open-postgres.ts'
import { migrate } from './adapters/store/migrate.ts'
import { resetByOperator } from './app/installation/reset-administrator.ts'
import { compose, type Running } from './compose.ts'
import { ConfigError, readConfig } from './config.ts'
import { StartError } from './start-error.ts'

const checkout = fileURLToPath(new URL('../../..', import.meta.url))

/** Gives a login a new password; works beside a running server too. */
const run = async (login: string | undefined): Promise<void> => {
  if (login === undefined || login === '') throw new StartError('Say whose password: npm run reset-password -- LOGIN')
  const config = readConfig(process.env, { checkout })
  const log = createPinoLog({ level: 'silent' })
  const postgres = await openPostgres(config, { attach: true })
  try {
    await migrate(postgres.url)
    const server = await compose({ config, databaseUrl: postgres.url, log })
    const reset = await resetAndClose(server, login)
    if (reset === null)
      throw new StartError(`No agent has the login ${login}; look at the list of agents in the console.`)
    process.stdout.write(
      `New password of ${login} (${reset.account}): ${reset.password}\nIt must be changed at the next sign-in.\n`,
    )
  } finally {
    await postgres.close()
  }
}

const resetAndClose = async (server: Running, login: string): ReturnType<typeof resetByOperator> => {
  try {
    return await resetByOperator(server.app, login)
  } finally {
    await server.close()
  }
}

run(process.argv[2]).catch((error: unknown) => {
  const lines = error instanceof ConfigError ? error.problems : [error instanceof Error ? error.message : String(error)]
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exitCode = error instanceof StartError ? error.exitCode : 1
})
