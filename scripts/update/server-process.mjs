// The server of a data folder, stopped and started from outside.
import { spawn } from 'node:child_process'
import { mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { findRunning } from '../../packages/server/src/operation/running-server.ts'
import { isSameRunning } from '../../packages/server/src/process-table.ts'
import { checkout, Trouble } from '../lib/checkout.mjs'
import { runQuietly } from '../lib/run.mjs'

const stopWithinMs = 40_000
const readyWithinMs = 60_000
const pollMs = 50

/**
 * Stops a server in order.
 * @param {string} dataDir
 */
export const stopServer = async (dataDir) => {
  const running = await findRunning(dataDir)
  if (running === null) return
  const { pid } = running.process
  process.kill(pid, 'SIGTERM')
  if (!(await within(stopWithinMs, async () => !(await isSameRunning(running.process)))))
    throw new Trouble(`The server (process ${pid}) does not end.`)
}

/**
 * Asks again until the answer is yes, and at most for so long.
 * @param {number} limitMs
 * @param {() => boolean | Promise<boolean>} ask
 */
const within = async (limitMs, ask) => {
  for (const until = Date.now() + limitMs; Date.now() < until; await delay(pollMs)) if (await ask()) return true
  return false
}

/**
 * Starts the checkout's server as a process of its own, which outlives this one; its log is in the data folder.
 * @param {string} dataDir
 * @returns whether it has ended, and a way to end it where it does not come up
 */
export const startServer = (dataDir) => {
  const log = logOf(dataDir)
  mkdirSync(dirname(log), { recursive: true, mode: 0o700 })
  const output = openSync(log, 'a', 0o600)
  const child = spawn(process.execPath, [join(checkout, 'packages/server/src/main.ts')], {
    cwd: checkout,
    detached: true,
    stdio: ['ignore', output, output],
  })
  let hasEnded = false
  child.once('exit', () => {
    hasEnded = true
  })
  child.unref()
  return {
    hasEnded: () => hasEnded,
    end: async () => {
      if (hasEnded) return
      child.kill('SIGTERM')
      if (!(await within(stopWithinMs, () => hasEnded))) child.kill('SIGKILL')
    },
  }
}

/** @param {string} dataDir */
export const logOf = (dataDir) => join(dataDir, 'server.log')

/** @param {string} dataDir */
export const lastWords = (dataDir) => {
  try {
    return readFileSync(logOf(dataDir), 'utf8').trimEnd().split('\n').slice(-12).join('\n')
  } catch {
    return ''
  }
}

/**
 * Runs the operator's own command that restarts the server.
 * @param {string} command
 */
export const restartBy = async (command) => {
  const { code, output } = await runQuietly('/bin/sh', ['-c', command])
  if (code !== 0) throw new Trouble(`${output.trim()}\n${command} failed.`)
}

/**
 * Waits until a server serves that is another process than `old`.
 * @param {string} dataDir
 * @param {number} old
 * @param {() => boolean} hasEnded
 */
export const isServing = async (dataDir, old, hasEnded) => {
  const serves = async () => {
    const running = await findRunning(dataDir)
    if (running === null || running.process.pid === old) return false
    const answer = await fetch(`${running.url}/readyz`).catch(() => null)
    return answer?.status === 200
  }
  let isUp = false
  await within(readyWithinMs, async () => {
    isUp = await serves()
    return isUp || hasEnded()
  })
  return isUp
}
