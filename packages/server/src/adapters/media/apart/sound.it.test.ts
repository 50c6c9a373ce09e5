import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, it, onTestFinished } from 'vitest'
import { createMediaProcess } from '../media-process.ts'
import { peaksOf } from './sound.ts'

const run = promisify(execFile)
const media = createMediaProcess()
afterAll(() => media.close())

const inFolder = async (name: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-sound-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, name)
}

it('[VOI5][E7] what browsers record becomes AAC in MP4 with its length and waveform', async () => {
  const path = await inFolder('voice')
  // Two seconds, the second one silent, as a browser writes it: Opus in WebM.
  const tone = 'sine=440:duration=1,apad=pad_dur=1'
  await run('ffmpeg', ['-loglevel', 'error', '-f', 'lavfi', '-i', tone, '-c:a', 'libopus', '-f', 'webm', path])
  const made = await media.make(path, { voice: true })
  expect(made).toMatchObject({ kind: 'audio', type: 'audio/webm', playable: true, viewPath: `${path}.view` })
  if ('refusal' in made) return
  expect(made.durationMs).toBeGreaterThan(1_900)
  expect(made.durationMs).toBeLessThan(2_200)
  expect(made.waveform?.length).toBe(64)
  expect(made.waveform?.[10]).toBeGreaterThan(80)
  expect(made.waveform?.[50]).toBeLessThan(5)
  const { stdout } = await run('ffprobe', [
    '-v',
    'error',
    '-show_entries',
    'stream=codec_name',
    '-of',
    'csv=p=0',
    `${path}.view`,
  ])
  expect(stdout.trim()).toBe('aac')
})

it('[VOI5] what only says that it is a recording stays a download', async () => {
  const path = await inFolder('voice')
  await writeFile(path, Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.from('nothing of the kind')]))
  expect(await media.make(path, { voice: true })).toMatchObject({
    playable: false,
    viewPath: null,
  })
  expect(peaksOf(new Int16Array(0)).every((peak) => peak === 0)).toBe(true)
})
