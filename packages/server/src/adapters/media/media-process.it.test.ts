import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { eventually } from '@frontdesk/testkit/eventually'
import sharp from 'sharp'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createMediaProcess, type MediaProcess } from './media-process.ts'

const run = promisify(execFile)

/** proc(5): what follows the name in /proc/PID/stat. */
const statOf = async (path: string): Promise<number[]> => {
  const text = await readFile(join('/proc', path, 'stat'), 'utf8').catch(() => ')')
  return text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
}
const childrenOf = async (pid: number): Promise<number[]> => {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const parents = await Promise.all(all.map(async (name) => (await statOf(name))[1]))
  return all.filter((_, at) => parents[at] === pid).map(Number)
}
/** sched(7): SCHED_IDLE. */
const idlePolicy = 5
const policiesOf = async (pid: number): Promise<Set<number | undefined>> => {
  const threads = await readdir(`/proc/${pid}/task`)
  return new Set(await Promise.all(threads.map(async (thread) => (await statOf(`${pid}/task/${thread}`))[38])))
}

const begin = async (): Promise<{ media: MediaProcess; picture: string; film: string; pid(): Promise<number> }> => {
  const [folder, before] = [await mkdtemp(join(tmpdir(), 'frontdesk-apart-')), await childrenOf(process.pid)]
  const media = createMediaProcess()
  onTestFinished(async () => {
    await media.close()
    await rm(folder, { recursive: true, force: true })
  })
  const [picture, film] = [join(folder, 'picture'), join(folder, 'film')]
  await writeFile(
    picture,
    await sharp({ create: { width: 90, height: 60, channels: 3, background: '#2a6' } })
      .png()
      .toBuffer(),
  )
  const source = ['-f', 'lavfi', '-i', 'testsrc=duration=1:size=160x120:rate=5', '-pix_fmt', 'yuv420p']
  await run('ffmpeg', ['-loglevel', 'error', ...source, '-c:v', 'libx264', '-f', 'mp4', film])
  const pid = async (): Promise<number> => {
    const started = (await childrenOf(process.pid)).filter((child) => !before.includes(child))
    expect(started.length).toBe(1)
    return started[0] ?? 0
  }
  return { media, picture, film, pid }
}

describe('the process for files', () => {
  it('[FIL14] is the one that is started, whatever comes, and every thread of it and its own waits for an idle core', async () => {
    const { media, picture, film, pid } = await begin()
    expect(await media.missing()).toEqual([])
    const first = await pid()
    for (const voice of [false, true]) expect(await media.make(film, { voice })).toBeDefined()
    expect(await media.make(picture, { voice: false })).toMatchObject({ kind: 'image', playable: true })
    expect(await pid()).toBe(first)
    const all = [first, ...(await childrenOf(first))]
    expect(all.length).toBeGreaterThan(1)
    for (const one of all) expect(await policiesOf(one)).toEqual(new Set([idlePolicy]))
  })

  it('[FIL14][SEC-C6] a decoder that dies costs no second one for the server, and the next file is looked at', async () => {
    const { media, picture, pid } = await begin()
    await media.make(picture, { voice: false })
    const first = await pid()
    for (const decoder of await childrenOf(first)) process.kill(decoder, 'SIGKILL')
    await eventually(async () => (await childrenOf(first)).length === 0, 'the decoder to go')
    expect(await media.make(picture, { voice: false })).toMatchObject({ kind: 'image', playable: true })
    expect(await pid()).toBe(first)
  })

  it('[FIL14][FIL12] should it die itself, what it was at fails and can be asked for again', async () => {
    const { media, picture, pid } = await begin()
    await media.missing()
    const dying = await pid()
    const asked = media.make(picture, { voice: false })
    process.kill(dying, 'SIGKILL')
    await expect(asked).rejects.toThrow('has ended')
    expect(await media.make(picture, { voice: false })).toMatchObject({ kind: 'image', playable: true })
    expect(await pid()).not.toBe(dying)
  })
})
