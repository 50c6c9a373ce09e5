import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openPostgres } from './adapters/postgres/open-postgres.ts'
import { knownSteps, migrate, migrateWithin } from './adapters/store/migrate.ts'
import { readConfig } from './config.ts'
import { runCommand, tell } from './operation/command.ts'
import { openBackup, restoreBackup } from './operation/restore-backup.ts'
import { StartError } from './start-error.ts'

const checkout = fileURLToPath(new URL('../../..', import.meta.url))

/** `npm run restore -- file`: fills a new installation from a back-up. */
await runCommand(async ([asked]) => {
  if (asked === undefined || asked === '') throw new StartError('Say which back-up: npm run restore -- FILE')
  const file = resolve(asked)
  const config = readConfig(process.env, { checkout })
  tell(`Checking ${file} …`)
  const manifest = await openBackup(file, knownSteps)
  const postgres = await openPostgres(config)
  try {
    const { databaseUrl, dataDir } = { databaseUrl: postgres.url, dataDir: config.dataDir }
    const restored = await restoreBackup({ file, manifest, databaseUrl, dataDir, migrateWithin, tell })
    await migrate(postgres.url)
    const { conversations, messages, files, madeAtMs } = restored
    const madeAt = new Date(madeAtMs).toISOString()
    process.stdout.write(
      `restored ${conversations} conversations, ${messages} messages, ${files} files, made at ${madeAt}\n`,
    )
    if (!manifest.hasSecretKey)
      tell('The back-up holds no key of sealed secrets; set FRONTDESK_SECRET_KEY to the one of that installation.')
  } finally {
    await postgres.close()
  }
})
