import { copyFile, link, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../start-error.ts'

const holdPrefix = '.held-for-back-up-'

/** The files of a folder, as paths from there, in order; none when it is absent. Half written ones are left out. */
export const listFiles = async (folder: string, under = ''): Promise<string[]> => {
  const entries = await readdir(join(folder, under), { withFileTypes: true }).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  })
  const found: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`
    if (entry.isDirectory() && !entry.name.startsWith('.')) found.push(...(await listFiles(folder, path)))
    else if (entry.isFile()) found.push(path)
  }
  return found
}

export type HeldFiles = {
  /** Holds what is there now, too. */
  hold(): Promise<void>
  readonly folder: string
  /** Idempotent. */
  release(): Promise<void>
}

/**
 * Keeps the data folder's files for the time of a back-up, also those that the running server removes meanwhile: by
 * second names for them (hard links), so that nothing is copied and no server has to stop. Held before and after the
 * database's snapshot is taken, they are at least all that the snapshot knows of.
 */
export const holdFiles = async (dataDir: string): Promise<HeldFiles> => {
  // With an external database a folder may not have been needed yet.
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  for (const name of await readdir(dataDir))
    if (name.startsWith(holdPrefix)) await rm(join(dataDir, name), { recursive: true, force: true })
  const folder = join(dataDir, `${holdPrefix}${process.pid}`)
  const source = join(dataDir, 'files')
  const hold = async (): Promise<void> => {
    for (const path of await listFiles(source)) {
      await mkdir(join(folder, path, '..'), { recursive: true, mode: 0o700 })
      await holdOne(join(source, path), join(folder, path))
    }
  }
  await hold()
  return { folder, hold, release: () => rm(folder, { recursive: true, force: true }) }
}

const holdOne = async (from: string, to: string): Promise<void> => {
  try {
    await link(from, to)
  } catch (error) {
    switch (errorCode(error)) {
      // Held already, or removed since the folder was read.
      case 'EEXIST':
      case 'ENOENT':
        return
      // A file system without second names.
      case 'EPERM':
      case 'ENOTSUP':
      case 'EOPNOTSUPP':
        await copyFile(from, to)
        return
      default:
        throw error
    }
  }
}
