import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode, errorText, StartError } from '../../start-error.ts'
import { secretKeyBytes } from './secret-box.ts'

/** In the data folder; a back-up without it restores everything but the sites' signing keys. */
export const secretKeyFile = 'secret.key'

/** The key of a text as settings and the file carry it (base64url, 32 bytes); null for anything else. */
export const readSecretKey = (text: string): Uint8Array | null => {
  const key = /^[A-Za-z0-9_-]{43}$/.test(text) ? Buffer.from(text, 'base64url') : null
  return key?.byteLength === secretKeyBytes ? key : null
}

/**
 * The installation's key: the configured one, or that of the data folder, which is made there when there is none yet.
 * @throws StartError when the file can be neither read nor made, or holds no key
 */
export const loadSecretKey = async (dataDir: string, configured: string | undefined): Promise<Uint8Array> => {
  const path = join(dataDir, secretKeyFile)
  try {
    const text = configured ?? (await readOrMake(dataDir, path))
    const key = readSecretKey(text.trim())
    if (key === null) throw new StartError(`${path} holds no key; put the file of the back-up there.`)
    return key
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(`${path} can not be used (${errorText(error)}).`, { cause: error })
  }
}

const readOrMake = async (dataDir: string, path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(`${randomBytes(secretKeyBytes).toString('base64url')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  // A link is made whole or not at all, and never over another's: of two starts one wins, and both read its key.
  await link(draft, path).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw error
  })
  await rm(draft, { force: true })
  return readFile(path, 'utf8')
}
