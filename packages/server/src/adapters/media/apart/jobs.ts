import type { FileRefusal } from '@frontdesk/domain'
import type { Media } from '../../../app/ports/media-maker.ts'

/** What the process apart can be asked for. */
export type Jobs = {
  make: { asked: { path: string; voice: boolean }; made: Media | { refusal: FileRefusal } }
  /** A square picture, of `side` pixels at most. */
  square: { asked: { bytes: Uint8Array; side: number }; made: Uint8Array | null }
  /** Which programs are not installed. */
  missing: { asked: Record<string, never>; made: string[] }
}
export type JobName = keyof Jobs

export type Asked = { [N in JobName]: { number: number; name: N; asked: Jobs[N]['asked'] } }[JobName]
/** `busy`: too many wait already. */
export type Outcome = { kind: 'made'; made: unknown } | { kind: 'busy' } | { kind: 'failed'; why: string }
export type Answered = { number: number; outcome: Outcome }
