import { limits } from '../limits.ts'
import { Count, Exact, Id, Nullable, OneOf, type Static, Type } from '../schema.ts'

export const FileKind = OneOf('image', 'audio', 'video', 'file')
export type FileKind = Static<typeof FileKind>

/**
 * One file as messages carry it. `original` is the file to keep under its own name; `view` is what the server has made to be
 * shown or played in place, where `playable`; `thumb` a small picture, of an image or from a video.
 */
export const FileCard = Exact({
  id: Id,
  name: Type.String({ maxLength: limits.fileNameCharacters }),
  kind: FileKind,
  /** As found from the bytes: what the name or the sender says counts for nothing. */
  type: Type.String({ maxLength: 100 }),
  bytes: Count,
  /** Recorded to be heard as a message. */
  voice: Type.Boolean(),
  /** Of pictures and videos, in pixels, turned upright. */
  width: Type.Optional(Count),
  height: Type.Optional(Count),
  durationMs: Type.Optional(Count),
  /** Of sound: how loud it is from piece to piece, 0 to 100. */
  waveform: Type.Optional(Type.Array(Type.Integer({ minimum: 0, maximum: 100 }), { maxItems: limits.waveformPeaks })),
  thumb: Type.Boolean(),
  /** False for what can only be downloaded. */
  playable: Type.Boolean(),
})
export type FileCard = Static<typeof FileCard>

/** What is said of a file before its bytes come. */
export const announcedFile = {
  name: Type.String({ minLength: 1, maxLength: limits.fileNameCharacters }),
  bytes: Type.Integer({ minimum: 1, maximum: limits.fileBytes }),
}

/** How far an upload has come. */
export const Upload = Exact({
  state: OneOf('receiving', 'processing', 'ready', 'refused'),
  receivedBytes: Count,
  /** How many bytes one part may have. */
  partBytes: Count,
  card: Nullable(FileCard),
  /** The code of the refusal. */
  refusal: Nullable(Type.String()),
})
export type Upload = Static<typeof Upload>
