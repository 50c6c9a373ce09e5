import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@frontdesk/testkit/free-port'
import { eicar, startVirusScanner } from '@frontdesk/testkit/virus-scanner'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClamdScanner } from './clamd-scanner.ts'

let folder: string
let at: { host: string; port: number }
const closing: (() => Promise<unknown>)[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-scan-'))
  at = { host: '127.0.0.1', port: await freePort() }
  closing.push(() => rm(folder, { recursive: true, force: true }))
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const fileOf = async (bytes: Uint8Array): Promise<string> => {
  const path = join(folder, 'upload')
  await writeFile(path, bytes)
  return path
}
const there = async (options: Partial<Parameters<typeof startVirusScanner>[0]> = {}) => {
  const double = await startVirusScanner({ at, ...options })
  closing.push(double.close)
  return double
}
const scannerOf = (where: Parameters<typeof createClamdScanner>[0]['at'] = at, told: boolean[] = []) =>
  createClamdScanner({ at: where, onChange: (isThere) => told.push(isThere) })

describe('a scanner that speaks as clamd does', () => {
  it('[FIL11][SEC-C7] is sent the whole file, piece by piece, and its verdict is read', async () => {
    const double = await there()
    const clean = Buffer.alloc(300_000, 'x')
    expect(await scannerOf().scan(await fileOf(clean))).toEqual({ kind: 'clean' })
    expect(double.looked).toEqual([300_000])
    const hostile = Buffer.concat([clean, eicar])
    expect(await scannerOf().scan(await fileOf(hostile))).toEqual({
      kind: 'infected',
      signature: 'Win.Test.EICAR_HDB-1',
    })
  })

  it('[FIL11] is reached by a socket of this machine too', async () => {
    const path = join(folder, 'clamd.ctl')
    await there({ at: { path } })
    expect(await scannerOf({ path }).scan(await fileOf(eicar))).toMatchObject({ kind: 'infected' })
  })

  it('[FIL11] what is larger than it takes can not be checked, now or later', async () => {
    await there({ mostBytes: 100_000 })
    expect(await scannerOf().scan(await fileOf(Buffer.alloc(2_000_000)))).toEqual({ kind: 'unchecked', again: false })
  })

  it.each(['', 'UNKNOWN COMMAND\0', 'stream: OK FOUND', `${'x'.repeat(10_000)}`, 'stream: Something ERROR\0'])(
    '[FIL11] no verdict is no all-clear: %j',
    async (answer) => {
      await there({ answer })
      expect(await scannerOf().scan(await fileOf(eicar))).toEqual({ kind: 'unchecked', again: true })
    },
  )

  it('[FIL11] away is a verdict too, told once, and so is its return', async () => {
    const told: boolean[] = []
    const scanner = scannerOf(at, told)
    const path = await fileOf(eicar)
    expect([await scanner.scan(path), await scanner.scan(path)]).toEqual([
      { kind: 'unchecked', again: true },
      { kind: 'unchecked', again: true },
    ])
    expect(told).toEqual([false])
    await there()
    expect(await scanner.scan(path)).toMatchObject({ kind: 'infected' })
    expect(told).toEqual([false, true])
  })
})
