import { randomBytes } from 'node:crypto'
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { isSameRunning, ownIdentity, type ProcessIdentity } from '../../process-table.ts'
import { errorCode, StartError } from '../../start-error.ts'

/** The right to be the only server of a folder. */
export type FolderClaim = Readonly<{
  /** Gives the folder up. Idempotent. */
  release: () => Promise<void>
}>

/** How often a living owner touches its claim, so that one in another container can be told from a dead one. */
const beatMs = 2_000
/** How long a stranger's claim must stand still before it counts as dead. */
const stillMs = 5_000
/** A claim that nobody touched for so long needs no watching. */
const oldMs = 60_000

/**
 * Claims a folder for this process by a file in it. The claim of a process that died, however it died, is taken over.
 *
 * Two starts at the same instant are told apart by exclusive creation. The database's advisory lock stands behind
 * this as the second wall; this file is what guards the time before a database runs.
 * @param path the claim's file.
 * @param folder how to call the folder in the message.
 * @throws StartError when a living process owns the folder.
 */
export const claimFolder = async (path: string, folder: string): Promise<FolderClaim> => {
  const own = await ownIdentity()
  const text = JSON.stringify(own)
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      await writeFile(path, text, { flag: 'wx', mode: 0o600 })
      return hold(path, text)
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    }
    const found = await readClaim(path)
    if (found === undefined) continue
    const owner = parseIdentity(found)
    if (owner !== undefined && (await lives(owner, own, path))) throw owned(folder, owner, own)
    await discard(path, found)
  }
  throw new StartError(`The folder ${folder} is being claimed by several starts at once; start the server once.`)
}

const hold = (path: string, text: string): FolderClaim => {
  const beat = setInterval(() => {
    const now = new Date()
    utimes(path, now, now).catch(() => undefined)
  }, beatMs)
  beat.unref()
  let released: Promise<void> | undefined
  const release = async (): Promise<void> => {
    clearInterval(beat)
    if ((await readClaim(path)) === text) await rm(path, { force: true })
  }
  return {
    release: () => {
      released ??= release()
      return released
    },
  }
}

/** The claim's text; empty when its writer was interrupted, undefined when there is none any more. */
const readClaim = async (path: string): Promise<string | undefined> => {
  for (let look = 0; ; look += 1) {
    try {
      const text = await readFile(path, 'utf8')
      // Created but not yet written by another start: look again before calling it a leftover.
      if (text !== '' || look >= 10) return text
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined
      if (errorCode(error) === 'EACCES') throw anothers(path, error)
      throw error
    }
    await delay(50)
  }
}

const parseIdentity = (text: string): ProcessIdentity | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return isIdentity(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isIdentity = (value: unknown): value is ProcessIdentity =>
  typeof value === 'object' &&
  value !== null &&
  'pid' in value &&
  typeof value.pid === 'number' &&
  'startTicks' in value &&
  'boot' in value &&
  'space' in value &&
  'host' in value &&
  typeof value.host === 'string'

const lives = async (owner: ProcessIdentity, own: ProcessIdentity, path: string): Promise<boolean> => {
  const sameSpace = owner.boot === own.boot && owner.space === own.space && owner.host === own.host
  if (sameSpace) return isSameRunning(owner)
  return stillBeats(path)
}

/** For a claim made elsewhere (another container, another machine, before a reboot): does its owner still touch it? */
const stillBeats = async (path: string): Promise<boolean> => {
  const touched = async (): Promise<number> => {
    try {
      return (await stat(path)).mtimeMs
    } catch {
      return 0
    }
  }
  const first = await touched()
  if (Math.abs(Date.now() - first) > oldMs) return false
  await delay(stillMs)
  return (await touched()) !== first
}

/** Removes a dead claim, unless another start has replaced it since it was judged. */
const discard = async (path: string, judged: string): Promise<void> => {
  const aside = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await rename(path, aside)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  const moved = await readFile(aside, 'utf8')
  if (moved !== judged) await rename(aside, path)
  else await rm(aside, { force: true })
}

const anothers = (path: string, cause: unknown): StartError =>
  new StartError(
    `${path} can not be read: another user started the server here last; start it as that user or as root, or remove the file once no server runs.`,
    { cause },
  )

const owned = (folder: string, owner: ProcessIdentity, own: ProcessIdentity): StartError => {
  const who = owner.host === own.host ? `process ${owner.pid}` : `process ${owner.pid} on ${owner.host}`
  return new StartError(
    `The data folder ${folder} is in use by a running server (${who}); stop it first, or set FRONTDESK_DATA_DIR to another folder.`,
  )
}
