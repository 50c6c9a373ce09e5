import { lookup } from 'node:dns/promises'
import { request as askPlainly, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as askByTls } from 'node:https'
import { isIPv4, isIPv6, type LookupFunction } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Egress, type EgressAnswer, EgressFault, type EgressRequest } from '../../app/ports/egress.ts'
import { isOfTheWorld } from '../../ip-address.ts'

const defaultTimeoutMs = 10_000
const defaultMaxBytes = 256 * 1024
const headerBytes = 16 * 1024

/** The addresses behind a name. */
export type Resolve = (host: string) => Promise<readonly string[]>

const resolveAll: Resolve = async (host) => (await lookup(host, { all: true })).map(({ address }) => address)

const portOf = (url: URL): string => url.port || (url.protocol === 'https:' ? '443' : '80')
/** As the operator writes what may be asked: `host:port`. */
export const placeOf = (url: URL): string => `${url.hostname}:${portOf(url)}`

/**
 * Asks other machines: of the world's addresses on the usual ports, and where the operator allows it of others. The name is
 * looked up once, each of its addresses is checked, and the connection goes to the one that was; each redirect anew.
 * @param options.allowed `host:port` of what may be asked wherever it is, and without TLS even with a secret
 */
export const createEgressClient = (options: { allowed: readonly string[]; resolve?: Resolve }): Egress => {
  const allowed = new Set(options.allowed.map((place) => place.toLowerCase()))
  const resolve = options.resolve ?? resolveAll

  const addressOf = async (url: URL, secret: boolean): Promise<string> => {
    const isAllowed = allowed.has(placeOf(url))
    const isUsual = url.protocol === 'https:' ? portOf(url) === '443' : url.protocol === 'http:' && portOf(url) === '80'
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
    if (!isWeb || url.username !== '' || url.password !== '') throw new EgressFault('not reached')
    if (!isAllowed && (!isUsual || (secret && url.protocol === 'http:'))) throw new EgressFault('not reached')
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
    const addresses = await resolve(host)
    const first = addresses.find(isIPv4) ?? addresses[0]
    // One that points both ways points to wherever it wants at the next look.
    if (first === undefined || !(isAllowed || addresses.every(isOfTheWorld))) throw new EgressFault('not reached')
    return first
  }

  const follow = async (request: EgressRequest, signal: AbortSignal): Promise<EgressAnswer> => {
    let left = request.secret === true ? 0 : (request.redirects ?? 0)
    for (let address = request.url; ; left -= 1) {
      const url = URL.canParse(address) ? new URL(address) : null
      if (url === null) throw new EgressFault('not reached')
      const answer = await exchange(url, await addressOf(url, request.secret === true), request, signal)
      const location = answer.header('location')
      if (answer.status < 300 || answer.status > 399 || location === null || left <= 0) return answer
      if (!URL.canParse(location, url.href)) return answer
      address = new URL(location, url).href
    }
  }

  return {
    ask: async (request) => {
      const signal = AbortSignal.timeout(request.timeoutMs ?? defaultTimeoutMs)
      try {
        return await Promise.race([follow(request, signal), aborted(signal)])
      } catch (fault) {
        throw faultOf(fault, signal)
      }
    },
    open: async (request) => {
      const silence = silenceOf(request.timeoutMs ?? defaultTimeoutMs)
      try {
        const url = new URL(request.url)
        const address = await Promise.race([addressOf(url, request.secret === true), aborted(silence.signal)])
        const response = await send(url, address, request, silence)
        // From here on silence ends the body, and whoever reads it hears of that.
        response.once('close', silence.over)
        response.on('data', silence.heard).pause()
        return { url: url.href, status: response.statusCode ?? 0, header: headerOf(response), body: response }
      } catch (fault) {
        silence.over()
        throw faultOf(fault, silence.signal)
      }
    },
  }
}

const faultOf = (fault: unknown, signal: AbortSignal): EgressFault => {
  if (fault instanceof EgressFault) return fault
  // The library's words may hold the address, and an address may hold a secret.
  return new EgressFault(signal.aborted ? 'no answer in time' : 'not reached')
}

/** Time that runs from the last sign of life. */
type Silence = { signal: AbortSignal; heard(): void; over(): void }

const silenceOf = (mostMs: number): Silence => {
  const cut = new AbortController()
  const timer = setTimeout(() => cut.abort(), mostMs)
  return { signal: cut.signal, heard: () => void timer.refresh(), over: () => clearTimeout(timer) }
}

/** A look-up cannot be called off. */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new EgressFault('no answer in time')), { once: true })
  })

const exchange = async (
  url: URL,
  address: string,
  request: EgressRequest,
  signal: AbortSignal,
): Promise<EgressAnswer> => {
  const response = await send(url, address, request, { signal, heard: () => undefined })
  try {
    const body = await read(response, request.maxBytes ?? defaultMaxBytes, request.cut === true)
    return { url: url.href, status: response.statusCode ?? 0, header: headerOf(response), body }
  } finally {
    response.destroy()
  }
}

const lengthOf = (body: NonNullable<EgressRequest['body']>): number =>
  typeof body === 'string' || body instanceof Uint8Array ? Buffer.byteLength(body) : body.bytes

/** Sends it all; resolves when the answer begins. */
const send = (
  url: URL,
  address: string,
  { method = 'GET', headers = {}, body }: EgressRequest,
  { signal, heard }: Pick<Silence, 'signal' | 'heard'>,
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const options: RequestOptions = {
      method,
      headers: {
        'user-agent': 'Frontdesk',
        'accept-encoding': 'identity',
        ...headers,
        ...(body === undefined ? {} : { 'content-length': lengthOf(body) }),
      },
      agent: false,
      lookup: pinnedTo(address),
      maxHeaderSize: headerBytes,
      signal,
    }
    const asked: ClientRequest = url.protocol === 'https:' ? askByTls(url, options) : askPlainly(url, options)
    asked.on('error', reject)
    asked.on('response', resolve)
    if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) asked.end(body)
    else
      pipeline(Readable.from(body.stream), asked).catch((fault: unknown) => {
        asked.destroy()
        reject(fault instanceof Error ? fault : new EgressFault('not reached'))
      })
    asked.on('drain', heard)
  })

const pinnedTo =
  (address: string): LookupFunction =>
  (_, options, done) => {
    const family = isIPv6(address) ? 6 : 4
    if (options.all === true) done(null, [{ address, family }])
    else done(null, address, family)
  }

const read = async (response: IncomingMessage, maxBytes: number, cut: boolean): Promise<Uint8Array> => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxBytes && !cut) throw new EgressFault('answer too large')
    chunks.push(chunk)
    if (bytes > maxBytes) break
  }
  return Buffer.concat(chunks).subarray(0, maxBytes)
}

const headerOf =
  ({ headers }: IncomingMessage): EgressAnswer['header'] =>
  (name) => {
    const value = headers[name]
    return typeof value === 'string' ? value : (value?.[0] ?? null)
  }
