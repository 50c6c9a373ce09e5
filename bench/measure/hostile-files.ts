import { gifOf, pngBomb } from '@frontdesk/server/adapters/media/apart/testing-hostile'
import type { Upload } from '../load/jobs.ts'

const box = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + body.length)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

/** Hours of silence: one byte a sample, and few samples a second. */
const longSound = (bytes: number, samplesPerSecond: number): Buffer => {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + bytes, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  for (const [at, value] of [
    [16, 16],
    [24, samplesPerSecond],
    [28, samplesPerSecond],
    [40, bytes],
  ] as const)
    head.writeUInt32LE(value, at)
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    head.writeUInt16LE(value, at)
  head.write('data', 36, 'latin1')
  return Buffer.concat([head, Buffer.alloc(bytes, 128)])
}

/** Files that are made to keep a decoder busy, to fill its memory, or to be taken for something else. */
export const hostileFiles = (): Upload[] => {
  const film = box('ftyp', Buffer.from('isom\0\0\0\0isommp42', 'latin1'))
  const files: { [name: string]: Buffer } = {
    'bomb.png': pngBomb(30_000, 30_000),
    'wide.png': pngBomb(1, 60_000_000),
    'frames.gif': gifOf(100_000),
    'torn.mp4': Buffer.concat([film, box('moov', Buffer.alloc(100_000, 'trak')).subarray(0, 60_000)]),
    'boxes.mp4': Buffer.concat([film, ...Array.from({ length: 200_000 }, () => box('free', Buffer.alloc(0)))]),
    'torn.webm': Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x01]), Buffer.alloc(200_000, 0x1f)]),
    'hours.wav': longSound(8_000_000, 1_000),
    'page.gif': Buffer.concat([Buffer.from('GIF89a<script>alert(1)</script>'), Buffer.alloc(100_000, '<b>PK\x03\x04')]),
  }
  return Object.entries(files).map(([name, bytes]) => ({ name, base64: bytes.toString('base64') }))
}
