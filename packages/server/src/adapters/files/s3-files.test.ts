import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type S3Server, startS3Server } from '@frontdesk/testkit/s3-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Egress } from '../../app/ports/egress.ts'
import { fileStoreContract } from '../../app/ports/file-store.contract.ts'
import { createEgressClient, placeOf } from '../egress/egress-client.ts'
import { createS3Files } from './s3-files.ts'
import { signS3 } from './sign-s3.ts'

let server: S3Server
beforeAll(async () => {
  server = await startS3Server()
})
afterAll(() => server?.close())

const clock = { now: () => Date.now() }
const egress = (): Egress => createEgressClient({ allowed: [placeOf(new URL(server.config.url))] })
let buckets = 0
const store = (change: Partial<S3Server['config']> = {}, at = clock) => {
  buckets += 1
  return createS3Files(egress(), { ...server.config, url: `${server.config.url}-${buckets}`, ...change }, at)
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-bucket-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
const fileOf = async (bytes: Uint8Array): Promise<string> => {
  const path = join(folder, randomUUID())
  await writeFile(path, bytes)
  return path
}
fileStoreContract('bucket', async () => store(), fileOf)

describe('requests to a bucket', () => {
  // The examples of Amazon's own documentation, "Signature Calculations for the Authorization Header: Transferring Payload in a Single Chunk".
  const credentials = {
    keyId: 'AKIAIOSFODNN7EXAMPLE',
    secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    region: 'us-east-1',
  }
  const host = 'https://examplebucket.s3.amazonaws.com'
  const atMs = Date.UTC(2013, 4, 24)
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
  const signatureOf = (request: Omit<Parameters<typeof signS3>[1], 'atMs'>): string | undefined =>
    signS3(credentials, { ...request, atMs })['authorization']?.split('Signature=')[1]

  it('[FIL13] are signed as the documentation’s examples are', () => {
    const range = { range: 'bytes=0-9' }
    expect(signatureOf({ method: 'GET', url: `${host}/test.txt`, headers: range, payloadHash: sha256('') })).toBe(
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    )
    const headers = { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' }
    const payloadHash = sha256('Welcome to Amazon S3.')
    expect(signatureOf({ method: 'PUT', url: `${host}/test$file.text`, headers, payloadHash })).toBe(
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    )
  })

  it('[FIL13] the test’s bucket refuses what is signed wrongly or long ago, and then nothing is kept', async () => {
    const key = 'files/0123456789abcdef'
    const bytes = new Uint8Array(3)
    const anHourAgo = { now: () => Date.now() - 3_600_000 }
    for (const wrong of [
      store({ secret: 'other' }),
      store({ keyId: 'OTHER' }),
      store({ region: 'x' }),
      store({}, anHourAgo),
    ]) {
      const before = server.objects.size
      await expect(wrong.put(key, bytes)).rejects.toMatchObject({ code: 'server.busy' })
      await expect(wrong.size(key)).rejects.toMatchObject({ code: 'server.busy' })
      expect(server.objects.size).toBe(before)
    }
    expect(server.refused()).toBe(8)
  })

  it('[FIL13] a store that fails is away, and not a file that is gone', async () => {
    const files = store()
    const key = 'files/0123456789abcdef'
    await files.put(key, new Uint8Array(3))
    for (const status of [500, 503, 301, 403]) {
      server.answer(status)
      for (const asked of [files.get(key), files.size(key), files.read(key, { start: 0, end: 1 }), files.remove(key)])
        await expect(asked).rejects.toMatchObject({ code: 'server.busy' })
    }
    server.answer(null)
    expect(await files.size(key)).toBe(3)
    const nowhere = createS3Files(egress(), { ...server.config, url: 'http://127.0.0.1:1/bucket' }, clock)
    await expect(nowhere.put(key, new Uint8Array(3))).rejects.toMatchObject({ code: 'server.busy' })
  })
})
