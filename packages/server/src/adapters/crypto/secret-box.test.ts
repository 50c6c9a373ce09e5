import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSecretBox } from './secret-box.ts'
import { loadSecretKey, secretKeyFile } from './secret-key.ts'

const key = (fill: number): Uint8Array => new Uint8Array(32).fill(fill)

describe('createSecretBox', () => {
  const box = createSecretBox(key(1))

  it('[IDN5] opens what it sealed, for the same place only, and seals twice differently', () => {
    const sealed = box.seal('words 你好', 'here')
    expect(sealed).not.toContain('words')
    expect(box.open(sealed, 'here')).toBe('words 你好')
    expect(box.open(sealed, 'there')).toBeNull()
    expect(box.seal('words 你好', 'here')).not.toBe(sealed)
    expect(createSecretBox(key(2)).open(sealed, 'here')).toBeNull()
  })

  it('[IDN5] opens nothing that was changed or cut anywhere', () => {
    const sealed = box.seal('words', 'here')
    const bytes = Buffer.from(sealed.slice(3), 'base64url')
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(box.open(`v1.${changed.toString('base64url')}`, 'here')).toBeNull()
      expect(box.open(`v1.${bytes.subarray(0, at).toString('base64url')}`, 'here')).toBeNull()
    }
    for (const wrong of ['', 'v1', 'v1.', 'v2.AAAA', sealed.replace('v1', 'v2')])
      expect(box.open(wrong, 'here')).toBeNull()
  })

  it('[IDN5] takes no key of another length', () =>
    expect(() => createSecretBox(new Uint8Array(16))).toThrow(RangeError))
})

describe('loadSecretKey', () => {
  const folder = async (): Promise<string> => {
    const path = await mkdtemp(join(tmpdir(), 'frontdesk-key-'))
    onTestFinished(() => rm(path, { recursive: true, force: true }))
    return path
  }

  it('[IDN5] makes the key once, for its owner alone, also when two start together', async () => {
    const dataDir = join(await folder(), 'data')
    const keys = await Promise.all([1, 2, 3].map(() => loadSecretKey(dataDir, undefined)))
    expect(new Set(keys.map((one) => Buffer.from(one).toString('hex'))).size).toBe(1)
    expect((await stat(join(dataDir, secretKeyFile))).mode & 0o777).toBe(0o600)
    expect(await loadSecretKey(dataDir, undefined)).toEqual(keys[0])
  })

  it('[IDN5] takes the configured one before the file, which is then not made', async () => {
    const dataDir = await folder()
    expect(await loadSecretKey(dataDir, Buffer.from(key(7)).toString('base64url'))).toEqual(Buffer.from(key(7)))
    await expect(readFile(join(dataDir, secretKeyFile))).rejects.toThrow('ENOENT')
  })

  it('[IDN5] a damaged file stops the start with one line that does not tell it', async () => {
    const dataDir = await folder()
    await writeFile(join(dataDir, secretKeyFile), 'half-a-key')
    const stopped = loadSecretKey(dataDir, undefined)
    await expect(stopped).rejects.toThrow(/holds no key/)
    await expect(stopped).rejects.not.toThrow(/half-a-key/)
  })
})
