import sharp, { type SharpOptions } from 'sharp'
import type { Media } from '../../app/ports/media-maker.ts'

/** Beyond any phone's picture within the upload limit. */
const pixelLimit = 32_000_000
const secondsForOne = 10
const viewSide = 2_048
const thumbSide = 480

type Picture = Pick<Media, 'width' | 'height' | 'originalPath' | 'viewPath' | 'thumbPath'>

/**
 * Draws a picture anew, three times: as it was, upright and without what a camera notes beside it (EXIF, where it was), to be shown in
 * full, and small. @returns null for what can't be decoded here
 */
export const makePicture = async (path: string): Promise<Picture | null> => {
  const open = (options: SharpOptions = {}) =>
    sharp(path, { limitInputPixels: pixelLimit, autoOrient: true, ...options }).timeout({ seconds: secondsForOne })
  const fitting = (side: number) => open().resize(side, side, { fit: 'inside', withoutEnlargement: true }).webp()
  const [originalPath, viewPath, thumbPath] = [`${path}.original`, `${path}.view`, `${path}.thumb`]
  try {
    const { width, height } = await fitting(viewSide).toFile(viewPath)
    await fitting(thumbSide).toFile(thumbPath)
    const { pages = 1, format } = await open().metadata()
    // What moves goes on moving; the format stays, and so does its colour profile.
    const whole = open(pages > 1 ? { animated: true } : {}).keepIccProfile()
    await (format === 'jpeg' ? whole.jpeg({ quality: 92, mozjpeg: false }) : whole)
      .toFormat(format)
      .toFile(originalPath)
    return { width, height, originalPath, viewPath, thumbPath }
  } catch {
    return null
  }
}
