import type { Media } from '../../../app/ports/media-maker.ts'
import { isOutOfRoom, outOfRoom } from './out-of-room.ts'
import { ffmpeg, ffprobe, reading } from './run-ffmpeg.ts'

/** What browsers of every make, or nearly, play in the containers below. */
const codecs: ReadonlySet<string> = new Set(['h264', 'vp8', 'vp9', 'av1'])
const containerOf: ReadonlyMap<string, string> = new Map([
  ['video/mp4', 'mp4'],
  ['video/webm', 'webm'],
])
/** Longest side of the picture that stands for it. */
const posterSide = 480

type Film = Pick<Media, 'width' | 'height' | 'durationMs' | 'originalPath' | 'viewPath' | 'thumbPath'>
type Probed = {
  streams?: { codec_type?: string; codec_name?: string; width?: number; height?: number }[]
  format?: { duration?: string }
}

/**
 * Looks into a film: what browsers play is written anew as it is, without what a camera notes beside it (where it was, what with),
 * and gets a picture that stands for it. @returns null for all others, and where the program for it is not installed
 */
export const makeFilm = async (path: string, type: string): Promise<Film | typeof outOfRoom | null> => {
  const container = containerOf.get(type)
  if (container === undefined) return null
  try {
    const entries = 'stream=codec_type,codec_name,width,height:format=duration'
    const { streams = [], format } = (await ffprobe(path, entries)) as Probed
    const picture = streams.find(({ codec_type }) => codec_type === 'video')
    const { width = 0, height = 0, codec_name = '' } = picture ?? {}
    if (!codecs.has(codec_name) || width < 1 || height < 1) return null
    const [viewPath, thumbPath] = [`${path}.view`, `${path}.thumb`]
    const kept = ['-map', '0:v:0', '-map', '0:a:0?', '-c', 'copy', '-map_metadata', '-1', '-movflags', '+faststart']
    await ffmpeg([...reading(path), ...kept, '-f', container, '-y', `file:${viewPath}`])
    const scale = `scale=${posterSide}:${posterSide}:force_original_aspect_ratio=decrease`
    const still = ['-frames:v', '1', '-vf', scale, '-c:v', 'libwebp', '-f', 'webp']
    await ffmpeg([...reading(viewPath), ...still, '-y', `file:${thumbPath}`])
    const seconds = Number(format?.duration)
    return {
      width,
      height,
      ...(Number.isFinite(seconds) ? { durationMs: Math.round(seconds * 1_000) } : {}),
      originalPath: viewPath,
      viewPath,
      thumbPath,
    }
  } catch (error) {
    return isOutOfRoom(error) ? outOfRoom : null
  }
}
