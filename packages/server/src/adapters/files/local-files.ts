import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileStore } from '../../app/ports/file-store.ts'

/** One or two folders in small letters at most, a name of at least 16 safe characters, perhaps an ending. No dots elsewhere. */
const keyForm = /^(?:[a-z]{1,32}\/){0,2}[A-Za-z0-9_-]{16,128}(?:\.[a-z0-9]{1,8})?$/

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
 */
export const createLocalFiles = (dir: string): FileStore => {
  const pathOf = (key: string): string => {
    if (!keyForm.test(key)) throw new TypeError('not a file key')
    return join(dir, key)
  }
  const incoming = join(dir, '.incoming')
  let prepared: Promise<void> | undefined
  // What a killed process left half written is nobody's.
  const prepare = async (): Promise<void> => {
    await rm(incoming, { recursive: true, force: true })
    await mkdir(incoming, { recursive: true, mode: 0o700 })
  }

  return {
    async put(key, bytes) {
      const path = pathOf(key)
      prepared ??= prepare()
      await prepared
      const aside = join(incoming, randomUUID())
      try {
        const handle = await open(aside, 'wx', 0o600)
        try {
          await handle.writeFile(bytes)
          await handle.sync()
        } finally {
          await handle.close()
        }
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        await rename(aside, path)
      } catch (error) {
        await rm(aside, { force: true })
        throw error
      }
      await syncFolder(dirname(path))
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
