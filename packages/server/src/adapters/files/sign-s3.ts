import { createHash, createHmac } from 'node:crypto'

/** Of nothing. */
export const emptyHash = createHash('sha256').digest('hex')

type Credentials = { keyId: string; secret: string; region: string }
type Request = {
  method: string
  url: string
  /** All of them are signed; names in small letters. */
  headers?: Readonly<Record<string, string>>
  /** SHA-256 of the body, in hexadecimal. */
  payloadHash: string
  atMs: number
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** As signatures want it: everything but the unreserved characters is encoded. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)

/**
 * Signs a request without a query for S3 (AWS Signature Version 4, one chunk).
 * @returns all headers to send
 */
export const signS3 = (credentials: Credentials, request: Request): Record<string, string> => {
  const { keyId, secret, region } = credentials
  const { host, pathname } = new URL(request.url)
  const moment = new Date(request.atMs).toISOString().replace(/[-:]|\.\d{3}/g, '')
  const day = moment.slice(0, 8)
  const headers: Record<string, string> = {
    ...request.headers,
    host,
    'x-amz-content-sha256': request.payloadHash,
    'x-amz-date': moment,
  }
  const names = Object.keys(headers).sort()
  const path = pathname
    .split('/')
    .map((part) => encoded(decodeURIComponent(part)))
    .join('/')
  const signedNames = names.join(';')
  const lines = names.map((name) => `${name}:${(headers[name] ?? '').trim()}\n`).join('')
  const canonical = [request.method, path, '', lines, signedNames, request.payloadHash].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', moment, scope, createHash('sha256').update(canonical).digest('hex')].join('\n')
  const key = [region, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${secret}`, day))
  const signature = createHmac('sha256', key).update(toSign).digest('hex')
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${keyId}/${scope}, SignedHeaders=${signedNames}, Signature=${signature}`,
  }
}
