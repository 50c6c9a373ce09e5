// `npm run update [-- <branch, tag or commit>] [--restart <command>]`: backs up, gets and builds the next release beside
// the running one, adds to the tables what it needs, and only then replaces the process; if the new one does not come up,
// the old one is put back. See docs/operating.md.
import { join } from 'node:path'
import { ConfigError, readConfig } from '../packages/server/src/config.ts'
import { findRunning } from '../packages/server/src/operation/running-server.ts'
import { checkout, say, seconds, Trouble } from './lib/checkout.mjs'
import { runQuietly } from './lib/run.mjs'
import { dropRelease, findTarget, git, prepareRelease, switchTo } from './update/release-folder.mjs'
import { isServing, lastWords, logOf, restartBy, startServer, stopServer } from './update/server-process.mjs'

const usage = 'Usage: npm run update [-- <branch, tag or commit>] [--restart "<command>"]'

/** @param {readonly string[]} args */
const readArgs = (args) => {
  /** @type {string | undefined} */
  let restart
  /** @type {string | undefined} */
  let ref
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    if (arg === '--restart') {
      at += 1
      restart = args[at]
      if (restart === undefined) throw new Trouble(usage, 2)
    } else if (arg.startsWith('-') || ref !== undefined) throw new Trouble(usage, 2)
    else ref = arg
  }
  return { ref, restart }
}

/**
 * Runs one of the server's commands and gives what it printed.
 * @param {string} root the checkout or the folder of the next release
 * @param {string} name
 * @param {readonly string[]} args
 * @param {string} dataDir
 */
const runCommand = async (root, name, args, dataDir) => {
  const script = join(root, 'packages/server/src', `${name}.ts`)
  const env = { FRONTDESK_DATA_DIR: dataDir }
  const { code, output } = await runQuietly(process.execPath, [script, ...args], { env })
  if (code !== 0) throw new Trouble(`${output.trim()}\nNothing was changed; the server runs on.`)
  return output.trim()
}

/** @param {readonly string[]} args */
const update = async (args) => {
  const { ref, restart } = readArgs(args)
  // A relative data folder is meant from this checkout, also by the next release's commands.
  const { dataDir } = readConfig(process.env, { checkout })
  const [from, to] = [git(checkout, 'rev-parse', 'HEAD'), findTarget(checkout, ref)]
  if (from === to) {
    say(`Frontdesk is at ${to.slice(0, 12)} already.`)
    return
  }
  say(`Updating from ${from.slice(0, 12)} to ${to.slice(0, 12)}.`)
  say((await runCommand(checkout, 'backup', [], dataDir)).split('\n').at(-1) ?? '')
  let beganMs = Date.now()
  const next = await prepareRelease(checkout, to)
  say(`Installed and built the new version in ${seconds(beganMs)}.`)
  await runCommand(next, 'migrate', ['--expand'], dataDir)

  const previous = join(checkout, '.cache', 'update', 'previous')
  const old = await findRunning(dataDir)
  beganMs = Date.now()
  const isUp = await replace({ dataDir, restart, old, turn: () => switchTo(checkout, to, next, previous) })
  if (!isUp) {
    const words = lastWords(dataDir)
    const failed = await findRunning(dataDir)
    const back = { dataDir, restart, old: failed ?? old, turn: () => switchTo(checkout, from, previous, next) }
    const isBack = await replace(back)
    dropRelease(checkout, next)
    const outcome = isBack ? 'the old version runs again' : 'and the old one does not come up either'
    throw new Trouble(`${words}\nThe new version did not come up; ${outcome}. The data was only added to.`)
  }
  say(old === null ? 'No server was running; npm start starts the new version.' : `Replaced in ${seconds(beganMs)}.`)
  if (old !== null) {
    await runCommand(checkout, 'migrate', ['--contract'], dataDir)
    if (restart === undefined) say(`The server runs in the background; its log is ${logOf(dataDir)}.`)
  }
  dropRelease(checkout, next)
  dropRelease(checkout, previous)
  say(`Frontdesk is at ${to.slice(0, 12)}.`)
}

/**
 * Replaces the running server; where none runs, only what is on disk.
 * @param {{
 *   dataDir: string,
 *   restart: string | undefined,
 *   old: import('../packages/server/src/operation/running-server.ts').RunningServer | null,
 *   turn: () => void,
 * }} how
 * @returns whether the other version serves
 */
const replace = async ({ dataDir, restart, old, turn }) => {
  if (restart === undefined) await stopServer(dataDir)
  try {
    turn()
  } catch (error) {
    // What ran before is still in its place.
    if (restart === undefined && old !== null) await isServing(dataDir, old.process.pid, startServer(dataDir).hasEnded)
    throw error
  }
  if (old === null) return true
  const pid = old.process.pid
  if (restart === undefined) {
    const started = startServer(dataDir)
    const isUp = await isServing(dataDir, pid, started.hasEnded)
    if (!isUp) await started.end()
    return isUp
  }
  try {
    await restartBy(restart)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    return false
  }
  return isServing(dataDir, pid, () => false)
}

update(process.argv.slice(2)).catch((error) => {
  if (error instanceof ConfigError) say(error.problems.join('\n'))
  else say(error instanceof Trouble ? error.message : String(error?.stack ?? error))
  process.exitCode = error instanceof Trouble ? error.exitCode : 1
})
