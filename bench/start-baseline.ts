import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Target } from './load/jobs.ts'

export type Baseline = { readonly target: Target; readonly pid: number; close(): void }

/** Starts the bare relay as a process of its own. */
export const startBaseline = async (): Promise<Baseline> => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./baseline.ts', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
    child.once('exit', (code) => reject(new Error(`the bare relay ended with ${code}`)))
  })
  return { target: { kind: 'baseline', url }, pid: child.pid ?? 0, close: () => void child.kill() }
}
