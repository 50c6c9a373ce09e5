import type { FileCard, FileRefusal } from '@frontdesk/domain'

/** What was found of a file, and where on this machine lies what was made of it. */
export type Media = Pick<FileCard, 'kind' | 'type' | 'playable' | 'width' | 'height' | 'durationMs' | 'waveform'> & {
  /** To be kept in place of what was sent, without what a camera notes beside the picture. */
  originalPath: string | null
  viewPath: string | null
  thumbPath: string | null
}

/** Finds out what uploads are, and makes of them what may be shown; away from where messages are served. */
export interface MediaMaker {
  /** What it makes, it makes beside the file. @throws Fault server.busy when too many wait already */
  make(path: string, hints: { voice: boolean }): Promise<Media | { refusal: FileRefusal }>
}
