import { levelOf } from './waveform.ts'

export type Recording = { file: File; lengthMs: number /** 0 to 100, ten in a second. */; peaks: readonly number[] }

/** Why nothing can be recorded. */
export class RecordingRefused extends Error {
  readonly why: 'forbidden' | 'missing' | 'failed'
  constructor(why: 'forbidden' | 'missing' | 'failed') {
    super(why)
    this.why = why
  }
}

/** A voice message lasts no longer. */
export const longestMs = 300_000
const lookEveryMs = 100

/** What browsers can write, the best first. */
const types = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'] as const
const endings: { readonly [type: string]: string } = { 'audio/webm': 'webm', 'audio/mp4': 'm4a', 'audio/ogg': 'ogg' }

/** Whether this browser can record at all, on a page that it trusts. */
export const canRecord = (): boolean =>
  typeof MediaRecorder !== 'undefined' && 'mediaDevices' in navigator && typeof AudioContext !== 'undefined'

const refusalOf = (fault: unknown): RecordingRefused => {
  const name = fault instanceof Error || fault instanceof DOMException ? fault.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return new RecordingRefused('forbidden')
  return new RecordingRefused(name === 'NotFoundError' || name === 'NotReadableError' ? 'missing' : 'failed')
}

export type Recorder = {
  /** Ends it; the microphone is free afterwards. */
  stop(): Promise<Recording>
  /** Ends it and keeps nothing. */
  discard(): void
}

/**
 * Records the microphone from the moment of its answer.
 * @param heard how loud it is and how long it has lasted, ten times a second
 * @param full it has lasted as long as it may: stop it
 * @throws RecordingRefused
 */
export const startRecording = async (
  heard: (level: number, lengthMs: number) => void,
  full: () => void,
): Promise<Recorder> => {
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } })
  } catch (fault) {
    throw refusalOf(fault)
  }
  const free = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  try {
    const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type))
    const recorder = new MediaRecorder(stream, {
      audioBitsPerSecond: 32_000,
      ...(mimeType !== undefined && { mimeType }),
    })
    const parts: Blob[] = []
    const peaks: number[] = []
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    analyser.fftSize = 2_048
    context.createMediaStreamSource(stream).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    const beganAt = performance.now()
    const lengthMs = () => performance.now() - beganAt
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples)
      const level = levelOf(samples)
      peaks.push(level)
      heard(level, lengthMs())
      if (lengthMs() >= longestMs) full()
    }, lookEveryMs)
    const end = () => {
      clearInterval(timer)
      void context.close()
      free()
    }
    recorder.start(1_000)
    return {
      stop: () =>
        new Promise<Recording>((resolve, reject) => {
          const length = lengthMs()
          recorder.addEventListener('stop', () => {
            end()
            const type = (recorder.mimeType || 'audio/webm').split(';')[0] ?? 'audio/webm'
            const file = new File(parts, `voice.${endings[type] ?? 'webm'}`, { type })
            if (file.size > 0) resolve({ file, lengthMs: length, peaks })
            else reject(new RecordingRefused('failed'))
          })
          if (recorder.state === 'inactive') reject(new RecordingRefused('failed'))
          else recorder.stop()
        }),
      discard() {
        if (recorder.state !== 'inactive') recorder.stop()
        end()
      },
    }
  } catch (fault) {
    free()
    throw refusalOf(fault)
  }
}
