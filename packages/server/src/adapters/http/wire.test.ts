import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { connect, createServer, type Socket } from 'node:net'
import { errorCatalogue } from '@frontdesk/protocol'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { errorCode, StartError } from '../../start-error.ts'
import { httpCommands } from './command-schema.ts'
import { agentSecret, asAgent, content, type Door, openDoor } from './testing-door.ts'

let door: Door
beforeEach(async () => {
  door = openDoor({ drainWithinMs: 300 })
  await door.http.listen()
})
afterEach(() => door.close())

const url = (path: string): string => `http://127.0.0.1:${door.http.address().port}${path}`

/** Writes raw bytes to the door and gives back all that it answers until it ends the connection. */
const exchange = (bytes: string | Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket: Socket = connect(door.http.address().port, '127.0.0.1')
    const parts: Buffer[] = []
    socket.on('data', (part) => parts.push(part))
    socket.on('close', () => resolve(Buffer.concat(parts).toString('latin1')))
    // The door may hang up before the last byte was sent; what counts is what it said.
    socket.on('error', (error) => (/ECONNRESET|EPIPE/.test(errorCode(error)) ? undefined : reject(error)))
    socket.end(bytes)
  })

type Answer = { status: number; headers: IncomingHttpHeaders; text: string }

const send = (method: string, path: string, headers: OutgoingHttpHeaders, body?: Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { port } = door.http.address()
    // Node leaves the length out for methods that usually have no body; the bytes would then be no request's.
    const length = body === undefined ? {} : { 'content-length': body.length }
    const sending = request({ host: '127.0.0.1', port, method, path, headers: { ...headers, ...length } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(parts).toString() }),
      )
    })
    sending.on('error', reject)
    sending.end(body)
  })

describe('the door on a real connection', () => {
  it('[RUN9] says in one line that its port is in use', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const bound = other.address()
    const port = bound === null || typeof bound === 'string' ? 0 : bound.port
    const late = openDoor({
      config: { host: '127.0.0.1', port, publicUrl: 'http://localhost:1', content, trustedProxies: [] },
    })
    const failed = late.http.listen()
    await expect(failed).rejects.toThrow(StartError)
    await expect(failed).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`)
    await late.close()
    other.close()
  })

  it('[HTTP12] closes once, and a second time without a fault; it does not listen then', async () => {
    const { port } = door.http.address()
    await Promise.all([door.http.close(), door.http.close()])
    await door.http.close()
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow()
    expect(() => door.http.address()).toThrow('does not listen')
  })

  it('[HTTP12] finishes what is under way when it closes', async () => {
    let finish = (): void => undefined
    const reached = new Promise<void>((arrived) => {
      door.answer.with = () => {
        arrived()
        return new Promise((resolve) => {
          finish = () => resolve({ done: 'late' })
        })
      }
    })
    const slow = fetch(url('/api/v1/me'), { headers: { cookie: asAgent.cookie } })
    await reached
    const closed = door.http.close()
    finish()
    expect(await (await slow).json()).toEqual({ done: 'late' })
    await closed
  })

  it('[HTTP12] does not wait for connections that carry nothing yet, as browsers open them ahead', async () => {
    const patient = openDoor({ drainWithinMs: 600_000 })
    await patient.http.listen()
    const socket = connect(patient.http.address().port, '127.0.0.1')
    const ended = new Promise((resolve) => socket.on('close', resolve))
    socket.on('error', () => undefined)
    await new Promise((resolve) => patient.http.server.once('connection', resolve))
    await patient.close()
    await ended
    expect(socket.bytesRead).toBe(0)
  })

  it('[HTTP12] cuts what does not finish in time', async () => {
    const reached = new Promise<void>((arrived) => {
      door.answer.with = () => {
        arrived()
        return new Promise(() => undefined)
      }
    })
    const stuck = fetch(url('/api/v1/me'), { headers: { cookie: asAgent.cookie } })
    const outcome = stuck.then(
      () => 'answered',
      () => 'cut',
    )
    await reached
    await door.http.close()
    expect(await outcome).toBe('cut')
  })

  it.each([
    ['not HTTP', 'hello\r\n\r\n'],
    ['TLS', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03])],
    ['a bad header', 'GET / HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n'],
    ['two lengths', 'POST /api/v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    [
      'length and chunks',
      'POST /api/v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a length that is none', 'POST /api/v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'],
  ])('[HTTP6] %s is refused in the common form, on that connection alone', async (_what, bytes) => {
    const answer = await exchange(bytes)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain('"code":"request.invalid"')
    expect((await fetch(url('/healthz'))).status).toBe(200)
  })

  it('[HTTP6] a request without a host is refused', async () => {
    expect(await exchange('GET /api/v1/me HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    expect(door.asked).toEqual([])
  })

  it('[HTTP6] headers over the limit are too large', async () => {
    const answer = await exchange(`GET / HTTP/1.1\r\nHost: x\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain('"code":"request.too_large"')
  })

  it('[SEC-D5] a packed body is not unpacked', async () => {
    const answer = await fetch(url('/api/v1/sign-in'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: '{}',
    })
    expect(answer.status).toBe(200)
    expect(door.asked.at(-1)?.params).toEqual({})
  })

  it('[SEC-C8] bodies broken off in the middle leave nothing behind', async () => {
    const head =
      'POST /api/v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"login":'
    for (let round = 0; round < 20; round += 1)
      await Promise.all(
        Array.from(
          { length: 25 },
          () =>
            new Promise<void>((resolve) => {
              const socket = connect(door.http.address().port, '127.0.0.1', () => {
                socket.write(head, () => socket.destroy())
              })
              socket.on('close', () => resolve())
              socket.on('error', () => undefined)
            }),
        ),
      )
    expect((await fetch(url('/healthz'))).status).toBe(200)
    await expect
      .poll(() => new Promise((resolve) => door.http.server.getConnections((_error, count) => resolve(count))))
      .toBeLessThan(5)
    expect(door.asked).toEqual([])
  })
})

