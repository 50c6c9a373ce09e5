import { fileURLToPath } from 'node:url'
import { openPostgres } from './adapters/postgres/open-postgres.ts'
import { migrate } from './adapters/store/migrate.ts'
import { readConfig } from './config.ts'
import { runCommand } from './operation/command.ts'
import { StartError } from './start-error.ts'

const checkout = fileURLToPath(new URL('../../..', import.meta.url))

/** `npm run migrate -- --expand` or `--contract`: a part of what a start does to the tables; works beside a running server. */
await runCommand(async ([asked]) => {
  const part = asked === '--expand' ? 'expand' : asked === '--contract' ? 'contract' : undefined
  if (part === undefined) throw new StartError('Say which part: npm run migrate -- --expand, or --contract')
  const postgres = await openPostgres(readConfig(process.env, { checkout }), { attach: true })
  try {
    await migrate(postgres.url, part)
  } finally {
    await postgres.close()
  }
})
