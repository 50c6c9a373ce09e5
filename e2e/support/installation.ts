import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkout, freePort } from '@frontdesk/testkit'

/** A start of the program, as somebody at a keyboard or a service manager makes it. */
export type Start = {
  readonly output: () => string
  /** What Ctrl-C does: the signal goes to the whole process group. Gives the exit code. */
  interrupt(): Promise<number | null>
  /** The program itself is gone at once; what it started lives on. */
  kill(): Promise<void>
}

export type Installation = {
  readonly dataDir: string
  readonly url: string
  readonly shopUrl: string
  /** @param where whether somebody watches. @throws with what it printed, when it ends before it runs */
  start(where?: 'no terminal' | 'a terminal'): Promise<Start>
  remove(): Promise<void>
}

/** A fresh checkout with nothing configured but free ports and a data folder of its own. */
export const prepareInstallation = async (): Promise<Installation> => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-first-'))
  await chmod(folder, 0o700)
  const dataDir = join(folder, 'data')
  const [port, shopPort, contentPort] = [await freePort(), await freePort(), await freePort()]
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    FRONTDESK_DATA_DIR: dataDir,
    FRONTDESK_PORT: String(port),
    FRONTDESK_CONTENT_PORT: String(contentPort),
    FRONTDESK_DEMO_PORT: String(shopPort),
  }
  const program = [process.execPath, join(checkout, 'packages/server/src/main.ts')] as const
  const groups = new Set<number>()

  const begin = (where: 'no terminal' | 'a terminal'): ChildProcess => {
    const [command, ...args] = where === 'a terminal' ? ['script', '-qefc', program.join(' '), '/dev/null'] : program
    return spawn(command ?? '', args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  }
  return {
    dataDir,
    url: `http://localhost:${port}`,
    shopUrl: `http://127.0.0.1:${shopPort}`,
    start: async (where = 'no terminal') => {
      const child = begin(where)
      const { pid } = child
      if (pid === undefined) throw new Error('the program cannot be started')
      groups.add(pid)
      let output = ''
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (data: Buffer) => {
          output += data.toString()
        })
      const ended = new Promise<number | null>((resolve) => {
        child.once('exit', (code) => {
          groups.delete(pid)
          resolve(code)
        })
      })
      const running = new Promise<'running'>((resolve) => {
        // The shop's address is the last thing it prints.
        child.stdout?.on('data', () => {
          if (/Demo shop: +http\S+/.test(output)) resolve('running')
        })
      })
      const first = await Promise.race([running, ended])
      if (first !== 'running') throw new Error(`the program ended with ${first}:\n${output}`)
      return {
        output: () => output,
        interrupt: () => {
          process.kill(-pid, 'SIGINT')
          return ended
        },
        kill: async () => {
          process.kill(pid, 'SIGKILL')
          await ended
        },
      }
    },
    remove: async () => {
      for (const pid of groups) process.kill(-pid, 'SIGTERM')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
