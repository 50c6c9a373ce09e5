// Runs on Node 18.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkout, Trouble } from './checkout.mjs'

const wanted = 24

/** @param {string} version such as `v24.1.0` */
const majorOf = (version) => Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0)

/**
 * The Node that runs the product: this one when it is new enough, else the one that npm installed for this platform.
 * @param {{ version?: string, folder?: string, platform?: string, arch?: string }} [from] for tests
 * @returns {string} path of its program
 */
export const findNode24 = (from = {}) => {
  if (majorOf(from.version ?? process.version) >= wanted) return process.execPath
  const platform = from.platform ?? process.platform
  const name = `node-${platform === 'win32' ? 'win' : platform}-${from.arch ?? process.arch}`
  const program = join(
    from.folder ?? join(checkout, 'node_modules'),
    name,
    'bin',
    platform === 'win32' ? 'node.exe' : 'node',
  )
  if (existsSync(program)) {
    try {
      const version = execFileSync(program, ['--version'], { encoding: 'utf8' })
      if (majorOf(version) >= wanted) return program
    } catch {
      // Built for another C library, or the file system forbids running programs.
    }
  }
  throw new Trouble(
    `Frontdesk needs Node ${wanted} and this is ${from.version ?? process.version}, with no build of it for ${platform} ${from.arch ?? process.arch} among the packages; install Node ${wanted} (https://nodejs.org) and start again.`,
  )
}
