import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { createMediaProcess } from '../media-process.ts'
import { createPictureProcess } from './picture-process.ts'
import { pngBomb } from './testing-hostile.ts'

const pictures = createMediaProcess()
afterAll(() => pictures.close())
const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 30, b: 90, alpha: 0.5 } } })

describe('avatars', () => {
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
  ])('[SEC-C6] has null for %s', async (_what, make) => {
    const bytes = await make()
    expect(await pictures.avatar(bytes)).toBeNull()
  })

  it('[SEC-C6] what takes too much memory or time ends, and the next picture is made all the same', async () => {
    const whole = await drawn(5_600, 5_600).png().toBuffer()
    for (const limits of [{ mostMemoryBytes: 20 * 1024 * 1024 }, { withinMs: 1 }]) {
      const narrow = createPictureProcess(limits)
      onTestFinished(narrow.close)
      expect(await narrow.square(whole, 256)).toBeNull()
    }
    expect(await pictures.avatar(whole)).not.toBeNull()
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
