import type { Media, MediaMaker } from '../../../app/ports/media-maker.ts'
import { makeFilm } from './film.ts'
import { createLine } from './in-turn.ts'
import { atMostAtOnce, type PictureProcess } from './picture-process.ts'
import { makeSound } from './sound.ts'

const unknown = 'application/octet-stream'

const kindOf = (type: string): Media['kind'] => {
  const family = type.slice(0, type.indexOf('/'))
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'file'
}

/**
 * Looks at uploads and makes what is shown of them, each in a process of its own with limits. Sound and film, which take long, stand in
 * a line of their own; both lines are bounded.
 */
export const createMediaMaker = (pictures: Pick<PictureProcess, 'look'>): MediaMaker => {
  const inTurn = createLine(atMostAtOnce)
  return {
    make: async (path, { voice }) => {
      const look = await pictures.look(path)
      if (look === null) return { refusal: 'file.too_large' }
      const type = look.type ?? unknown
      const kind = kindOf(type)
      const plain: Media = { kind, type, playable: false, originalPath: null, viewPath: null, thumbPath: null }
      // What browsers record has the same container as their films.
      if (kind === 'audio' || (voice && kind === 'video')) {
        const sound = await inTurn(() => makeSound(path))
        if (sound !== null && 'refusal' in sound) return sound
        return { ...plain, kind: 'audio', type: type.replace('video/', 'audio/'), ...sound, playable: sound !== null }
      }
      if (kind === 'file') return plain
      const made = kind === 'image' ? look.picture : await inTurn(() => makeFilm(path, type))
      if (made !== null && 'refusal' in made) return made
      return made === null ? plain : { ...plain, ...made, playable: true }
    },
  }
}
