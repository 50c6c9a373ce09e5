import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openPostgres } from './adapters/postgres/open-postgres.ts'
import { readConfig } from './config.ts'
import { runCommand, tell } from './operation/command.ts'
import { makeBackup } from './operation/make-backup.ts'
import { readRelease } from './release.ts'

const checkout = fileURLToPath(new URL('../../..', import.meta.url))

/** Where the back-up goes: the file that was named, or one of today's name in the folder that was named. */
const placeOf = async (asked: string | undefined, dataDir: string, nowMs: number): Promise<string> => {
  const name = `frontdesk-${new Date(nowMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}.tar.gz`
  if (asked === undefined || asked === '') return join(dataDir, 'backups', name)
  const path = resolve(asked)
  const found = await stat(path).catch(() => undefined)
  return asked.endsWith('/') || found?.isDirectory() === true ? join(path, name) : path
}

/** `npm run backup [-- folder-or-file]`: one file of everything, whether the server runs or not. */
await runCommand(async ([asked]) => {
  const config = readConfig(process.env, { checkout })
  const nowMs = Date.now()
  const postgres = await openPostgres(config, { attach: true })
  try {
    const file = await placeOf(asked, config.dataDir, nowMs)
    tell(`Backing up to ${file} …`)
    const manifest = await makeBackup({
      databaseUrl: postgres.url,
      dataDir: config.dataDir,
      file,
      release: await readRelease(checkout),
      nowMs,
      tell,
    })
    if (config.s3 !== null)
      tell('Files are kept in a bucket and are not in this back-up; keep versions or copies of the bucket.')
    if (!manifest.hasSecretKey)
      tell('The key of sealed secrets is no file here; keep FRONTDESK_SECRET_KEY, if you set it, with the back-up.')
    process.stdout.write(`${file}\n`)
  } finally {
    await postgres.close()
  }
})
