import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { StartError } from '../../start-error.ts'

/** The system user that the database's processes run as; null means as this process. */
export type DatabaseUser = Readonly<{ uid: number; gid: number; name: string }> | null

const run = promisify(execFile)

/** True when this process is root, whom PostgreSQL refuses to run as. */
export const isRoot = (): boolean => process.getuid?.() === 0

const lookUp = async (name: string): Promise<DatabaseUser> => {
  try {
    const uid = Number((await run('id', ['-u', name])).stdout)
    const gid = Number((await run('id', ['-g', name])).stdout)
    return uid > 0 ? { uid, gid, name } : null
  } catch {
    return null
  }
}

const create = async (name: string): Promise<void> => {
  const nobodyHome = ['--system', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin']
  try {
    await run('useradd', [...nobodyHome, name])
  } catch {
    // No useradd, or a read-only /etc: `nobody` has to do.
  }
}

/**
 * The user for a new cluster: this process, or, for root, a system user of its own that is made when missing,
 * else `nobody`.
 */
export const userForNewCluster = async (): Promise<DatabaseUser> => {
  if (!isRoot()) return null
  const dedicated = await lookUp('frontdesk')
  if (dedicated !== null) return dedicated
  await create('frontdesk')
  const user = (await lookUp('frontdesk')) ?? (await lookUp('nobody'))
  if (user !== null) return user
  throw new StartError(
    'PostgreSQL does not run as root, and this machine has neither a user frontdesk nor nobody; create one (useradd --system frontdesk), or start as an ordinary user.',
  )
}

/**
 * The user of an existing cluster: whoever owns its folder.
 * @throws StartError when this process may not act as the owner.
 */
export const userOfCluster = async (cluster: string): Promise<DatabaseUser> => {
  const { uid, gid } = await stat(cluster)
  if (!isRoot()) {
    if (uid === process.getuid?.()) return null
    throw new StartError(
      `The database in ${cluster} belongs to another user (uid ${uid}); start the server as that user or as root, or set FRONTDESK_DATA_DIR to another folder.`,
    )
  }
  // Files that root copied here belong to root; they are handed to the database's user by the caller.
  if (uid === 0) return userForNewCluster()
  return { uid, gid, name: `uid ${uid}` }
}

/** Whether the user can enter a folder; asked of the system itself, since ACLs and mounts count too. */
export const canEnter = async (user: DatabaseUser, folder: string): Promise<boolean> => {
  try {
    await run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { cwd: '/', ...identity(user) })
    return true
  } catch {
    return false
  }
}

/** The options that make a child process run as the user. */
export const identity = (user: DatabaseUser): { uid?: number; gid?: number } =>
  user === null ? {} : { uid: user.uid, gid: user.gid }
