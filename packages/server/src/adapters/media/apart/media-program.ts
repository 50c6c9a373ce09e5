import { setPriority } from 'node:os'
import { Busy } from './in-turn.ts'
import type { Answered, Asked, Outcome } from './jobs.ts'
import { createMediaMaker } from './media-maker.ts'
import { createPictureProcess } from './picture-process.ts'
import { missingPrograms } from './run-ffmpeg.ts'

/** Niceness, for where no program began this one with less. */
const lowest = 19
setPriority(lowest)

const pictures = createPictureProcess()
const maker = createMediaMaker(pictures)

const work = (job: Asked): Promise<unknown> => {
  switch (job.name) {
    case 'make':
      return maker.make(job.asked.path, job.asked)
    case 'square':
      return pictures.square(job.asked.bytes, job.asked.side)
    case 'missing':
      return missingPrograms()
  }
}

const outcomeOf = async (job: Asked): Promise<Outcome> => {
  try {
    return { kind: 'made', made: await work(job) }
  } catch (error) {
    if (error instanceof Busy) return { kind: 'busy' }
    return { kind: 'failed', why: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/** The program of the process apart (`media-process.ts`): it starts all others that a file needs, and has an end with the server. */
process.on('disconnect', () => void pictures.close().then(() => process.exit()))
process.on('message', (job: Asked) => {
  void outcomeOf(job).then((outcome) => process.send?.({ number: job.number, outcome } satisfies Answered))
})
