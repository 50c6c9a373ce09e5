import { type ChildProcess, fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { FileRefusal } from '@frontdesk/domain'
import { createLine } from './in-turn.ts'
import type { Picture } from './picture.ts'

export type Job = { kind: 'look'; path: string } | { kind: 'square'; bytes: Uint8Array; side: number }
/** What the bytes are (MIME), and of a picture what was made of it; null for what can't be decoded. */
export type Look = { type: string | null; picture: Picture | { refusal: FileRefusal } | null }

export type PictureProcess = {
  /** Finds out what a file is. What it makes, it makes beside the file. Null when that took too much time or memory. */
  look(path: string): Promise<Look | null>
  /** A square WebP without metadata, of at most so many pixels a side; null when the bytes are not a usable picture. */
  square(bytes: Uint8Array, side: number): Promise<Uint8Array | null>
  close(): Promise<void>
}

const program = fileURLToPath(new URL('./picture-child.ts', import.meta.url))
/** At least one core is for messages, where there are several. */
export const atMostAtOnce = Math.min(2, Math.max(1, availableParallelism() - 1))
const withinMs = 30_000
const idleMs = 60_000
const mostMemoryBytes = 1_024 * 1024 * 1024
const watchEveryMs = 50
const pageBytes = 4_096

/**
 * Looks at files, and makes pictures, in processes of their own: whatever a file does to its decoder, it does not do it to the server.
 * One that takes too long or too much memory ends, and the next file gets a new one. They are started when there is something to do.
 * @throws Busy when too many wait already
 */
export const createPictureProcess = (options: { mostMemoryBytes?: number; withinMs?: number } = {}): PictureProcess => {
  const inTurn = createLine(atMostAtOnce)
  const idle: { child: ChildProcess; callOff(): void }[] = []
  const all = new Set<ChildProcess>()

  const start = (): ChildProcess => {
    const child = fork(program, { serialization: 'advanced', stdio: 'ignore', execArgv: [] })
    all.add(child)
    child.once('exit', () => all.delete(child))
    return child
  }
  const take = (): ChildProcess => {
    for (let kept = idle.pop(); kept !== undefined; kept = idle.pop()) {
      kept.callOff()
      if (kept.child.connected) return kept.child
    }
    return start()
  }
  const keep = (child: ChildProcess): void => {
    const timer = setTimeout(() => child.kill('SIGKILL'), idleMs).unref()
    idle.push({ child, callOff: () => clearTimeout(timer) })
  }

  const run = async (job: Job): Promise<unknown> => {
    const child = take()
    const answer = await answerOf(child, job, options)
    if (answer === null) child.kill('SIGKILL')
    else keep(child)
    return answer?.made
  }
  return {
    look: async (path) => ((await inTurn(() => run({ kind: 'look', path }))) ?? null) as Look | null,
    square: async (bytes, side) =>
      ((await inTurn(() => run({ kind: 'square', bytes, side }))) ?? null) as Uint8Array | null,
    close: async () => {
      const ended = [...all].map((child) => new Promise((resolve) => child.once('exit', resolve)))
      for (const { callOff } of idle.splice(0)) callOff()
      for (const child of all) child.kill('SIGKILL')
      await Promise.all(ended)
    },
  }
}

/** Null when it has ended, or has to be ended. */
const answerOf = (
  child: ChildProcess,
  job: Job,
  limits: { mostMemoryBytes?: number; withinMs?: number },
): Promise<{ made: unknown } | null> =>
  new Promise((resolve) => {
    const settle = (answer: { made: unknown } | null): void => {
      clearTimeout(late)
      clearInterval(watch)
      child.off('message', hear).off('exit', fail).off('error', fail)
      resolve(answer)
    }
    const hear = (made: unknown): void => settle({ made })
    const fail = (): void => settle(null)
    const late = setTimeout(fail, limits.withinMs ?? withinMs)
    const watch = setInterval(() => {
      void memoryOf(child.pid).then((bytes) => {
        if (bytes > (limits.mostMemoryBytes ?? mostMemoryBytes)) fail()
      })
    }, watchEveryMs)
    child.on('message', hear).once('exit', fail).once('error', fail)
    child.send(job, (error) => {
      if (error !== null) fail()
    })
  })

/** Bytes that a process holds; 0 where that can't be asked. */
const memoryOf = async (pid: number | undefined): Promise<number> => {
  const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
  return Number(text.split(' ')[1] ?? 0) * pageBytes
}
