// Runs on Node 18.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { checkout, say, seconds, Trouble } from './checkout.mjs'
import { runQuietly } from './run.mjs'

/** @param {string} path */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** @param {string} root */
const stampPath = (root) => join(root, 'node_modules', '.frontdesk-lock')

/** @param {string} root */
const wantedStamp = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex')

/**
 * Whether npm's own list of what it installed agrees with the lockfile: so a developer's `npm install` is not undone.
 * @param {string} root
 */
const listAgrees = (root) => {
  const list = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(list)) return false
  const installed = readJson(list).packages
  const locked = readJson(join(root, 'package-lock.json')).packages
  return Object.entries(locked).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true
    const there = installed[path]
    // An optional package of another platform is rightly absent.
    if (there === undefined) return entry.optional === true || entry.peer === true
    if (!existsSync(join(root, path))) return false
    return there.version === entry.version && there.integrity === entry.integrity && there.resolved === entry.resolved
  })
}

/**
 * Whether the installed packages are those of the lockfile.
 * @param {string} [root]
 */
export const isInstalled = (root = checkout) => {
  const stamp = stampPath(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wantedStamp(root)) return true
  if (!listAgrees(root)) return false
  writeFileSync(stamp, wantedStamp(root))
  return true
}

/** npm as it called us, else the one on the path. */
const npm = () => {
  const called = process.env['npm_execpath'] ?? ''
  if (/^npm-cli\.c?js$/.test(basename(called))) return { program: process.execPath, args: [called] }
  return { program: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] }
}

/**
 * Installs what the lockfile says, when `node_modules` differs from it.
 *
 * Development packages too, whatever NODE_ENV says: the browser bundles are built here.
 */
export const ensureInstalled = async () => {
  if (isInstalled()) return
  await withLock(async () => {
    if (isInstalled()) return
    const beganMs = Date.now()
    say('Installing packages (once, a minute or two) …')
    const { program, args } = npm()
    const { code, output } = await runQuietly(program, [
      ...args,
      'ci',
      '--include=dev',
      '--no-audit',
      '--no-fund',
    ]).catch((error) => ({ code: 127, output: String(error) }))
    if (code !== 0) {
      say(output.trimEnd())
      throw new Trouble('Installing packages failed, as npm says above; mend that and start again.')
    }
    writeFileSync(stampPath(checkout), wantedStamp(checkout))
    say(`Installed packages in ${seconds(beganMs)}.`)
  })
}

/**
 * Lets one start at a time install; the others wait. The lock of a killed start is taken over.
 * @param {() => Promise<void>} work
 */
const withLock = async (work) => {
  const folder = join(checkout, '.cache')
  const lock = join(folder, 'install.lock')
  mkdirSync(folder, { recursive: true })
  for (let waited = 0; ; waited += 1) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch {
      const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
      if (owner > 0 && !isAlive(owner)) rmSync(lock, { force: true })
      if (waited === 0) say('Another start is installing packages; waiting for it …')
      await delay(200)
    }
  }
  try {
    await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** @param {number} pid */
const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
