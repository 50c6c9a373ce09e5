import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { onIdleCores } from '@frontdesk/server/adapters/media/on-idle-cores'
import type { JobName, Jobs, Told } from './jobs.ts'

export type Worker = {
  readonly pid: number
  do<N extends JobName>(name: N, params: Jobs[N]['params']): Promise<Jobs[N]['result']>
  close(): void
}

/**
 * Starts a process that makes load, so that making it is not measured as serving it. `apart`: what its people do is done
 * on as many devices, and must not hold up what is measured.
 */
export const startWorker = (of: 'measured' | 'apart' = 'measured'): Worker => {
  const program = fileURLToPath(new URL('./worker.ts', import.meta.url))
  const child = fork(program, { stdio: 'inherit', ...(of === 'apart' && onIdleCores) })
  const waiting = new Map<number, { resolve(result: never): void; reject(error: Error): void }>()
  let last = 0
  child.on('message', (told: Told) => {
    const one = waiting.get(told.number)
    waiting.delete(told.number)
    if ('error' in told) one?.reject(new Error(told.error))
    else one?.resolve(told.result as never)
  })
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`a load process ended with ${code}`))
  })
  return {
    pid: child.pid ?? 0,
    do: (name, params) =>
      new Promise((resolve, reject) => {
        last += 1
        waiting.set(last, { resolve, reject })
        child.send({ number: last, name, params })
      }),
    close: () => {
      child.kill()
    },
  }
}
