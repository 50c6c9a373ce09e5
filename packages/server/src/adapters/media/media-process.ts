import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Fault } from '../../app/fault.ts'
import type { MediaMaker } from '../../app/ports/media-maker.ts'
import type { PictureMaker } from '../../app/ports/picture-maker.ts'
import type { Answered, JobName, Jobs, Outcome } from './apart/jobs.ts'
import { onIdleCores } from './on-idle-cores.ts'

export type MediaProcess = MediaMaker &
  PictureMaker & {
    /** Which programs for sound and film are not installed. */
    missing(): Promise<string[]>
    close(): Promise<void>
  }

const program = fileURLToPath(new URL('./apart/media-program.ts', import.meta.url))
/** In pixels. */
const avatarSide = 256
const cardSide = 128
const busyMs = 3_000

/**
 * Everything that is done with the bytes of files is done in a process apart, which starts others for it: whatever a file does to its
 * decoder it does not do to the server, messages go before it, and the server, which is large, never has to be copied to start one. It is started
 * with the first thing it is asked, and anew should it ever end.
 * @throws Fault server.busy when too many files wait already
 */
export const createMediaProcess = (): MediaProcess => {
  const waiting = new Map<number, (outcome: Outcome) => void>()
  let child: ChildProcess | undefined
  let last = 0

  const settle = (number: number, outcome: Outcome): void => {
    waiting.get(number)?.(outcome)
    waiting.delete(number)
  }
  const start = (): ChildProcess => {
    const started = fork(program, { serialization: 'advanced', stdio: 'ignore', ...onIdleCores })
    const end = (): void => {
      if (child !== started) return
      child = undefined
      for (const number of waiting.keys()) settle(number, { kind: 'failed', why: 'the process for files has ended' })
    }
    started.once('exit', end).once('error', end)
    started.on('message', ({ number, outcome }: Answered) => settle(number, outcome))
    return started
  }

  const ask = async <N extends JobName>(name: N, asked: Jobs[N]['asked']): Promise<Jobs[N]['made']> => {
    child ??= start()
    last += 1
    const number = last
    const outcome = await new Promise<Outcome>((resolve) => {
      waiting.set(number, resolve)
      child?.send({ number, name, asked }, (error) => {
        if (error !== null) settle(number, { kind: 'failed', why: error.message })
      })
    })
    switch (outcome.kind) {
      case 'made':
        return outcome.made as Jobs[N]['made']
      case 'busy':
        throw new Fault('server.busy', 'Too many files are being looked at.', { retryAfterMs: busyMs })
      case 'failed':
        throw new Error(outcome.why)
    }
  }

  return {
    make: (path, { voice }) => ask('make', { path, voice }),
    avatar: (bytes) => ask('square', { bytes, side: avatarSide }),
    cardPicture: (bytes) => ask('square', { bytes, side: cardSide }),
    missing: () => ask('missing', {}),
    close: async () => {
      const ending = child
      if (ending === undefined) return
      waiting.clear()
      const ended = new Promise((resolve) => ending.once('exit', resolve).once('error', resolve))
      if (ending.connected) ending.disconnect()
      await ended
    },
  }
}
