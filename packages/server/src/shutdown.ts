import type { Log } from './app/ports/log.ts'
import { errorText } from './start-error.ts'

/** Longer than any step needs; after it the process ends anyway, and the next start takes over what is left. */
const limitMs = 20_000
/** One Ctrl-C comes several times: from the terminal to the whole group, and again through npm and the bootstrap. */
const sameSignalMs = 2_000

export interface Shutdown {
  /** Steps run in the opposite order of adding: what was opened last is closed first. */
  add(name: string, close: () => Promise<void>): void
  /** Runs all steps once and ends the process. A signal two seconds later or more ends it at once. */
  run(why: string): Promise<void>
  /** Closes what a failed start had opened. */
  undo(): Promise<void>
}

/** An ordered, time-boxed end: each step is closed even when one before it fails. */
export const createShutdown = (options: { log: Log & { close(): void }; exit: (code: number) => void }): Shutdown => {
  const steps: { name: string; close: () => Promise<void> }[] = []
  let begunAtMs: number | undefined

  const closeAll = async (): Promise<boolean> => {
    let isClean = true
    for (const step of steps.splice(0).reverse()) {
      try {
        await step.close()
      } catch (err) {
        isClean = false
        options.log.error({ err, step: step.name }, `Closing failed: ${errorText(err)}`)
      }
    }
    return isClean
  }

  const end = (code: number): void => {
    options.log.close()
    options.exit(code)
  }

  return {
    add: (name, close) => {
      steps.push({ name, close })
    },
    run: async (why) => {
      if (begunAtMs !== undefined) {
        if (performance.now() - begunAtMs >= sameSignalMs) end(1)
        return
      }
      begunAtMs = performance.now()
      options.log.info({ why }, 'Shutting down.')
      const overdue = setTimeout(() => end(1), limitMs)
      const isClean = await closeAll()
      clearTimeout(overdue)
      end(isClean ? 0 : 1)
    },
    undo: async () => {
      await closeAll()
      options.log.close()
    },
  }
}
