import { execFileSync } from 'node:child_process'
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { checkout } from '@frontdesk/testkit'

const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })

/** A place from which releases come, and a checkout of it as an operator has it: installed and built. */
export type ReleaseOrigin = {
  readonly installed: string
  /** Publishes a release: changes a file of the one before, or adds one. @returns its commit */
  publish(path: string, change: (text: string) => string): Promise<string>
  remove(): Promise<void>
}

/** Both beside this checkout, so that what is installed and built here can be shared without copying. */
export const createReleaseOrigin = async (): Promise<ReleaseOrigin> => {
  const root = join(checkout, '.cache', `update-test-${process.pid}`)
  const [origin, installed] = [join(root, 'origin'), join(root, 'installed')]
  await rm(root, { recursive: true, force: true })
  const files = git(checkout, 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0')
  for (const path of files.filter((one) => one !== '')) {
    await mkdir(dirname(join(origin, path)), { recursive: true })
    // A file that was removed and not yet committed is still listed.
    await copyFile(join(checkout, path), join(origin, path)).catch(() => undefined)
  }
  git(origin, 'init', '--quiet', '--initial-branch', 'main')
  const commit = (words: string): string => {
    git(origin, 'add', '--all')
    git(origin, 'commit', '--quiet', '--message', words)
    return git(origin, 'rev-parse', 'HEAD').trim()
  }
  commit('The first release')
  git(root, 'clone', '--quiet', origin, installed)
  for (const made of ['node_modules', 'packages/widget/dist', 'packages/console/dist', '.cache/build']) {
    await mkdir(dirname(join(installed, made)), { recursive: true })
    // Second names, not copies.
    execFileSync('cp', ['-al', join(checkout, made), join(installed, made)])
  }
  return {
    installed,
    publish: async (path, change) => {
      const file = join(origin, path)
      await writeFile(file, change(await readFile(file, 'utf8').catch(() => '')))
      return commit(`Change ${path}`)
    },
    remove: () => rm(root, { recursive: true, force: true }),
  }
}
