import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { workspacesOf } from './tool.mjs'

/**
 * @typedef {{ version?: string, dependencies?: Record<string, string>, devDependencies?: Record<string, string>,
 *   optionalDependencies?: Record<string, string>, peerDependencies?: Record<string, string>,
 *   peerDependenciesMeta?: Record<string, { optional?: boolean }>, link?: boolean, optional?: boolean, dev?: boolean,
 *   os?: string[], cpu?: string[], libc?: string[] }} Entry
 * @typedef {{ packages: Record<string, Entry> }} Lock
 */

/**
 * The entry that a package at `path` gets when it asks for `name`.
 * @param {Lock} lock
 * @param {string} path
 * @param {string} name
 */
const resolves = (lock, path, name) => {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    if (!folder.endsWith('node_modules')) {
      const wanted = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
      if (lock.packages[wanted] !== undefined) return true
    }
    if (folder === '') return false
  }
}

/**
 * What packages ask for and the lockfile does not have: `npm ci` refuses such a lockfile. An npm that can't get at the
 * packages of other platforms leaves them out.
 * @param {Lock} lock
 * @returns {{ by: string, name: string, range: string, optional: boolean }[]}
 */
export const missingFrom = (lock) =>
  Object.entries(lock.packages).flatMap(([path, entry]) => {
    if (entry.link === true) return []
    const optional = entry.optionalDependencies ?? {}
    const peers = Object.entries(entry.peerDependencies ?? {}).filter(
      ([name]) => entry.peerDependenciesMeta?.[name]?.optional !== true,
    )
    const asked = [
      ...Object.entries({ ...entry.dependencies, ...entry.devDependencies, ...Object.fromEntries(peers) }).map(
        ([name, range]) => ({ by: path, name, range, optional: name in optional }),
      ),
      ...Object.entries(optional).map(([name, range]) => ({ by: path, name, range, optional: true })),
    ]
    return asked.filter(({ name }) => !resolves(lock, path, name))
  })

const kinds = /** @type {const} */ (['dependencies', 'devDependencies', 'optionalDependencies'])

/**
 * The lockfile has everything that is asked for, and asks for what the package.json files ask for.
 * @param {string} root
 * @returns {import('./tool.mjs').Verdict}
 */
export const checkLockfile = (root) => {
  const path = join(root, 'package-lock.json')
  if (!existsSync(path)) return { ok: false, report: 'There is no package-lock.json.' }
  /** @type {Lock} */
  const lock = JSON.parse(readFileSync(path, 'utf8'))
  const problems = missingFrom(lock).map(
    ({ by, name, range }) => `${name}@${range}, asked for by ${by || 'the root'}, is missing from the lockfile.`,
  )
  for (const folder of ['', ...workspacesOf(root)]) {
    const entry = lock.packages[folder]
    const described = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    for (const kind of kinds) {
      const [wanted, locked] = [sorted(described[kind]), sorted(entry?.[kind])]
      if (wanted !== locked) problems.push(`${folder || '.'}/package.json and the lockfile differ in ${kind}.`)
    }
  }
  const advice = 'Run npm install and then node scripts/complete-lockfile.mjs.'
  return problems.length > 0
    ? { ok: false, report: [...problems, advice].join('\n') }
    : { ok: true, report: `${Object.keys(lock.packages).length} packages` }
}

/** @param {Record<string, string> | undefined} dependencies */
const sorted = (dependencies) => JSON.stringify(Object.entries(dependencies ?? {}).sort())
