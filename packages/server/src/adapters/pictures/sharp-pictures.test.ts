import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { createQueue } from '../../bounded-queue.ts'
import { createSharpPictures } from './sharp-pictures.ts'

const pictures = createSharpPictures()
const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 30, b: 90, alpha: 0.5 } } })

/** A PNG of one colour in its claimed size: a few hundred bytes that would decode to gigabytes. */
const pngBomb = (width: number, height: number): Buffer => {
  const table = Array.from({ length: 256 }, (_, n) => {
    let c = n
    for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
    return c >>> 0
  })
  const crc = (bytes: Buffer): number => {
    let c = 0xffffffff
    for (const byte of bytes) c = (table[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8)
    return (c ^ 0xffffffff) >>> 0
  }
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * Math.min(height, 6_000)))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('createSharpPictures', () => {
  it.each([
    ['png', () => drawn(900, 300).png().toBuffer()],
    ['jpeg', () => drawn(900, 300).jpeg().toBuffer()],
    ['webp', () => drawn(900, 300).webp().toBuffer()],
    ['gif', () => drawn(900, 300).gif().toBuffer()],
    ['avif', () => drawn(900, 300).avif({ effort: 0 }).toBuffer()],
  ] as const)('[PIC1] makes a square WebP of 256 pixels out of a %s', async (_format, make) => {
    const made = await pictures.avatar(await make())
    const { format, width, height } = await sharp(Buffer.from(made ?? '')).metadata()
    expect({ format, width, height }).toEqual({ format: 'webp', width: 256, height: 256 })
  })

  it('[PIC1] does not blow a small picture up, and turns a picture upright', async () => {
    const small = await sharp(
      Buffer.from((await pictures.avatar(await drawn(40, 90).png().toBuffer())) ?? ''),
    ).metadata()
    expect([small.width, small.height]).toEqual([40, 40])
    // Left half red, right half blue; orientation 6 says: turn a quarter clockwise, so red is on top.
    const halves = sharp({ create: { width: 200, height: 200, channels: 3, background: '#00f' } }).composite([
      { input: { create: { width: 100, height: 200, channels: 3, background: '#f00' } }, left: 0, top: 0 },
    ])
    const turned = await pictures.avatar(await halves.withMetadata({ orientation: 6 }).jpeg().toBuffer())
    const { data, info } = await sharp(Buffer.from(turned ?? ''))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const at = (x: number, y: number): number[] => [
      ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
    ]
    expect(at(20, 20)[0]).toBeGreaterThan(200)
    expect(at(180, 20)[0]).toBeGreaterThan(200)
    expect(at(20, 180)[2]).toBeGreaterThan(200)
  })

  it('[SEC-C6] keeps no metadata: no EXIF, no place, no colour profile', async () => {
    const told = await drawn(300, 300)
      .withExif({ IFD0: { Copyright: 'canary' }, IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' } })
      .withIccProfile('p3')
      .jpeg()
      .toBuffer()
    expect((await sharp(told).metadata()).exif).toBeDefined()
    const made = Buffer.from((await pictures.avatar(told)) ?? '')
    const { exif, icc, xmp, iptc } = await sharp(made).metadata()
    expect([exif, icc, xmp, iptc]).toEqual([undefined, undefined, undefined, undefined])
    expect(made.includes('canary')).toBe(false)
  })

  it('[PIC1] takes the first frame of what moves', async () => {
    const frames = await Promise.all(
      ['#f00', '#0f0', '#00f'].map((background) =>
        sharp({ create: { width: 64, height: 64, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    expect((await sharp(moving).metadata()).pages).toBe(3)
    const made = await sharp(Buffer.from((await pictures.avatar(moving)) ?? '')).metadata()
    expect(made.pages ?? 1).toBe(1)
  })

  it.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ['nothing', () => new Uint8Array(0)],
    ['text', () => Buffer.from('just words')],
    [
      'SVG [SEC-C4]',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'),
    ],
    [
      'SVG with a declaration [SEC-C4]',
      () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    ['HTML', () => Buffer.from('<!doctype html><img src=x onerror=alert(1)>')],
    ['PDF', () => Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF')],
    ['TIFF', () => drawn(20, 20).tiff().toBuffer()],
    ['a PNG head and nothing more', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['a cut JPEG', async () => (await drawn(800, 800).jpeg().toBuffer()).subarray(0, 900)],
    ['a GIF head before HTML', () => Buffer.from('GIF89a<script>alert(1)</script>')],
    ['30,000 x 30,000 PNG', () => pngBomb(30_000, 30_000)],
    ['65,500 x 600 PNG', () => pngBomb(65_500, 600)],
  ])('[SEC-C6] has null for %s, within a second', async (_what, make) => {
    const bytes = await make()
    const before = performance.now()
    expect(await pictures.avatar(bytes)).toBeNull()
    expect(performance.now() - before).toBeLessThan(1_000)
  })

  it('[SEC-C6] takes little memory for hostile pictures', async () => {
    const bomb = pngBomb(5_600, 5_600)
    await pictures.avatar(await drawn(100, 100).png().toBuffer())
    const before = process.memoryUsage.rss()
    let highest = before
    const watch = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage.rss())
    }, 5)
    await Promise.all(Array.from({ length: 6 }, () => pictures.avatar(bomb)))
    clearInterval(watch)
    expect(highest - before).toBeLessThan(100 * 1024 * 1024)
  })

  it('[SEC-C6] survives damaged pictures of every kind', async () => {
    const whole = await Promise.all([
      drawn(60, 60).png().toBuffer(),
      drawn(60, 60).jpeg().toBuffer(),
      drawn(60, 60).webp().toBuffer(),
      drawn(60, 60).gif().toBuffer(),
    ])
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (picture, changes) => {
          const bytes = Uint8Array.from(picture)
          for (const [at, value] of changes) bytes[at % bytes.length] = value
          const made = await pictures.avatar(bytes)
          if (made !== null) expect((await sharp(made).metadata()).format).toBe('webp')
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('createQueue', () => {
  it('[PIC2] runs no more at once than allowed, the rest in turn, and refuses what is too much', async () => {
    const queue = createQueue({ atOnce: 2, waiting: 2 })
    const ends: (() => void)[] = []
    const order: number[] = []
    const start = (n: number) =>
      queue.run(async () => {
        order.push(n)
        await new Promise<void>((resolve) => ends.push(resolve))
        if (n === 1) throw new Error('one fails')
        return n
      })
    const settled = Promise.allSettled([1, 2, 3, 4].map(async (n) => start(n)))
    expect(start(5)).toBeNull()
    expect(order).toEqual([1, 2])
    ends[0]?.()
    await new Promise((resolve) => setImmediate(resolve))
    expect(order).toEqual([1, 2, 3])
    const late = start(6)
    for (let index = 1; index < 5; index += 1) {
      ends[index]?.()
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(await late).toBe(6)
    expect((await settled).map((run) => run.status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
    expect(order).toEqual([1, 2, 3, 4, 6])
  })
})
