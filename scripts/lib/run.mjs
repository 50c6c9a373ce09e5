// Runs on Node 18.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { checkout } from './checkout.mjs'

/**
 * Runs a program in our place: it has our terminal, gets our signals, and its end is ours.
 *
 * Signals are handed on, since a supervisor may send them to this process alone. A terminal sends Ctrl-C to the whole
 * process group, so the program may get the same one twice and has to take it for one.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} [env] added to ours
 * @returns {Promise<number>} its exit code; 128 and the signal's number when a signal ended it.
 */
export const runInFront = (program, args, env = {}) => {
  const child = spawn(program, args, { cwd: checkout, stdio: 'inherit', env: { ...process.env, ...env } })
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  /** @param {NodeJS.Signals} signal */
  const handOn = (signal) => {
    child.kill(signal)
  }
  for (const signal of signals) process.on(signal, handOn)
  const stopWatching = watchParent(() => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      for (const name of signals) process.off(name, handOn)
      stopWatching()
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })
}

/**
 * npm starts us through a shell. A signal to npm alone ends the shell and never comes here; that the shell is gone is
 * all there is to see. Outside npm a parent may end as it likes (`nohup`).
 * @param {() => void} onGone
 */
const watchParent = (onGone) => {
  if (process.env['npm_lifecycle_event'] === undefined) return () => undefined
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    onGone()
  }, 250)
  look.unref()
  return () => clearInterval(look)
}

/**
 * Runs a program and keeps what it prints, both streams in order.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, onOutput?: (text: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export const runQuietly = (program, args, options = {}) => {
  const child = spawn(program, args, {
    cwd: options.cwd ?? checkout,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (/** @type {string} */ text) => {
      output += text
      options.onOutput?.(text)
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      resolve({ code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]), output })
    })
  })
}
