import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { errorCode, StartError } from '../start-error.ts'
import { secretKeyName } from './manifest.ts'

export type RestoredFiles = {
  /** Writes one file aside, flushed. @param name as in the archive: `files/…` or the secret key */
  write(name: string, content: AsyncIterable<Buffer>): Promise<void>
  /** Gives all files their names. */
  place(): Promise<void>
  /** Takes everything away again. */
  undo(): Promise<void>
  /** Once the database has it too. */
  done(): Promise<void>
}

/**
 * Files on their way into a new data folder. They wait in a folder of their own until the database is filled; that
 * folder also tells the next try that this one was cut off, and what it left is nobody's.
 * @throws StartError when the data folder holds files already
 */
export const prepareFiles = async (dataDir: string): Promise<RestoredFiles> => {
  const aside = join(dataDir, '.restoring')
  const placed = ['files', secretKeyName]
  const remove = async (): Promise<void> => {
    for (const name of [...placed, '.restoring']) await rm(join(dataDir, name), { recursive: true, force: true })
  }
  if (await isThere(aside)) await remove()
  for (const name of placed) {
    const path = join(dataDir, name)
    if ((await isThere(path)) && !(await isEmptyFolder(path))) throw notNew(path)
  }
  await mkdir(aside, { recursive: true, mode: 0o700 })
  return {
    write: async (name, content) => {
      const path = join(aside, name)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const handle = await open(path, 'wx', 0o600)
      try {
        for await (const chunk of content) await handle.writeFile(chunk)
        await handle.sync()
      } finally {
        await handle.close()
      }
    },
    place: async () => {
      for (const name of placed) {
        if (!(await isThere(join(aside, name)))) continue
        await rm(join(dataDir, name), { recursive: true, force: true })
        await rename(join(aside, name), join(dataDir, name))
      }
    },
    undo: remove,
    done: () => rm(aside, { recursive: true, force: true }),
  }
}

/** The one line for every installation that is not new. */
export const notNew = (what: string): StartError =>
  new StartError(
    `A back-up is restored into a new installation only, and ${what} is in use; set FRONTDESK_DATA_DIR (and FRONTDESK_DATABASE_URL) to new ones.`,
  )

const isThere = async (path: string): Promise<boolean> => {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}

const isEmptyFolder = async (path: string): Promise<boolean> => {
  if (!(await stat(path)).isDirectory()) return false
  return (await readdir(path)).length === 0
}
