// Runs on Node 18.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkout, Trouble } from './checkout.mjs'

const wanted = 24

/** @param {string} version such as `v24.1.0` */
const majorOf = (version) => Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0)

/**
 * The npm package that holds Node for a platform.
 * @param {{ platform?: string, arch?: string }} [from]
 */
export const nodePackage = (from = {}) => {
  const platform = from.platform ?? process.platform
  return `node-${platform === 'win32' ? 'win' : platform}-${from.arch ?? process.arch}`
}

/**
 * The program in an installed package of Node; undefined when it is not there, too old, or does not run here (built for
 * another C library, on a file system that forbids running programs).
 * @param {string} folder a `node_modules`
 * @param {{ platform?: string, arch?: string }} [from]
 */
export const nodeIn = (folder, from = {}) => {
  const file = (from.platform ?? process.platform) === 'win32' ? 'node.exe' : 'node'
  const program = join(folder, nodePackage(from), 'bin', file)
  if (!existsSync(program)) return undefined
  try {
    return majorOf(execFileSync(program, ['--version'], { encoding: 'utf8' })) >= wanted ? program : undefined
  } catch {
    return undefined
  }
}

/** Whether the Node that runs now is new enough. */
export const isNewEnough = (version = process.version) => majorOf(version) >= wanted

/**
 * @param {{ version?: string, platform?: string, arch?: string }} [from]
 */
export const noNode = (from = {}) =>
  new Trouble(
    `Frontdesk needs Node ${wanted} and this is ${from.version ?? process.version}, with no build of it for ${from.platform ?? process.platform} ${from.arch ?? process.arch} among the packages; install Node ${wanted} (https://nodejs.org) and start again.`,
  )

/**
 * The Node that runs the product: this one when it is new enough, else the one that npm installed for this platform.
 * @param {{ version?: string, folder?: string, platform?: string, arch?: string }} [from] for tests
 * @returns {string} path of its program
 * @throws {Trouble} where there is none
 */
export const findNode24 = (from = {}) => {
  if (isNewEnough(from.version)) return process.execPath
  const program = nodeIn(from.folder ?? join(checkout, 'node_modules'), from)
  if (program === undefined) throw noNode(from)
  return program
}
