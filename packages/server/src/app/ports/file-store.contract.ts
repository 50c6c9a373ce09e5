import { describe, expect, it } from 'vitest'
import type { FileStore } from './file-store.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const key = (name: string): string => `${name}-0123456789abcdef`

/** What every file store keeps to. `make` gives an empty one, `fileOf` a file of this machine with these bytes. */
export const fileStoreContract = (
  name: string,
  make: () => Promise<FileStore>,
  fileOf: (bytes: Uint8Array) => Promise<string>,
): void => {
  describe(`file store contract: ${name}`, () => {
    it('[FIL1] gives back the bytes that were put, byte for byte', async () => {
      const files = await make()
      const all = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256)
      await files.put(key('all'), all)
      await files.put(`pictures/${key('In_Folder')}.webp`, bytes('x'))
      expect(Buffer.from((await files.get(key('all'))) ?? '').equals(Buffer.from(all))).toBe(true)
      expect(await files.get(`pictures/${key('In_Folder')}.webp`)).toEqual(Buffer.from('x'))
    })

    it('[FIL1] has null for what was never put and for what was removed; removing twice is fine', async () => {
      const files = await make()
      expect(await files.get(key('never'))).toBeNull()
      await files.put(key('gone'), bytes('x'))
      await files.remove(key('gone'))
      await files.remove(key('gone'))
      expect(await files.get(key('gone'))).toBeNull()
    })

    it('[FIL1] keeps a file of this machine, says its size, and gives any piece of it', async () => {
      const files = await make()
      const all = Buffer.from(Uint8Array.from({ length: 200_000 }, (_, index) => index % 251))
      const path = await fileOf(all)
      await files.putFile(key('file'), path)
      expect(await files.size(key('file'))).toBe(all.length)
      const read = async (start: number, end: number): Promise<Buffer> => {
        const pieces: Uint8Array[] = []
        for await (const piece of (await files.read(key('file'), { start, end })) ?? []) pieces.push(piece)
        return Buffer.concat(pieces)
      }
      for (const [start, end] of [
        [0, all.length - 1],
        [0, 0],
        [100_000, 150_000],
        [all.length - 1, all.length - 1],
      ] as const)
        expect((await read(start, end)).equals(all.subarray(start, end + 1))).toBe(true)
      await files.remove(key('file'))
      expect([await files.size(key('file')), await files.read(key('file'), { start: 0, end: 9 })]).toEqual([null, null])
      await expect(files.putFile(key('none'), `${path}-not`)).rejects.toThrow()
      expect(await files.size(key('none'))).toBeNull()
    })

    it('[FIL1] shows one whole file or the other while a key is written over', async () => {
      const files = await make()
      const versions = ['a', 'b', 'c', 'd'].map((letter) => bytes(letter.repeat(200_000)))
      await files.put(key('same'), versions[0] ?? bytes(''))
      const reads: Promise<Uint8Array | null>[] = []
      await Promise.all(
        versions.map(async (version) => {
          reads.push(files.get(key('same')))
          await files.put(key('same'), version)
          reads.push(files.get(key('same')))
        }),
      )
      for (const read of await Promise.all(reads)) {
        expect(new Set(read).size).toBe(1)
        expect(read?.byteLength).toBe(200_000)
      }
    })

    it.each([
      '',
      'short',
      `../${key('up')}`,
      `..%2f${key('up')}`,
      `/etc/${key('x')}`,
      `a\\${key('x')}`,
      `${key('nul')}\0`,
      `.${key('dot')}`,
      `pictures/../${key('x')}`,
      `Pictures/${key('x')}`,
      `${key('x')}/`,
      'k'.repeat(129),
    ])('[FIL2] refuses a key that is not of the strict form: %j', async (wrong) => {
      const files = await make()
      await expect(files.put(wrong, bytes('x'))).rejects.toThrow(TypeError)
      await expect(files.get(wrong)).rejects.toThrow(TypeError)
      await expect(files.remove(wrong)).rejects.toThrow(TypeError)
      await expect(files.size(wrong)).rejects.toThrow(TypeError)
      await expect(files.read(wrong, { start: 0, end: 0 })).rejects.toThrow(TypeError)
    })
  })
}
