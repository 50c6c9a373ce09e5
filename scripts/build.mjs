// Builds the browser bundles whose sources changed. Runs on Node 18; the builds themselves run on Node 24.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { checkout, say, seconds, Trouble } from './lib/checkout.mjs'
import { findNode24 } from './lib/node24.mjs'
import { runQuietly } from './lib/run.mjs'

/** Packages with a bundle in their `dist/`, and whose sources go into it besides their own. */
const bundles = [
  { name: 'widget', folder: 'packages/widget', from: ['packages/protocol', 'packages/client', 'packages/media'] },
  { name: 'console', folder: 'packages/console', from: ['packages/protocol', 'packages/client', 'packages/media'] },
]

const notSources = new Set(['node_modules', 'dist', 'test-output', '.cache'])

/**
 * @param {string} folder
 * @returns {string[]}
 */
const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !notSources.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return filesIn(path)
      return entry.isFile() && !/\.test\.tsx?$/.test(entry.name) ? [path] : []
    })

/**
 * What a bundle is made of, as one hash: contents, not times, which a checkout does not keep.
 * @param {typeof bundles[number]} bundle
 */
const sourceStamp = (bundle) => {
  const hash = createHash('sha256')
  const folders = [bundle.folder, ...bundle.from].map((folder) => join(checkout, folder))
  const files = [join(checkout, 'package-lock.json'), join(checkout, 'tsconfig.base.json'), ...folders.flatMap(filesIn)]
  for (const file of files.sort())
    hash
      .update(`${relative(checkout, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return hash.digest('hex')
}

/** @param {typeof bundles[number]} bundle */
const stampPath = (bundle) => join(checkout, '.cache', 'build', bundle.name)

/** @param {typeof bundles[number]} bundle */
const isBuilt = (bundle) => {
  const dist = join(checkout, bundle.folder, 'dist')
  if (!existsSync(dist) || !statSync(dist).isDirectory() || readdirSync(dist).length === 0) return false
  return existsSync(stampPath(bundle)) && readFileSync(stampPath(bundle), 'utf8') === sourceStamp(bundle)
}

/**
 * The command that builds a bundle: its own `build.ts` where it has one, else Vite.
 * @param {typeof bundles[number]} bundle
 */
const buildCommand = (bundle) =>
  existsSync(join(checkout, bundle.folder, 'build.ts'))
    ? ['build.ts']
    : [join(checkout, 'node_modules', 'vite', 'bin', 'vite.js'), 'build']

/** @param {typeof bundles[number]} bundle */
const build = async (bundle) => {
  const beganMs = Date.now()
  say(`Building the ${bundle.name} …`)
  // Taken before the build, so that an edit made meanwhile is noticed by the next start.
  const stamp = sourceStamp(bundle)
  rmSync(stampPath(bundle), { force: true })
  const cwd = join(checkout, bundle.folder)
  const env = { NODE_ENV: 'production' }
  const { code, output } = await runQuietly(findNode24(), buildCommand(bundle), { cwd, env })
  if (code !== 0) {
    say(output.trimEnd())
    throw new Trouble(`Building the ${bundle.name} failed, as said above.`)
  }
  mkdirSync(join(checkout, '.cache', 'build'), { recursive: true })
  writeFileSync(stampPath(bundle), stamp)
  say(`Built the ${bundle.name} in ${seconds(beganMs)}.`)
}

/** Builds what changed, side by side. */
export const ensureBuilt = async () => {
  const outcomes = await Promise.allSettled(bundles.filter((bundle) => !isBuilt(bundle)).map(build))
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}

/** The folders whose files go into bundles. */
export const sourceFolders = () => [
  ...new Set(bundles.flatMap((bundle) => [bundle.folder, ...bundle.from]).map((folder) => join(checkout, folder))),
]
