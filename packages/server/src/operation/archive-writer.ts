import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import tar from 'tar-stream'

export type ArchiveWriter = {
  add(name: string, bytes: Buffer): Promise<void>
  /** Adds a file as it is now. @returns its size in bytes */
  addFile(name: string, path: string, onBytes: (bytes: Buffer) => void): Promise<number>
  /** Makes the archive appear under its name, whole and flushed. */
  finish(): Promise<void>
  /** Removes what was written. Does nothing after `finish()`. */
  discard(): Promise<void>
}

/**
 * Writes a `.tar.gz` that only its owner can read. Until `finish()` it is called `….part`, so that a half written one
 * never looks whole. What is written waits for the disk; memory stays bounded.
 * @throws when the file can not be made
 */
export const createArchiveWriter = async (file: string, mtime: Date): Promise<ArchiveWriter> => {
  const aside = `${file}.part`
  await rm(aside, { force: true })
  const pack = tar.pack()
  const target = createWriteStream(aside, { flags: 'wx', mode: 0o600, flush: true })
  // A full disk ends this before the last entry; whoever adds the next one then hears of it.
  const failure: { error?: unknown } = {}
  const written = pipeline(Readable.from(pack), createGzip({ level: 5 }), target).catch((error: unknown) => {
    failure.error = error
    pack.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  const check = (): void => {
    if (failure.error !== undefined) throw failure.error
  }
  const header = (name: string, size: number) => ({ name, size, mode: 0o600, mtime, type: 'file' as const })
  let isFinished = false

  return {
    add: async (name, bytes) => {
      check()
      await Promise.race([
        new Promise<void>((resolve, reject) => {
          pack.entry(header(name, bytes.length), bytes, (error) => (error ? reject(error) : resolve()))
        }),
        written.then(check),
      ])
    },
    addFile: async (name, path, onBytes) => {
      check()
      const { size } = await stat(path)
      if (size === 0) {
        await new Promise<void>((resolve, reject) => {
          pack.entry(header(name, 0), Buffer.alloc(0), (error) => (error ? reject(error) : resolve()))
        })
        return 0
      }
      const heard = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
        for await (const chunk of source) {
          onBytes(chunk)
          yield chunk
        }
      }
      await pipeline(createReadStream(path, { end: size - 1 }), heard, pack.entry(header(name, size)))
      check()
      return size
    },
    finish: async () => {
      pack.finalize()
      await written
      check()
      await rename(aside, file)
      isFinished = true
      await syncFolder(dirname(file))
    },
    discard: async () => {
      if (isFinished) return
      pack.destroy()
      await written
      await rm(aside, { force: true })
    },
  }
}

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
