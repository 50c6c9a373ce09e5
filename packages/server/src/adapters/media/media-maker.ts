import { createQueue } from '../../app/bounded-queue.ts'
import { Fault } from '../../app/fault.ts'
import type { Media, MediaMaker } from '../../app/ports/media-maker.ts'
import { makeFilm } from './film.ts'
import type { PictureProcess } from './picture-process.ts'
import { makeSound } from './sound.ts'

const unknown = 'application/octet-stream'
const busyMs = 3_000

const kindOf = (type: string): Media['kind'] => {
  const family = type.slice(0, type.indexOf('/'))
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'file'
}

/**
 * Looks at uploads and makes what is shown of them, each in a process of its own with limits. Two at once and a bounded line, so that
 * many of them slow each other down and nobody else.
 */
export const createMediaMaker = (pictures: Pick<PictureProcess, 'look'>): MediaMaker => {
  const queue = createQueue({ atOnce: 2, waiting: 100 })
  return {
    make: async (path, hints) => {
      const made = queue.run(() => makeOf(pictures, path, hints))
      if (made === null) throw new Fault('server.busy', 'Too many files are being looked at.', { retryAfterMs: busyMs })
      return made
    },
  }
}

const makeOf = async (
  pictures: Pick<PictureProcess, 'look'>,
  path: string,
  { voice }: { voice: boolean },
): ReturnType<MediaMaker['make']> => {
  const look = await pictures.look(path)
  if (look === null) return { refusal: 'file.too_large' }
  const type = look.type ?? unknown
  const kind = kindOf(type)
  const plain: Media = { kind, type, playable: false, originalPath: null, viewPath: null, thumbPath: null }
  // What browsers record has the same container as their films.
  if (kind === 'audio' || (voice && kind === 'video')) {
    const sound = await makeSound(path)
    return { ...plain, kind: 'audio', type: type.replace('video/', 'audio/'), ...sound, playable: sound !== null }
  }
  if (kind === 'file') return plain
  const made = kind === 'image' ? look.picture : await makeFilm(path, type)
  if (made !== null && 'refusal' in made) return made
  return made === null ? plain : { ...plain, ...made, playable: true }
}
