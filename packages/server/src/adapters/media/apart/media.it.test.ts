import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { createMediaProcess } from '../media-process.ts'
import { gifOf, pngBomb } from './testing-hostile.ts'

const run = promisify(execFile)

const inFolder = async (name: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-media-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, name)
}
const media = createMediaProcess()
afterAll(() => media.close())
const make = (path: string) => media.make(path, { voice: false })
const blank = { create: { width: 900, height: 600, channels: 3, background: '#2a6' } } as const
const place = { IFD0: { Copyright: 'canary-owner' }, IFD3: { GPSLatitude: '48/1 51/1 30/1', GPSLatitudeRef: 'N' } }

describe('pictures and films', () => {
  it('[FIL6][SEC-C6] a picture keeps nothing of what a camera notes beside it, in no variant', async () => {
    const path = await inFolder('photo')
    await sharp(blank).withExif(place).jpeg().toFile(path)
    expect((await sharp(path).metadata()).exif?.toString('latin1')).toContain('canary-owner')
    const made = await make(path)
    expect(made).toMatchObject({ kind: 'image', type: 'image/jpeg', width: 900, height: 600, playable: true })
    if ('refusal' in made) return
    const paths = [made.originalPath, made.viewPath, made.thumbPath]
    for (const one of paths) expect((await sharp(one ?? '').metadata()).exif).toBeUndefined()
    expect(await Promise.all(paths.map(async (one) => (await sharp(one ?? '').metadata()).format))).toEqual([
      'jpeg',
      'webp',
      'webp',
    ])
    expect((await sharp(made.thumbPath ?? '').metadata()).width).toBe(480)
  })

  it('[FIL6] what moves goes on moving in its own format', async () => {
    const path = await inFolder('moving')
    const frames = [0, 1, 2].map((n) => sharp({ create: { ...blank.create, background: `#${n}${n}${n}` } }).png())
    const raw = await Promise.all(frames.map((frame) => frame.toBuffer()))
    await sharp(raw, { join: { animated: true } })
      .gif()
      .toFile(path)
    const made = await make(path)
    if ('refusal' in made) throw new Error(made.refusal)
    expect(await sharp(made.originalPath ?? '').metadata()).toMatchObject({ format: 'gif', pages: 3 })
  })

  it('[FIL6][SEC-C6] a damaged picture, and a drawing that is a program, stay downloads; one of 64 megapixels is drawn anew', async () => {
    const path = await inFolder('odd')
    const whole = await sharp(blank).png().toBuffer()
    await writeFile(path, whole.subarray(0, 200))
    expect(await make(path)).toMatchObject({ playable: false, viewPath: null, originalPath: null })
    await writeFile(path, '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    expect(await make(path)).toMatchObject({ kind: 'file', playable: false, viewPath: null })
    await sharp({ create: { ...blank.create, width: 8_000, height: 8_000 } })
      .png()
      .toFile(path)
    expect(await make(path)).toMatchObject({ kind: 'image', playable: true, originalPath: expect.any(String) })
  })

  it('[FIL6][SEC-C6] what claims more than any picture has is refused, and takes this process no memory', async () => {
    const path = await inFolder('bomb')
    await writeFile(path, pngBomb(30_000, 30_000))
    // The first one waits for a process to begin.
    await make(path)
    const before = process.memoryUsage.rss()
    expect(await make(path)).toEqual({ refusal: 'file.too_large' })
    await writeFile(path, gifOf(10_000))
    expect(await make(path)).toEqual({ refusal: 'file.too_large' })
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 * 1024)
  })

  it('[FIL7][E7] a film gets a picture that stands for it, its size and length, and loses where it was taken', async () => {
    const path = await inFolder('film')
    const source = ['-f', 'lavfi', '-i', 'testsrc=duration=1:size=320x240:rate=10', '-pix_fmt', 'yuv420p']
    const noted = ['-metadata', 'comment=canary-place', '-c:v', 'libx264', '-f', 'mp4', path]
    await run('ffmpeg', ['-loglevel', 'error', ...source, ...noted])
    const made = await make(path)
    expect(made).toMatchObject({ kind: 'video', playable: true, width: 320, height: 240, durationMs: 1_000 })
    if ('refusal' in made) return
    expect(made.originalPath).toBe(made.viewPath)
    const { stdout } = await run('ffprobe', ['-v', 'error', '-show_entries', 'format_tags', made.viewPath ?? ''])
    expect(stdout).not.toContain('canary-place')
    expect(await sharp(made.thumbPath ?? '').metadata()).toMatchObject({ format: 'webp', width: 480, height: 360 })
  })

  it('[FIL7] a film that browsers do not play stays a download', async () => {
    const path = await inFolder('film')
    const source = ['-f', 'lavfi', '-i', 'testsrc=duration=1:size=160x120:rate=5']
    await run('ffmpeg', ['-loglevel', 'error', ...source, '-c:v', 'mpeg4', '-f', 'mp4', path])
    expect(await make(path)).toMatchObject({ kind: 'video', playable: false, viewPath: null, thumbPath: null })
    expect((await stat(path)).size).toBeGreaterThan(0)
  })
})