describe('whatever comes in', () => {
  const statuses = new Set<number>(Object.values(errorCatalogue).map((one) => one.status))
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '../..',
      '%00',
      '%',
      '%zz',
      '%2e%2e%2f',
      '\\',
      '"',
      "';--",
      '{{7*7}}',
      '__proto__',
      '<svg/onload=1>',
      '你好',
    ),
  )
  const path = fc.oneof(
    fc.webPath().map((text) => `/${text}`),
    fc.constantFrom('/%E0%A4%A', '/%', '/console/%ff', '/api/v1/conversations/%c0%ae/entries', '//', '/?', '/%2F%2F..'),
    fc
      .array(hostile, { maxLength: 6 })
      .map((parts) => `/${parts.map((part) => encodeURIComponent(part.toWellFormed())).join('/')}`),
    fc
      .tuple(
        fc.constantFrom(
          '/api/v1/me',
          '/api/v1/conversations',
          '/api/v1/conversations/x/messages',
          '/api/v1/sign-in',
          '/api/v1/pictures/',
          '/console/',
          '/widget/frame/',
          '/widget/assets/',
          '/api/docs/',
          '/api/docs/static/',
        ),
        hostile,
        hostile,
      )
      .map(
        ([base, more, query]) => `${base}${encodeURIComponent(more.toWellFormed())}?${encodeURI(query.toWellFormed())}`,
      ),
  )
  const often = <T>(value: T, other: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: other })
  const command = fc
    .tuple(fc.constantFrom(...httpCommands), fc.array(hostile, { minLength: 3, maxLength: 3 }))
    .map(([{ door: where }, parts]) => ({
      method: where.method,
      path: where.path.replaceAll(/:\w+/g, () => encodeURIComponent((parts.pop() ?? '').toWellFormed()) || 'x'),
    }))
  const headerValue = fc
    .string({ unit: 'grapheme-ascii', maxLength: 80 })
    .map((text) => text.replaceAll(/[^\x20-\x7e]/g, ''))
  const headers = fc.record(
    {
      cookie: often(`frontdesk_session=${agentSecret}`, headerValue),
      authorization: headerValue,
      origin: often('http://localhost:8460', headerValue),
      host: headerValue,
      'content-type': often(
        'application/json',
        fc.oneof(headerValue, fc.constantFrom('image/png', 'text/plain', 'a/b; c=d')),
      ),
      'content-encoding': headerValue,
      accept: headerValue,
      'accept-encoding': headerValue,
      'x-forwarded-for': headerValue,
      'sec-fetch-site': often('same-origin', headerValue),
      'sec-fetch-dest': headerValue,
      'if-none-match': headerValue,
      'if-modified-since': headerValue,
      range: headerValue,
      'access-control-request-method': headerValue,
      'user-agent': headerValue,
    },
    { requiredKeys: [] },
  )
  const body = fc.oneof(
    fc.json().map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc.nat(30_000).map((depth) => Buffer.from('['.repeat(depth))),
    fc.nat(12_000).map((depth) => Buffer.from(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)),
    fc.constant(Buffer.from('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}')),
  )
  const anyMethod = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND')

  const target = fc.oneof(command, fc.record({ method: anyMethod, path }))

  it('[SEC-F2] every request is answered with success, a redirect or a refusal of the catalogue; nothing else happens', async () => {
    const statusesSeen = new Set<number>()
    await fc.assert(
      fc.asyncProperty(target, headers, body, async ({ method: verb, path: address }, sent, payload) => {
        const hasBody = verb !== 'GET' && verb !== 'HEAD'
        const answer = await send(verb, address, sent, hasBody ? payload : undefined)
        // What is not built is the one plain-text 503.
        statusesSeen.add(answer.status)
        if (answer.status === 503) expect(answer.text === '' || answer.text.includes('is not built')).toBe(true)
        else if (answer.status >= 400) expect(statuses.has(answer.status)).toBe(true)
        expect(answer.status).not.toBe(500)
        expect(answer.headers['x-content-type-options']).toBe('nosniff')
        expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
      }),
      { numRuns: 1_500 },
    )
    expect(door.log.filter((line) => line.level === 'error')).toEqual([])
    // The fuzz reaches past the first refusal.
    expect([...statusesSeen]).toEqual(expect.arrayContaining([200, 400, 404]))
    expect(door.asked.length).toBeGreaterThan(50)
  }, 60_000)

  it('[SEC-F2] raw bytes on the connection end that connection only', async () => {
    const start = fc.constantFrom(
      '',
      'GET / HTTP/1.1\r\n',
      'POST /api/v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n',
    )
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), async (line, bytes) => {
        const answer = await exchange(Buffer.concat([Buffer.from(line), Buffer.from(bytes), Buffer.from('\r\n\r\n')]))
        expect(answer).not.toMatch(/^HTTP\/1\.1 500/)
      }),
      { numRuns: 200 },
    )
    expect((await fetch(url('/healthz'))).status).toBe(200)
    expect(door.log.filter((one) => one.level === 'error')).toEqual([])
  }, 60_000)
})
