import type { ByteStream } from './file-store.ts'

/** Room on this machine for files that are still coming in, under ids that the server has made. */
export interface Staging {
  /** How many bytes are there so far. */
  size(id: string): Promise<number>
  /**
   * Writes on from `offset`, which must be where the file ends; null when it is not. Bytes that came stay, also when the rest
   * does not. A part that still comes in for the same file is cut off first.
   * @param most how long the file may become
   * @throws Fault request.too_large when more comes, file.no_room on a full disk: then nothing of the file is left
   */
  append(id: string, offset: number, bytes: ByteStream, most: number): Promise<number | null>
  /** Where the file lies, for those who look at it; what they make of it they put beside it, under the same beginning. */
  path(id: string): string
  /** With what was made of it. */
  remove(id: string): Promise<void>
  /** Removes what nobody has written to since. */
  sweep(beforeMs: number): Promise<void>
}
