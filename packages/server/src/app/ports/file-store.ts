/** Bytes as they come. */
export type ByteStream = AsyncIterable<Uint8Array>

/** A piece of a file, both ends included. */
export type ByteRange = { start: number; end: number }

/** Bytes under keys that the server has made; never under names that came from outside. */
export interface FileStore {
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Keeps the bytes of a file on this machine; that one stays. */
  putFile(key: string, path: string): Promise<void>
  /** Null when there is none. */
  get(key: string): Promise<Uint8Array | null>
  /** How many bytes there are; null when there is none. */
  size(key: string): Promise<number | null>
  /** The bytes of a range, as they come; null when there is none. */
  read(key: string, range: ByteRange): Promise<ByteStream | null>
  remove(key: string): Promise<void>
}
