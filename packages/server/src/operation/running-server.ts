import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isSameRunning, ownIdentity, type ProcessIdentity } from '../process-table.ts'

/** The server of a data folder, as it has noted itself there. */
export type RunningServer = Readonly<{
  process: ProcessIdentity
  release: string
  /** Where it answers on this machine, such as `http://127.0.0.1:8460`. */
  url: string
}>

const fileOf = (dataDir: string): string => join(dataDir, 'server.json')

/** An address of this machine for what listens at `host`. */
export const localUrl = ({ host, port }: { host: string; port: number }): string => {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`
  if (host === '::') return `http://[::1]:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/**
 * Notes in the data folder that this process serves it, for `npm run update`.
 * @returns takes the note back; another process's note stays
 */
export const noteRunning = async (
  dataDir: string,
  server: Pick<RunningServer, 'release' | 'url'>,
): Promise<() => Promise<void>> => {
  const text = JSON.stringify({ process: await ownIdentity(), ...server })
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const aside = `${fileOf(dataDir)}.${process.pid}`
  await writeFile(aside, text, { mode: 0o600 })
  await rename(aside, fileOf(dataDir))
  return async () => {
    if ((await readFile(fileOf(dataDir), 'utf8').catch(() => '')) === text) await rm(fileOf(dataDir), { force: true })
  }
}

/** The living server of a data folder; null when none runs here. */
export const findRunning = async (dataDir: string): Promise<RunningServer | null> => {
  const text = await readFile(fileOf(dataDir), 'utf8').catch(() => '')
  const noted = parse(text)
  return noted !== null && (await isSameRunning(noted.process)) ? noted : null
}

const parse = (text: string): RunningServer | null => {
  try {
    const value: unknown = JSON.parse(text)
    return isRunningServer(value) ? value : null
  } catch {
    return null
  }
}

const isRunningServer = (value: unknown): value is RunningServer =>
  typeof value === 'object' &&
  value !== null &&
  'release' in value &&
  'url' in value &&
  'process' in value &&
  typeof value.process === 'object' &&
  value.process !== null &&
  'pid' in value.process
