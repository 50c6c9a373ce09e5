import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { Fault } from '../../app/fault.ts'
import type { PictureMaker } from '../../app/ports/picture-maker.ts'
import { createQueue } from '../../bounded-queue.ts'

const side = 256
/** Beyond any phone's picture within the upload limit; decoded it is some 100 MB at worst. */
const pixelLimit = 32_000_000
const secondsForOne = 5
/** What the first bytes say, and what the decoder must then find. No SVG: it is a program. */
const decoderOf: ReadonlyMap<string, string> = new Map([
  ['image/png', 'png'],
  ['image/apng', 'png'],
  ['image/jpeg', 'jpeg'],
  ['image/webp', 'webp'],
  ['image/gif', 'gif'],
  ['image/avif', 'heif'],
])

// Only the decoders of those formats may ever run in this process, whatever bytes get as far as the library.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Png', 'Jpeg', 'Webp', 'Nsgif', 'Heif'].map((format) => `VipsForeignLoad${format}`),
})
// Uploads are each decoded once; caching them would only hold memory.
sharp.cache(false)

const decoded = async (bytes: Uint8Array): Promise<Uint8Array | null> => {
  const decoder = decoderOf.get((await fileTypeFromBuffer(bytes))?.mime ?? '')
  if (decoder === undefined) return null
  const picture = sharp(bytes, { limitInputPixels: pixelLimit, failOn: 'error', autoOrient: true, pages: 1 })
  const { format, width, height } = await picture.metadata()
  if (format !== decoder) return null
  const edge = Math.min(side, width, height)
  return await picture
    .resize(edge, edge, { fit: 'cover' })
    .timeout({ seconds: secondsForOne })
    .webp({ quality: 82 })
    .toBuffer()
}

/**
 * Re-encodes uploads, so that nothing of the uploaded bytes is ever served: first frame, turned upright, cropped to a
 * square, without metadata or colour profile. Two at once on the thread pool, a few waiting; what takes longer than
 * 5 s is given up.
 * @throws Fault server.busy when too many wait already
 */
export const createSharpPictures = (): PictureMaker => {
  const queue = createQueue({ atOnce: 2, waiting: 16 })
  return {
    async avatar(bytes) {
      const made = queue.run(async () => {
        try {
          return await decoded(bytes)
        } catch {
          // Damaged, over the pixel limit, over time: all of them say that the picture can not be used.
          return null
        }
      })
      if (made === null) throw new Fault('server.busy', 'Too many pictures are being made.', { retryAfterMs: 2_000 })
      return await made
    },
  }
}
