import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { fileStoreContract } from '../../app/ports/file-store.contract.ts'
import { createLocalFiles } from './local-files.ts'

const folders: string[] = []
const folder = async (): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), 'frontdesk-files-'))
  folders.push(dir)
  return dir
}
afterEach(async () => {
  for (const dir of folders.splice(0)) await rm(dir, { recursive: true, force: true })
})

const fileOf = async (bytes: Uint8Array): Promise<string> => {
  const path = join(await folder(), 'upload')
  await writeFile(path, bytes)
  return path
}
fileStoreContract('local folder', async () => createLocalFiles(join(await folder(), 'made', 'by', 'need')), fileOf)

describe('createLocalFiles', () => {
  it('[FIL1] leaves nothing aside, and clears what a killed process left half written', async () => {
    const dir = await folder()
    await mkdir(join(dir, '.incoming'))
    await writeFile(join(dir, '.incoming', 'half'), 'half')
    await createLocalFiles(dir).put('0123456789abcdef', new Uint8Array(3))
    expect(await readdir(join(dir, '.incoming'))).toEqual([])
    expect((await readdir(dir)).sort()).toEqual(['.incoming', '0123456789abcdef'])
  })

  it.skipIf(process.platform === 'win32')(
    '[FIL2] makes files and folders that only its own user can read',
    async () => {
      const dir = await folder()
      await createLocalFiles(dir).put('pictures/0123456789abcdef', new Uint8Array(3))
      expect((await stat(join(dir, 'pictures', '0123456789abcdef'))).mode & 0o777).toBe(0o600)
      expect((await stat(join(dir, 'pictures'))).mode & 0o777).toBe(0o700)
    },
  )

  it('[FIL1] fails without a trace where the folder can not be written', async () => {
    const dir = await folder()
    await writeFile(join(dir, 'pictures'), 'a file where a folder should be')
    await expect(createLocalFiles(dir).put('pictures/0123456789abcdef', new Uint8Array(3))).rejects.toThrow()
    expect(await readdir(join(dir, '.incoming'))).toEqual([])
  })
})
