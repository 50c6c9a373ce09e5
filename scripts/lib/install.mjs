// Runs on Node 18.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { checkout, say, seconds, Trouble } from './checkout.mjs'
import { isNewEnough, nodeIn, nodePackage, noNode } from './node24.mjs'
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

/**
 * Runs npm as it called us, else the one on the path.
 * @param {readonly string[]} args
 * @param {{ cwd?: string, node?: string | undefined }} [options] `node` is the Node to run it under
 */
const npm = async (args, options = {}) => {
  const cwd = options.cwd ?? checkout
  const node = options.node ?? process.execPath
  const env = { PATH: `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}` }
  const called = process.env['npm_execpath'] ?? ''
  const [program, first] = /^npm-cli\.c?js$/.test(basename(called))
    ? [node, [called]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
  const { code, output } = await runQuietly(program, [...first, ...args], { cwd, env }).catch((error) => ({
    code: 127,
    output: String(error),
  }))
  if (code === 0) return
  say(output.trimEnd())
  throw new Trouble('Installing packages failed, as npm says above; mend that and start again.')
}

const quiet = ['--no-audit', '--no-fund', '--loglevel=error']

/**
 * Fetches Node 24 by itself, as the lockfile has it. npm leaves out optional packages whose `engines` do not fit the Node
 * that it runs under, and the bundler's native parts do not fit Node 18: so npm itself has to run under the newer one.
 */
const fetchNode = async () => {
  const name = nodePackage()
  const entry = readJson(join(checkout, 'package-lock.json')).packages[`node_modules/${name}`]
  if (entry === undefined) throw noNode()
  const folder = join(checkout, '.cache', 'node24')
  const dependencies = { [name]: entry.version }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const described = { name: 'frontdesk-node', version: '1.0.0', private: true, dependencies }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(described))
  const packages = { '': described, [`node_modules/${name}`]: { ...entry, optional: undefined } }
  const lock = { name: described.name, version: described.version, lockfileVersion: 3, requires: true, packages }
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock))
  await npm(['ci', ...quiet], { cwd: folder })
  const node = nodeIn(join(folder, 'node_modules'))
  if (node === undefined) throw noNode()
  return { node, forget: () => rmSync(folder, { recursive: true, force: true }) }
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
    const fetched = isNewEnough() ? undefined : await fetchNode()
    await npm(['ci', '--include=dev', '--include=optional', ...quiet], { node: fetched?.node })
    fetched?.forget()
    writeFileSync(stampPath(checkout), wantedStamp(checkout))
    say(`Installed packages in ${seconds(beganMs)}.`)
  })
}

/** How often the holder of the lock touches it, and after how long without that it counts as dead. */
const beatMs = 1_000
const deadMs = 10_000

/**
 * Lets one start at a time install; the others wait. The lock of a killed start is taken over.
 * @param {() => Promise<void>} work
 */
const withLock = async (work) => {
  const folder = join(checkout, '.cache')
  const lock = join(folder, 'install.lock')
  mkdirSync(folder, { recursive: true })
  for (let waited = 0; !take(lock); waited += 1) {
    if (waited === 0) say('Another start is installing packages; waiting for it …')
    await delay(200)
  }
  const beat = setInterval(() => utimesSync(lock, new Date(), new Date()), beatMs)
  try {
    await work()
  } finally {
    clearInterval(beat)
    rmSync(lock, { force: true })
  }
}

/** @param {string} lock */
const take = (lock) => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    const { mtimeMs } = statSync(lock, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() }
    if (Date.now() - mtimeMs > deadMs) rmSync(lock, { force: true })
    return false
  }
}
