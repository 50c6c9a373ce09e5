/** Bytes under keys that the server has made; never under names that came from outside. */
export interface FileStore {
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Null when there is none. */
  get(key: string): Promise<Uint8Array | null>
  remove(key: string): Promise<void>
}
