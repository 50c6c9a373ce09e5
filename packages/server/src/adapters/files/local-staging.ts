import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Fault } from '../../app/fault.ts'
import type { Staging } from '../../app/ports/staging.ts'
import { isFull, noRoom } from './full-disk.ts'

const idForm = /^[0-9a-f-]{36}$/

const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.size ?? 0

/**
 * A folder of this machine for uploads. What came of a part that broke off stays, so that it goes on there.
 * @param dir made when absent
 */
export const createLocalStaging = (dir: string): Staging => {
  /** The part that comes in now, by file. */
  const coming = new Map<string, { cut: AbortController; end: Promise<void> }>()
  const pathOf = (id: string): string => {
    if (!idForm.test(id)) throw new TypeError('not an id of a file')
    return join(dir, id)
  }

  /** Waits for the part before, which is cut off: whoever sends another has given it up. */
  const takeTurn = async (id: string): Promise<{ cut: AbortController; leave: () => void }> => {
    for (let before = coming.get(id); before !== undefined; before = coming.get(id)) {
      before.cut.abort()
      await before.end
    }
    const { promise, resolve } = Promise.withResolvers<void>()
    const turn = { cut: new AbortController(), end: promise }
    coming.set(id, turn)
    return {
      cut: turn.cut,
      leave: () => {
        coming.delete(id)
        resolve()
      },
    }
  }

  const write = async (
    path: string,
    offset: number,
    bytes: Readable,
    most: number,
    cut: AbortSignal,
  ): Promise<number> => {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    let end = offset
    const bounded = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const piece of pieces) {
        end += piece.length
        if (end > most) throw new Fault('request.too_large', 'More bytes came than were announced.')
        yield piece
      }
    }
    const pieces = bytes.iterator({ destroyOnReturn: false })
    cut.addEventListener('abort', () => bytes.destroy(), { once: true })
    try {
      await pipeline(pieces, bounded, createWriteStream(path, { flags: 'a', mode: 0o600 }), { signal: cut })
      return end
    } catch (error) {
      // Whoever sends hears why, and goes on by the same connection: what still comes of the part is dropped.
      bytes.resume()
      if (error instanceof Fault) await truncate(path, offset).catch(() => undefined)
      if (!isFull(error)) throw error
      // Half a file would take the room that another one could have.
      await rm(path, { force: true })
      throw noRoom()
    }
  }

  return {
    size: (id) => sizeOf(pathOf(id)),
    path: pathOf,
    append: async (id, offset, bytes, most) => {
      const path = pathOf(id)
      const source = bytes instanceof Readable ? bytes : Readable.from(bytes)
      const { cut, leave } = await takeTurn(id)
      try {
        if ((await sizeOf(path)) !== offset) return null
        return await write(path, offset, source, most, cut.signal)
      } catch (error) {
        if (error instanceof Fault) throw error
        // The sender hung up, or has begun anew: nobody waits for the answer.
        if (source.destroyed || cut.signal.aborted) throw new Fault('file.offset', 'The part broke off.')
        throw error
      } finally {
        leave()
      }
    },
    remove: async (id) => {
      pathOf(id)
      coming.get(id)?.cut.abort()
      const names = await readdir(dir).catch(() => [])
      for (const name of names) if (name === id || name.startsWith(`${id}.`)) await rm(join(dir, name), { force: true })
    },
    sweep: async (beforeMs) => {
      for (const name of await readdir(dir).catch(() => [])) {
        const path = join(dir, name)
        const found = await stat(path).catch(() => null)
        if (found !== null && found.mtimeMs < beforeMs) await rm(path, { force: true })
      }
    },
  }
}
