// The next release on disk: got and built in a folder of its own, then put in the checkout's place by renaming.
import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { Trouble } from '../lib/checkout.mjs'
import { isInstalled } from '../lib/install.mjs'
import { runQuietly } from '../lib/run.mjs'

/** What is in a checkout and not in its history: installed and built. */
const made = ['node_modules', 'packages/widget/dist', 'packages/console/dist', '.cache/build']

/**
 * @param {string} folder
 * @param {...string} args
 */
export const git = (folder, ...args) => {
  try {
    return execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    throw new Trouble(`git ${args.join(' ')}: ${said}`)
  }
}

/**
 * Gives every file of a folder a second name elsewhere, which costs neither time nor space; copies where the disk can't.
 * @param {string} from
 * @param {string} to
 */
export const linkTree = (from, to) => {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) linkTree(source, target)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else linkFile(source, target)
  }
}

/**
 * @param {string} source
 * @param {string} target
 */
const linkFile = (source, target) => {
  try {
    linkSync(source, target)
  } catch {
    copyFileSync(source, target)
  }
}

/**
 * The commit that is asked for: a branch or tag of the origin, or any commit; without a word the origin's main branch.
 * @param {string} checkout
 * @param {string | undefined} ref
 */
export const findTarget = (checkout, ref) => {
  if (git(checkout, 'status', '--porcelain', '--untracked-files=no') !== '')
    throw new Trouble('The checkout has changed files; commit them or take them back (git status shows them).')
  git(checkout, 'fetch', '--quiet', '--tags', '--force', 'origin')
  const names = ref === undefined ? ['origin/HEAD', 'origin/main'] : [`refs/tags/${ref}`, `origin/${ref}`, ref]
  const commit = names.map((name) => commitOf(checkout, name)).find((found) => found !== undefined)
  if (commit === undefined) throw new Trouble(`The origin has no ${ref ?? 'main branch'}.`)
  // Tells of files of the operator's own that stand where the new version has some, while the server still runs.
  git(checkout, 'read-tree', '--dry-run', '-m', '-u', 'HEAD', commit)
  return commit
}

/**
 * @param {string} checkout
 * @param {string} name
 */
const commitOf = (checkout, name) => {
  try {
    return git(checkout, 'rev-parse', '--verify', '--quiet', `${name}^{commit}`)
  } catch {
    return undefined
  }
}

/**
 * Makes the next release in a folder of its own: installed (what is installed here serves it too, where its lockfile is
 * the same) and built.
 * @param {string} checkout
 * @param {string} commit
 * @returns the folder
 */
export const prepareRelease = async (checkout, commit) => {
  const next = join(checkout, '.cache', 'update', 'next')
  dropRelease(checkout, next)
  git(checkout, 'worktree', 'add', '--quiet', '--detach', '--force', next, commit)
  /** @param {string} root */
  const lock = (root) => readFileSync(join(root, 'package-lock.json'), 'utf8')
  if (lock(checkout) === lock(next) && isInstalled(checkout))
    for (const part of made) if (existsSync(join(checkout, part))) linkTree(join(checkout, part), join(next, part))
  const { code, output } = await runQuietly(process.execPath, [join(next, 'scripts/frontdesk.mjs'), 'build'], {
    cwd: next,
  })
  if (code !== 0) throw new Trouble(`${output.trim()}\nThe new version could not be installed and built.`)
  return next
}

/**
 * @param {string} checkout
 * @param {string} folder
 */
export const dropRelease = (checkout, folder) => {
  rmSync(folder, { recursive: true, force: true })
  git(checkout, 'worktree', 'prune')
}

/**
 * Puts a commit and what was made for it into the checkout, in a moment; what was there goes to `aside`. Where git can't
 * do it, nothing is moved.
 * @param {string} checkout
 * @param {string} commit
 * @param {string} from the folder with what was made for the commit
 * @param {string} aside
 */
export const switchTo = (checkout, commit, from, aside) => {
  git(checkout, 'checkout', '--quiet', '--detach', commit)
  rmSync(aside, { recursive: true, force: true })
  for (const part of made) {
    move(join(checkout, part), join(aside, part))
    move(join(from, part), join(checkout, part))
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
const move = (from, to) => {
  if (!existsSync(from)) return
  mkdirSync(dirname(to), { recursive: true })
  renameSync(from, to)
}
