import { createHash } from 'node:crypto'
import { lstat, mkdir, readdir, readlink, realpath, rename, rm, stat, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { errorCode, errorText, StartError } from '../../start-error.ts'
import { canEnter, type DatabaseUser, isRoot, userForNewCluster, userOfCluster } from './database-user.ts'

/** Where the embedded database lives and as whom. */
export type Home = Readonly<{
  /** As the operator knows it: `postgres` in the data folder, perhaps a link. */
  shown: string
  /** The real folder: claim, secrets, log, programs and `cluster`. Belongs to the server's user. */
  folder: string
  /** The cluster's folder (may not exist yet). Belongs to the database's user. */
  cluster: string
  user: DatabaseUser
}>

/**
 * Finds or makes the database's home in the data folder.
 *
 * PostgreSQL refuses root, so for root a system user owns the cluster. Where that user can not reach the data
 * folder (a clone in a 0700 home), the home stands in `systemFolder` and `postgres` in the data folder points to it.
 * @param systemFolder a folder that every user can reach, for root's case; `/var/lib/frontdesk` outside tests.
 * @throws StartError when the folder can't be used.
 */
export const openHome = async (dataDir: string, systemFolder: string): Promise<Home> => {
  await makeDataDir(dataDir)
  const shown = join(dataDir, 'postgres')
  const present = await realFolder(shown)
  if (present !== undefined && (await isThere(join(present, 'cluster'))))
    return openPresent(shown, present, systemFolder)
  const user = await userForNewCluster()
  const folder = present ?? (await makeHome(shown, dataDir, user, systemFolder))
  if (!(await canEnter(user, folder))) {
    // A start that died before it made a cluster left an unreachable home; nothing is in it yet.
    return describe(shown, await moveOut(shown, folder, systemFolder), user)
  }
  return describe(shown, folder, user)
}

const describe = (shown: string, folder: string, user: DatabaseUser): Home => ({
  shown,
  folder,
  cluster: join(folder, 'cluster'),
  user,
})

const makeDataDir = async (dataDir: string): Promise<void> => {
  try {
    // For root the database's user has to pass through; it may not list.
    await mkdir(dataDir, { recursive: true, mode: isRoot() ? 0o711 : 0o700 })
    if (!(await stat(dataDir)).isDirectory()) throw new Error('it is not a folder')
  } catch (cause) {
    throw new StartError(
      `The data folder ${dataDir} can not be used (${errorText(cause)}); make it writable, or set FRONTDESK_DATA_DIR to another folder.`,
      { cause },
    )
  }
}

const isThere = async (path: string): Promise<boolean> => {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw new StartError(
      `${path} can not be read (${errorText(error)}); start the server as the user who owns it, or set FRONTDESK_DATA_DIR to another folder.`,
      { cause: error },
    )
  }
}

/** The real path of the home; undefined when there is none yet. A link to nowhere is not "none": data is missing. */
const realFolder = async (shown: string): Promise<string | undefined> => {
  try {
    return await realpath(shown)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
  const link = await lstat(shown).catch(() => undefined)
  if (link === undefined) return undefined
  throw new StartError(
    `${shown} points to ${await readlink(shown)}, which is gone; bring that folder back, or remove the link to begin with an empty database.`,
  )
}

const openPresent = async (shown: string, present: string, systemFolder: string): Promise<Home> => {
  const user = await userOfCluster(join(present, 'cluster'))
  if (await canEnter(user, present)) return describe(shown, present, user)
  return describe(shown, await moveOut(shown, present, systemFolder), user)
}

const makeHome = async (shown: string, dataDir: string, user: DatabaseUser, systemFolder: string): Promise<string> => {
  if (await canEnter(user, dataDir)) {
    try {
      await mkdir(shown, { recursive: true, mode: user === null ? 0o700 : 0o711 })
    } catch (cause) {
      throw new StartError(
        `The data folder ${dataDir} can not be written (${errorText(cause)}); make it writable, or set FRONTDESK_DATA_DIR to another folder.`,
        { cause },
      )
    }
    return realpath(shown)
  }
  const folder = await reserve(dataDir, systemFolder)
  try {
    await symlink(folder, shown)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  }
  // Another start may have been first; what it linked counts for both, and the claim decides between them.
  return realpath(shown)
}

/**
 * A folder outside the clone that the database's user can reach, named after the data folder. A folder with
 * something in it belongs to a data folder that was removed: it is neither shown again nor deleted.
 */
const reserve = async (dataDir: string, systemFolder: string): Promise<string> => {
  const real = await realpath(dataDir)
  const name = createHash('sha256').update(real).digest('hex').slice(0, 16)
  try {
    await mkdir(systemFolder, { recursive: true, mode: 0o711 })
    for (let count = 1; ; count += 1) {
      const folder = join(systemFolder, count === 1 ? name : `${name}-${count}`)
      await mkdir(folder, { recursive: true, mode: 0o711 })
      if ((await readdir(folder)).length === 0) return await realpath(folder)
    }
  } catch (cause) {
    throw unreachable(dataDir, systemFolder, cause)
  }
}

/** Moves a home that the database's user can no longer reach (a clone moved under a 0700 folder) to where it can. */
const moveOut = async (shown: string, present: string, systemFolder: string): Promise<string> => {
  if (!isRoot()) throw unreachable(present, systemFolder, undefined)
  const folder = await reserve(dirname(shown), systemFolder)
  try {
    // `rename` replaces an empty folder only, so a cluster that is there already is never overwritten.
    await rename(present, folder)
    await rm(shown, { force: true })
    await symlink(folder, shown)
    return folder
  } catch (cause) {
    throw unreachable(present, systemFolder, cause)
  }
}

const unreachable = (folder: string, systemFolder: string, cause: unknown): StartError =>
  new StartError(
    `PostgreSQL does not run as root, and its system user can reach neither ${folder} nor ${systemFolder}; let others enter the folders above (chmod o+x), start as an ordinary user, or set FRONTDESK_DATA_DIR.`,
    { cause },
  )
