import { fileTypeFromFile } from 'file-type'
import { makeSquare } from './avatar.ts'
import { makePicture } from './picture.ts'
import type { Job, Look } from './picture-process.ts'

/** The program of a process that looks at files which strangers have sent, one after the other (`picture-process.ts`). */
const look = async (path: string): Promise<Look> => {
  const type = (await fileTypeFromFile(path).catch(() => undefined))?.mime ?? null
  return { type, picture: type?.startsWith('image/') === true ? await makePicture(path) : null }
}

process.on('disconnect', () => process.exit())
process.on('message', (job: Job) => {
  void (job.kind === 'look' ? look(job.path) : makeSquare(job.bytes, job.side)).then((made) => process.send?.(made))
})
