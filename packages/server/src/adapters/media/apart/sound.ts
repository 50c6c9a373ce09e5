import { isOutOfRoom, outOfRoom } from './out-of-room.ts'
import { ffmpeg, reading } from './run-ffmpeg.ts'

/** Samples in a second that a waveform is made of: enough for its few bars, little for hours. */
const waveRate = 2_000
const barCount = 64

type Sound = { viewPath: string; durationMs: number; waveform: number[] }

/**
 * Makes of a recording what browsers of every make play: AAC in MP4, beside the file, with its length and waveform.
 * @returns null where it can't be read, or the program for it is not installed
 */
export const makeSound = async (path: string): Promise<Sound | typeof outOfRoom | null> => {
  const viewPath = `${path}.view`
  const encoding = ['-vn', '-map_metadata', '-1', '-ac', '1', '-c:a', 'aac', '-b:a', '48k']
  const wave = ['-ac', '1', '-ar', String(waveRate), '-f', 's16le', 'pipe:1']
  try {
    const output = [...encoding, '-movflags', '+faststart', '-f', 'mp4', '-y', `file:${viewPath}`]
    await ffmpeg([...reading(path), ...output])
    const bytes = await ffmpeg([...reading(viewPath), ...wave])
    const samples = new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~1)))
    if (samples.length === 0) return null
    return { viewPath, durationMs: Math.round((samples.length / waveRate) * 1_000), waveform: peaksOf(samples) }
  } catch (error) {
    return isOutOfRoom(error) ? outOfRoom : null
  }
}

/** How loud it is from piece to piece, 0 to 100 of the loudest. */
export const peaksOf = (samples: Int16Array): number[] => {
  const peaks = Array.from({ length: barCount }, (_, bar) => {
    const from = Math.floor((bar * samples.length) / barCount)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * samples.length) / barCount))
    let most = 0
    for (let at = from; at < to; at += 1) most = Math.max(most, Math.abs(samples[at] ?? 0))
    return most
  })
  const loudest = Math.max(1, ...peaks)
  return peaks.map((peak) => Math.round((peak / loudest) * 100))
}
