import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { chmod, copyFile, type FileHandle, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileStore } from '../../app/ports/file-store.ts'
import { fileKey } from './file-key.ts'
import { isFull, noRoom } from './full-disk.ts'

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

const syncFolder = async (folder: string): Promise<void> => {
  let handle: FileHandle | undefined
  try {
    handle = await open(folder, 'r')
    await handle.sync()
  } catch {
    // Folders can not be synced everywhere (Windows); there the rename is as durable as it gets.
  } finally {
    await handle?.close()
  }
}

/**
 * Files in a folder of this machine, readable by the server's user only. A file appears whole or not at all, and stays
 * once `put` has resolved (written aside, flushed, renamed, folder flushed).
 * @param dir made when absent
 * @throws TypeError on a key that is not of the strict form; keys are made by the server, so that is a defect
 * @throws Fault file.no_room on a full disk
 */
export const createLocalFiles = (dir: string): FileStore => {
  const pathOf = (key: string): string => join(dir, fileKey(key))
  const incoming = join(dir, '.incoming')
  let prepared: Promise<void> | undefined
  // What a killed process left half written is nobody's.
  const prepare = async (): Promise<void> => {
    await rm(incoming, { recursive: true, force: true })
    await mkdir(incoming, { recursive: true, mode: 0o700 })
  }

  /** `fill` writes the file aside, which is then flushed and given its name. */
  const keep = async (key: string, fill: (aside: string) => Promise<void>): Promise<void> => {
    const path = pathOf(key)
    prepared ??= prepare()
    await prepared
    const aside = join(incoming, randomUUID())
    try {
      await fill(aside)
      const handle = await open(aside, 'r+')
      try {
        await handle.sync()
      } finally {
        await handle.close()
      }
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await rename(aside, path)
    } catch (error) {
      await rm(aside, { force: true })
      throw isFull(error) ? noRoom() : error
    }
    await syncFolder(dirname(path))
  }

  return {
    put: (key, bytes) => keep(key, (aside) => writeFile(aside, bytes, { flag: 'wx', mode: 0o600 })),

    putFile: (key, path) =>
      keep(key, async (aside) => {
        await copyFile(path, aside, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
        await chmod(aside, 0o600)
      }),

    async size(key) {
      try {
        return (await stat(pathOf(key))).size
      } catch (error) {
        if (isAbsent(error)) return null
        throw error
      }
    },

    async read(key, range) {
      const path = pathOf(key)
      try {
        const handle = await open(path, 'r')
        return handle.createReadStream({ ...range })
      } catch (error) {
        if (isAbsent(error)) return null
        throw error
      }
    },

    async get(key) {
      try {
        return await readFile(pathOf(key))
      } catch (error) {
        if (isAbsent(error)) return null
        throw error
      }
    },

    async remove(key) {
      await rm(pathOf(key), { force: true })
    },
  }
}
