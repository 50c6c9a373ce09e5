import type { Party } from '../conversation/party.ts'

export type FileKind = 'image' | 'audio' | 'video' | 'file'

/** What readers are told of a file; see the protocol's resource of the same name. */
export type FileCard = {
  id: string
  name: string
  kind: FileKind
  /** MIME type, found from the bytes. */
  type: string
  bytes: number
  voice: boolean
  width?: number
  height?: number
  durationMs?: number
  waveform?: number[]
  thumb: boolean
  playable: boolean
}

/** What of a file can be fetched: the file itself, what was made to be shown in place, a small picture. */
export type FileVariant = 'original' | 'view' | 'thumb'
export const fileVariants: readonly FileVariant[] = ['original', 'view', 'thumb']

/** Why an upload was refused after its bytes had come. */
export type FileRefusal = 'file.too_large' | 'file.kind_refused' | 'file.unsafe' | 'file.unchecked' | 'file.no_room'

/** An upload goes from the first to one of the others; only what is ready can be carried by a message. */
export type FileState =
  | { kind: 'receiving' }
  | { kind: 'processing' }
  | { kind: 'ready'; card: FileCard }
  | { kind: 'refused'; code: FileRefusal }

/**
 * What a file is for: a message of its uploader in one conversation, the one that was sent under `clientId`; or a canned
 * response. Null until the message or the response has it.
 */
export type FilePlace =
  | { kind: 'conversation'; conversationId: string; clientId: string | null }
  | { kind: 'canned'; responseId: string | null }

/** A file of one uploader. */
export type StoredFile = {
  accountId: string
  id: string
  place: FilePlace
  uploader: Party
  name: string
  /** As announced; once received, as it is. */
  bytes: number
  voice: boolean
  /** Under which its bytes are stored; made by the server. */
  key: string
  state: FileState
  createdAtMs: number
}

/** The file's name as it is kept: the last part of a path, without what could not stand in a header or hide an ending. */
export const fileName = (given: string): string => {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const name = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim()
  return name === '' || /^\.+$/.test(name) ? 'file' : name
}
