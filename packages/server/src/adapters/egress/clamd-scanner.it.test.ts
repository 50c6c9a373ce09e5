import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eicar, eicarSignature, startClamd } from '@frontdesk/testkit/clamd'
import { freePort } from '@frontdesk/testkit/free-port'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createClamdScanner } from './clamd-scanner.ts'

const begin = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-scan-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const port = await freePort()
  const there = async () => {
    const clamd = await startClamd({ port })
    onTestFinished(clamd.close)
    return clamd
  }
  const told: boolean[] = []
  const scan = async (bytes: Uint8Array, at: { path: string } | { host: string; port: number } = nearby) => {
    const path = join(folder, 'upload')
    await writeFile(path, bytes)
    return createClamdScanner({ at, onChange: () => undefined }).scan(path)
  }
  const nearby = { host: '127.0.0.1', port }
  const scanner = createClamdScanner({ at: nearby, onChange: (isThere) => told.push(isThere) })
  return { folder, there, scan, scanner, told }
}

const clean = Buffer.alloc(300_000, 'x')
const found = { kind: 'infected', signature: eicarSignature }

describe('ClamAV’s daemon', () => {
  it('[FIL11][SEC-C7] is sent the whole file, piece by piece, and its verdict is read, by either socket', async () => {
    const { there, scan } = await begin()
    const { path } = await there()
    expect(await scan(clean)).toEqual({ kind: 'clean' })
    expect(await scan(Buffer.concat([clean, eicar]))).toEqual(found)
    expect(await scan(Buffer.concat([clean, eicar]), { path })).toEqual(found)
    // Larger than it takes: that can not be checked, now or later.
    const large = Buffer.alloc(2_000_000)
    for (let time = 0; time < 20; time += 1)
      for (const at of [undefined, { path }]) expect(await scan(large, at)).toEqual({ kind: 'unchecked', again: false })
  })

  it('[FIL11] away is a verdict too, told once, and so is its return', async () => {
    const { folder, there, scanner, told } = await begin()
    const path = join(folder, 'hostile')
    await writeFile(path, eicar)
    const away = { kind: 'unchecked', again: true }
    expect([await scanner.scan(path), await scanner.scan(path)]).toEqual([away, away])
    expect(told).toEqual([false])
    await there()
    expect(await scanner.scan(path)).toEqual(found)
    expect(told).toEqual([false, true])
  })
})
