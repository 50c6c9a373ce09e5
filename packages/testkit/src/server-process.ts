import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { checkout } from './test-server.ts'

export type ServerProcess = {
  readonly child: ChildProcess
  /** All it has printed so far. */
  output(): string
  /** Sends a signal and waits for the end; gives the exit code, null after a kill. */
  stop(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>
}

/** Nothing of the product's settings; the cache of compiled programs halves what a start costs. */
const inherited = (): NodeJS.ProcessEnv =>
  Object.fromEntries(['PATH', 'HOME', 'NODE_COMPILE_CACHE'].map((name) => [name, process.env[name]]))

/**
 * Starts the real program, as `npm start` does once everything is installed, and waits until it says that it runs.
 * @param nodeOptions for Node itself, for example a profiler's
 * @throws with what it printed, when it ends before
 */
export const startServerProcess = async (
  env: { [name: string]: string },
  nodeOptions: readonly string[] = [],
): Promise<ServerProcess> => {
  const child = spawn(process.execPath, [...nodeOptions, join(checkout, 'packages/server/src/main.ts')], {
    env: { ...inherited(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString()
  })
  child.stderr.on('data', (data: Buffer) => {
    output += data.toString()
  })
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
  })
  const running = new Promise<'running'>((resolve) => {
    child.stdout.on('data', () => {
      if (output.includes('Frontdesk is running.')) resolve('running')
    })
  })
  const first = await Promise.race([running, ended])
  if (first !== 'running') throw new Error(`the server ended with ${first}:\n${output}`)
  return {
    child,
    output: () => output,
    stop: (signal) => {
      child.kill(signal)
      return ended
    },
  }
}
