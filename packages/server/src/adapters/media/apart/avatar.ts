import { fileTypeFromBuffer } from 'file-type'
import { pixelLimit, safeSharp } from './safe-sharp.ts'

const secondsForOne = 5
/** What the first bytes say, and what the decoder must then find. */
const decoderOf: ReadonlyMap<string, string> = new Map([
  ['image/png', 'png'],
  ['image/apng', 'png'],
  ['image/jpeg', 'jpeg'],
  ['image/webp', 'webp'],
  ['image/gif', 'gif'],
  ['image/avif', 'heif'],
])

/**
 * Re-encodes an upload, so that nothing of its bytes is ever served: first frame, turned upright, cropped to a square, without
 * metadata or colour profile. @param side of the square, at most, in pixels @returns null for what is no usable picture
 */
export const makeSquare = async (bytes: Uint8Array, side: number): Promise<Uint8Array | null> => {
  try {
    const decoder = decoderOf.get((await fileTypeFromBuffer(bytes))?.mime ?? '')
    if (decoder === undefined) return null
    const picture = safeSharp(bytes, { limitInputPixels: pixelLimit, failOn: 'error', autoOrient: true, pages: 1 })
    const { format, width, height } = await picture.metadata()
    if (format !== decoder) return null
    const edge = Math.min(side, width, height)
    return await picture
      .resize(edge, edge, { fit: 'cover' })
      .timeout({ seconds: secondsForOne })
      .webp({ quality: 82 })
      .toBuffer()
  } catch {
    // Damaged, over the pixel limit, over time: all of them say that the picture can not be used.
    return null
  }
}
