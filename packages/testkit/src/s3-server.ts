import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export type S3Server = {
  /** For a server in this process. */
  readonly config: { url: string; region: string; keyId: string; secret: string }
  readonly objects: ReadonlyMap<string, Buffer>
  /** Requests that were refused for their signature, their hash or their time. */
  refused(): number
  /** From now on it answers with this status; null serves again. */
  answer(status: number | null): void
  /** Idempotent. */
  close(): Promise<void>
}

const secret = 'canary/s3+secret'
const keyId = 'TESTKEYID'
const region = 'test-region-1'
const mostSkewMs = 15 * 60_000

const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** What the request should be signed with, made from what has come and from nothing that the product has made. */
const isSigned = ({ method = '', url = '', headers }: IncomingMessage, body: Buffer): boolean => {
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(.+)$/
  const [, id, day = '', place, names = '', signature] = form.exec(headers.authorization ?? '') ?? []
  const moment = String(headers['x-amz-date'])
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(moment) ?? []
  const skewMs = Math.abs(Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`) - Date.now())
  const hash = String(headers['x-amz-content-sha256'])
  if (id !== keyId || place !== region || !moment.startsWith(day) || !(skewMs < mostSkewMs)) return false
  if (hash !== sha256(body)) return false
  const signed = names.split(';')
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => signed.includes(name))) return false
  const lines = signed.map((name) => `${name}:${String(headers[name]).trim()}\n`).join('')
  const canonical = `${method}\n${url}\n\n${lines}\n${names}\n${hash}`
  const toSign = `AWS4-HMAC-SHA256\n${moment}\n${day}/${region}/s3/aws4_request\n${sha256(canonical)}`
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), 's3'), 'aws4_request')
  return hmac(key, toSign).toString('hex') === signature
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

/** A bucket that speaks as much of S3 as is used of it, and refuses what is not signed as S3 wants it. */
export const startS3Server = async (): Promise<S3Server> => {
  const objects = new Map<string, Buffer>()
  let refused = 0
  let answered: number | null = null
  const server = createServer((request, response) => {
    void bodyOf(request)
      .catch(() => null)
      .then((body) => {
        // Broken off: nothing is kept.
        if (body === null) return response.destroy()
        if (answered !== null) return response.writeHead(answered).end('<Error/>')
        if (!isSigned(request, body)) {
          refused += 1
          return response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
        }
        const [key, object] = [request.url ?? '', objects.get(request.url ?? '')]
        switch (request.method) {
          case 'PUT':
            objects.set(key, body)
            return response.writeHead(200).end()
          case 'DELETE':
            objects.delete(key)
            return response.writeHead(204).end()
          default: {
            if (object === undefined) return response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>')
            const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
            const part = start === undefined ? object : object.subarray(Number(start), Number(end) + 1)
            const range = start === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${object.length}` }
            response.writeHead(start === undefined ? 200 : 206, { 'content-length': part.length, ...range })
            return response.end(part)
          }
        }
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  let closing: Promise<void> | undefined
  return {
    config: { url: `http://127.0.0.1:${port}/bucket`, region, keyId, secret },
    objects,
    refused: () => refused,
    answer: (status) => {
      answered = status
    },
    close: () => {
      closing ??= new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      return closing
    },
  }
}
