import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { Fault } from '../../app/fault.ts'
import { type Egress, EgressFault, type EgressOpened, type EgressRequest } from '../../app/ports/egress.ts'
import type { FileStore } from '../../app/ports/file-store.ts'
import type { Clock } from '../../app/ports/runtime.ts'
import type { S3Config } from '../../config-s3.ts'
import { fileKey } from './file-key.ts'
import { emptyHash, signS3 } from './sign-s3.ts'

/** Of silence. */
const silenceMs = 30_000

const away = (): Fault => new Fault('server.busy', 'The store of files does not answer.', { retryAfterMs: 10_000 })

/** Opened only once somebody reads. */
const readWhole = async function* (path: string): AsyncGenerator<Buffer> {
  yield* createReadStream(path) as AsyncIterable<Buffer>
}

type Asked = Pick<EgressRequest, 'method' | 'body'> & { payloadHash?: string; headers?: Record<string, string> }

/**
 * Files in a bucket. An object is there whole or not at all, and stays once it is answered for: that is the protocol's own promise.
 * Every request is signed with its body's hash, so that nothing changes on the way unseen.
 * @throws Fault server.busy where the store is away or refuses
 */
export const createS3Files = (egress: Egress, { url, ...credentials }: S3Config, clock: Clock): FileStore => {
  const open = async (key: string, { method = 'GET', body, headers = {}, payloadHash = emptyHash }: Asked) => {
    const at = `${url}/${fileKey(key)}`
    const signed = signS3(credentials, { method, url: at, headers, payloadHash, atMs: clock.now() })
    const request = { url: at, method, headers: signed, secret: true, timeoutMs: silenceMs }
    try {
      return await egress.open(body === undefined ? request : { ...request, body })
    } catch (fault) {
      throw fault instanceof EgressFault ? away() : fault
    }
  }
  /** Without looking at the body. */
  const ask = async (key: string, asked: Asked): Promise<EgressOpened> => {
    const answer = await open(key, asked)
    answer.body.destroy()
    return answer
  }
  const expect = ({ status }: EgressOpened, ...fine: number[]): void => {
    if (!fine.includes(status)) throw away()
  }

  return {
    put: async (key, bytes) => {
      const payloadHash = createHash('sha256').update(bytes).digest('hex')
      expect(await ask(key, { method: 'PUT', body: bytes, payloadHash }), 200)
    },
    putFile: async (key, path) => {
      const hash = createHash('sha256')
      await pipeline(createReadStream(path), hash)
      const body = { bytes: (await stat(path)).size, stream: readWhole(path) }
      expect(await ask(key, { method: 'PUT', body, payloadHash: hash.digest('hex') }), 200)
    },
    size: async (key) => {
      const answer = await ask(key, { method: 'HEAD' })
      if (answer.status === 404) return null
      expect(answer, 200)
      return Number(answer.header('content-length'))
    },
    read: async (key, { start, end }) => {
      const answer = await open(key, { headers: { range: `bytes=${start}-${end}` } })
      if (answer.status === 206) return answer.body
      answer.body.destroy()
      if (answer.status === 404) return null
      throw away()
    },
    get: async (key) => {
      const answer = await open(key, {})
      if (answer.status !== 200) answer.body.destroy()
      if (answer.status === 404) return null
      expect(answer, 200)
      const pieces: Uint8Array[] = []
      for await (const piece of answer.body) pieces.push(piece)
      return Buffer.concat(pieces)
    },
    remove: async (key) => {
      expect(await ask(key, { method: 'DELETE' }), 200, 204, 404)
    },
  }
}
