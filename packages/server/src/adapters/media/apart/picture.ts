import type { FileRefusal } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { Sharp, SharpOptions } from 'sharp'
import type { Media } from '../../../app/ports/media-maker.ts'
import { isOutOfRoom, outOfRoom } from './out-of-room.ts'
import { safeSharp } from './safe-sharp.ts'

const secondsForOne = 10
const viewSide = 2_048
const thumbSide = 480
/** Of 0 to 6: little larger than with the most, in a third of the time. */
const effort = 2
/** Phones take 50 megapixels; drawn upright that is most of what the process may hold. More is refused: undrawn it would keep its notes. */
const mostPixels = limits.filePixels
const mostFrames = 2_000

export type Picture = Pick<Media, 'width' | 'height' | 'originalPath' | 'viewPath' | 'thumbPath'>

/**
 * Draws a picture anew, three times: as it was, upright and without what a camera notes beside it (EXIF, where it was), to be shown in
 * full, and small. @returns null for what can't be decoded here
 */
export const makePicture = async (path: string): Promise<Picture | { refusal: FileRefusal } | null> => {
  const open = (options: SharpOptions = {}) =>
    safeSharp(path, { limitInputPixels: mostPixels, autoOrient: true, ...options }).timeout({ seconds: secondsForOne })
  const fitting = (from: Sharp, side: number) =>
    from.resize(side, side, { fit: 'inside', withoutEnlargement: true }).webp({ effort })
  const [originalPath, viewPath, thumbPath] = [`${path}.original`, `${path}.view`, `${path}.thumb`]
  try {
    // Of the head alone; nothing is decoded.
    const { width: across, height: down, pages = 1, format } = await open({ limitInputPixels: false }).metadata()
    if (pages > mostFrames || across * down * pages > mostPixels) return { refusal: 'file.too_large' }
    const { width, height } = await fitting(open(), viewSide).toFile(viewPath)
    await fitting(safeSharp(viewPath), thumbSide).toFile(thumbPath)
    // What moves goes on moving; the format stays, and so does its colour profile.
    const whole = open(pages > 1 ? { animated: true } : {}).keepIccProfile()
    await (format === 'jpeg' ? whole.jpeg({ quality: 92, mozjpeg: false }) : whole)
      .toFormat(format)
      .toFile(originalPath)
    return { width, height, originalPath, viewPath, thumbPath }
  } catch (error) {
    // A picture that stayed as it was sent would keep its notes.
    return isOutOfRoom(error) ? outOfRoom : null
  }
}
