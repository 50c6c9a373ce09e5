import { fileTypeFromFile } from 'file-type'
import sharp from 'sharp'
import type { Media, MediaMaker } from '../../app/ports/media-maker.ts'
import { makeSound } from './sound.ts'

const unknown = 'application/octet-stream'

const kindOf = (type: string): Media['kind'] => {
  const family = type.slice(0, type.indexOf('/'))
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'file'
}

/** Looks at uploads and makes what is shown of them. */
export const createMediaMaker = (): MediaMaker => ({
  make: async (path, { voice }) => {
    const type = (await fileTypeFromFile(path))?.mime ?? unknown
    const plain: Media = {
      kind: kindOf(type),
      type,
      playable: false,
      originalPath: null,
      viewPath: null,
      thumbPath: null,
    }
    // What browsers record has the same container as their films.
    if (plain.kind === 'audio' || (voice && plain.kind === 'video')) {
      const sound = await makeSound(path)
      return { ...plain, kind: 'audio', type: type.replace('video/', 'audio/'), ...sound, playable: sound !== null }
    }
    if (plain.kind === 'video') return { ...plain, playable: true, viewPath: path }
    if (plain.kind !== 'image') return plain
    try {
      const picture = sharp(path, { limitInputPixels: 32_000_000, autoOrient: true })
      const made = `${path}.view`
      const { width, height } = await picture
        .clone()
        .resize(2_048, 2_048, { fit: 'inside', withoutEnlargement: true })
        .webp()
        .toFile(made)
      await picture.resize(480, 480, { fit: 'inside', withoutEnlargement: true }).webp().toFile(`${path}.thumb`)
      return { ...plain, width, height, playable: true, viewPath: made, thumbPath: `${path}.thumb` }
    } catch {
      return plain
    }
  },
  close: async () => undefined,
})
