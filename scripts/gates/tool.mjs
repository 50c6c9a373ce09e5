import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from '../lib/checkout.mjs'
import { findNode24 } from '../lib/node24.mjs'
import { runQuietly } from '../lib/run.mjs'

/**
 * What a gate says: whether the tree may pass, and what is wrong or was looked at.
 * @typedef {{ ok: boolean, report: string }} Verdict
 */

/**
 * Runs an installed tool on a tree.
 * @param {string} root the tree, the checkout or a test's copy of it
 * @param {string} script the tool's script, from `node_modules`
 * @param {readonly string[]} args
 */
export const runTool = (root, script, args) =>
  runQuietly(findNode24(), [join(checkout, 'node_modules', script), ...args], {
    cwd: root,
    env: { FORCE_COLOR: '0', NO_COLOR: '1' },
  })

const notOurs = new Set(['node_modules', 'dist', 'data', 'test-output', '.git', '.cache'])

/**
 * The files of a tree, as paths below it, without what was installed, built or stored.
 * @param {string} root
 * @param {(path: string) => boolean} wanted
 * @param {string} [folder]
 * @returns {string[]}
 */
export const filesOf = (root, wanted, folder = '') =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => a.name.localeCompare(b.name))
    .flatMap((entry) => {
      if (notOurs.has(entry.name)) return []
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) return filesOf(root, wanted, path)
      return entry.isFile() && wanted(path) ? [path] : []
    })

/**
 * The workspace folders of a tree.
 * @param {string} root
 */
export const workspacesOf = (root) =>
  filesOf(root, (path) => path.endsWith('/package.json'))
    .map((path) => path.slice(0, -'/package.json'.length))
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
