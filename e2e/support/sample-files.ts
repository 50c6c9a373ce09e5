import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { crc32, deflateSync } from 'node:zlib'

const run = promisify(execFile)

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

const headOf = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return chunk('IHDR', head)
}

/** A picture as PNG: two colours that run into one another. */
export const makePicture = (
  width: number,
  height: number,
  [red, green, blue]: readonly [number, number, number],
): Buffer => {
  const row = width * 3 + 1
  const pixels = Buffer.alloc(row * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const share = (x / width + y / height) / 2
      pixels.set([red * share, green * (1 - share), blue], y * row + 1 + x * 3)
    }
  return Buffer.concat([
    signature,
    headOf(width, height),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A small picture that tells, in words, where it was taken. */
export const pictureTakenAt = (place: string): Buffer => {
  const picture = makePicture(320, 200, [20, 90, 160])
  const afterHead = signature.length + headOf(1, 1).length
  const words = chunk('tEXt', Buffer.from(`Location\0${place}`, 'latin1'))
  return Buffer.concat([picture.subarray(0, afterHead), words, picture.subarray(afterHead)])
}

/** A short film with a tone, as phones make them: H.264 and AAC in MP4. */
export const makeFilm = async (): Promise<Buffer> => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-film-'))
  const path = join(folder, 'film.mp4')
  const sources = [
    '-f',
    'lavfi',
    '-i',
    'testsrc=size=320x180:rate=10:duration=3',
    '-f',
    'lavfi',
    '-i',
    'sine=440:duration=3',
  ]
  try {
    await run('ffmpeg', [
      '-loglevel',
      'error',
      ...sources,
      '-pix_fmt',
      'yuv420p',
      '-c:v',
      'libx264',
      '-c:a',
      'aac',
      path,
    ])
    return await readFile(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
