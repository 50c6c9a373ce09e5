import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventually } from './eventually.ts'

/** The file with which scanners are tested (eicar.org), put together here so that none stops at this one. */
export const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-', 'TEST-FILE!$H+H*'].join(''),
)
/** What it is called when it is found. */
export const eicarSignature = 'Test.EICAR.UNOFFICIAL'

export type Clamd = {
  /** Its socket of this machine. */
  readonly path: string
  /** It stands still, and is reached all the same. */
  pause(): void
  goOn(): void
  /** Idempotent. */
  close(): Promise<void>
}

const isReached = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

/** The real virus scanner, which knows one thing to be found. It takes streams of a megabyte at most. */
export const startClamd = async ({ port }: { port: number }): Promise<Clamd> => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-clamd-'))
  const [signatures, settings, path] = ['signatures', 'clamd.conf', 'clamd.ctl'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  await mkdir(signatures)
  await writeFile(join(signatures, 'test.ndb'), `Test.EICAR:0:*:${eicar.toString('hex')}\n`)
  const lines = ['Foreground yes', `DatabaseDirectory ${signatures}`, 'TCPAddr 127.0.0.1', `TCPSocket ${port}`]
  await writeFile(settings, [...lines, `LocalSocket ${path}`, 'StreamMaxLength 1M', ''].join('\n'))
  const child = spawn('/usr/sbin/clamd', ['--config-file', settings], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()))
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => {
    child.kill('SIGKILL')
    closing ??= ended.then(() => rm(folder, { recursive: true, force: true }))
    return closing
  }
  await eventually(() => isReached(port), 'clamd').catch(async (error: unknown) => {
    await close()
    throw error
  })
  return { path, pause: () => child.kill('SIGSTOP'), goOn: () => child.kill('SIGCONT'), close }
}
