import { limits } from '@frontdesk/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Fault } from '../../app/fault.ts'
import { nobody } from '../../app/principal.ts'
import { agent, asAgent, asVisitor, type Door, openDoor } from './testing-door.ts'

const key = 'k'.repeat(43)
let door: Door
let set: { principal: unknown; bytes: Uint8Array }[]
let ready: () => Promise<void>
beforeEach(() => {
  set = []
  ready = async () => undefined
  door = openDoor({
    setPicture: async (principal, bytes) => {
      set.push({ principal, bytes })
      if (bytes[0] === 0) throw new Fault('picture.invalid', 'No picture.')
      return { passwordChangeDue: false } as never
    },
    findPicture: async (asked) => (asked === key ? Uint8Array.of(1, 2, 3) : null),
    checkReady: () => ready(),
  })
})
afterEach(() => door.close())

describe('an agent’s picture', () => {
  const put = (payload: Buffer, headers: Record<string, string>) =>
    door.inject({ method: 'PUT', url: '/api/v1/me/picture', payload, headers })

  it('[HTTP11] comes as the raw body, from a signed-in agent', async () => {
    for (const type of [
      'image/png',
      'image/jpeg',
      'image/webp',
      'image/gif',
      'image/avif',
      'application/octet-stream',
    ]) {
      const answer = await put(Buffer.from([9, 8, 7]), { ...asAgent, 'content-type': type })
      expect(answer.statusCode).toBe(200)
      expect(answer.json()).toEqual({ passwordChangeDue: false })
    }
    expect(set).toHaveLength(6)
    expect(set[0]?.principal).toEqual(agent)
    expect([...(set[0]?.bytes ?? [])]).toEqual([9, 8, 7])
  })

  it('[SEC-B5] is refused without a proof of an agent, before its body is read', async () => {
    const big = Buffer.alloc(limits.pictureBytes + 1)
    const type = { 'content-type': 'image/png' }
    const codes = []
    for (const headers of [type, { ...type, ...asVisitor }, { ...type, ...asAgent, cookie: 'frontdesk_session=x' }])
      codes.push((await put(big, headers)).json().error.code)
    expect(codes).toEqual(['auth.required', 'right.missing', 'auth.required'])
    expect(
      (await put(Buffer.from([1]), { ...type, cookie: asAgent.cookie, origin: 'https://evil.example' })).json().error
        .code,
    ).toBe('origin.refused')
    expect(set).toEqual([])
  })

  it('[HTTP11] waits until a password that somebody else has set is changed', async () => {
    const fresh = openDoor({
      authenticate: {
        bySessionSecret: async () => ({ ...agent, passwordChangeDue: true }),
        byVisitorToken: async () => nobody,
      },
    })
    const answer = await fresh.inject({
      method: 'PUT',
      url: '/api/v1/me/picture',
      payload: Buffer.from([1]),
      headers: { ...asAgent, 'content-type': 'image/png' },
    })
    expect(answer.json().error.code).toBe('password.change_due')
    await fresh.close()
  })

  it.each<[string, Buffer, Record<string, string>, string]>([
    ['over the limit', Buffer.alloc(limits.pictureBytes + 1), { 'content-type': 'image/png' }, 'request.too_large'],
    ['SVG [SEC-C4]', Buffer.from('<svg/>'), { 'content-type': 'image/svg+xml' }, 'request.invalid'],
    ['JSON', Buffer.from('{}'), { 'content-type': 'application/json' }, 'request.invalid'],
    ['a form', Buffer.from('--x--'), { 'content-type': 'multipart/form-data; boundary=x' }, 'request.invalid'],
    ['nothing', Buffer.alloc(0), {}, 'picture.invalid'],
    ['no picture', Buffer.from([0]), { 'content-type': 'image/png' }, 'picture.invalid'],
  ])('[HTTP11] %s is refused', async (_what, body, headers, code) => {
    const answer = await put(body, { ...asAgent, ...headers })
    expect(answer.json().error.code).toBe(code)
  })

  it('[HTTP11] takes a body of exactly the limit', async () => {
    const answer = await put(Buffer.alloc(limits.pictureBytes, 1), { ...asAgent, 'content-type': 'image/png' })
    expect(answer.statusCode).toBe(200)
  })

  it('[SEC-C4] is served as an inert WebP that may be kept, to every page', async () => {
    const { statusCode, headers, rawPayload } = await door.inject({ url: `/api/v1/pictures/${key}` })
    expect(statusCode).toBe(200)
    expect([...rawPayload]).toEqual([1, 2, 3])
    expect(headers['content-type']).toBe('image/webp')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/)
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin')
    const again = await door.inject({
      url: `/api/v1/pictures/${key}`,
      headers: { 'if-none-match': String(headers.etag) },
    })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  it('[SEC-C4] is never handed out as a script, style, worker or page', async () => {
    for (const destination of [
      'script',
      'style',
      'worker',
      'serviceworker',
      'sharedworker',
      'document',
      'iframe',
      'object',
      'embed',
    ]) {
      const answer = await door.inject({ url: `/api/v1/pictures/${key}`, headers: { 'sec-fetch-dest': destination } })
      expect([destination, answer.statusCode]).toEqual([destination, 404])
    }
    for (const destination of ['image', 'empty'])
      expect(
        (await door.inject({ url: `/api/v1/pictures/${key}`, headers: { 'sec-fetch-dest': destination } })).statusCode,
      ).toBe(200)
  })

  it('[SEC-B3] answers an unknown key and an impossible one alike, and keeps neither', async () => {
    const unknown = await door.inject({ url: `/api/v1/pictures/${'z'.repeat(43)}` })
    expect(unknown.headers['cache-control']).toBe('no-store, private')
    for (const wrong of ['..%2f..%2fetc%2fpasswd', 'x', '%00'.repeat(20), '.'.repeat(20), `${key}.webp`]) {
      const answer = await door.inject({ url: `/api/v1/pictures/${wrong}` })
      expect([answer.statusCode, answer.body]).toEqual([404, unknown.body])
    }
  })
})

describe('health and figures', () => {
  it('[HTTP12] /healthz says that the process is up, /readyz that the database answers', async () => {
    expect((await door.inject({ url: '/healthz' })).json()).toEqual({ status: 'up' })
    expect((await door.inject({ url: '/readyz' })).json()).toEqual({ status: 'ready' })
  })

  it('[HTTP12] /readyz says no when the database does not answer, without its words', async () => {
    ready = async () => {
      throw new Error('password authentication failed for user "desk"')
    }
    const answer = await door.inject({ url: '/readyz' })
    expect([answer.statusCode, answer.json().error.code]).toEqual([503, 'server.busy'])
    expect(answer.body).not.toContain('desk')
    expect((await door.inject({ url: '/healthz' })).statusCode).toBe(200)
  })

  it('[HTTP12] a crowd of probes asks the database once', async () => {
    let asked = 0
    ready = async () => {
      asked += 1
    }
    await Promise.all(Array.from({ length: 50 }, () => door.inject({ url: '/readyz' })))
    expect(asked).toBe(1)
  })

  it('[HTTP12] while draining new requests are refused with server.busy, probes still answered', async () => {
    door.http.drain()
    const busy = await door.inject({ url: '/api/v1/me', headers: asAgent })
    expect([busy.statusCode, busy.json().error.code, busy.headers['retry-after'], busy.headers.connection]).toEqual([
      503,
      'server.busy',
      '2',
      'close',
    ])
    expect((await door.inject({ url: '/console/' })).json().error.code).toBe('server.busy')
    expect((await door.inject({ url: '/healthz' })).statusCode).toBe(200)
    expect((await door.inject({ url: '/readyz' })).statusCode).toBe(503)
    expect(door.asked).toEqual([])
  })

  it('[HTTP13] /metrics is for this machine and listed proxies only, never through a proxy', async () => {
    await door.inject({ url: '/api/v1/me', headers: asAgent })
    const own = await door.inject({ url: '/metrics' })
    expect(own.statusCode).toBe(200)
    expect(own.body).toContain('frontdesk_http_request_seconds_count{method="GET",route="/api/v1/me",status="200"} 1')
    expect((await door.inject({ url: '/metrics', remoteAddress: '::ffff:127.0.0.1' })).statusCode).toBe(200)
    for (const remoteAddress of ['203.0.113.9', '10.0.0.1', '::ffff:10.0.0.1'])
      expect((await door.inject({ url: '/metrics', remoteAddress })).statusCode).toBe(404)
    for (const header of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'])
      expect((await door.inject({ url: '/metrics', headers: { [header]: '127.0.0.1' } })).statusCode).toBe(404)
  })
})

describe('every answer', () => {
  it('[HTTP14] carries the protecting headers and a request id, also refusals', async () => {
    for (const url of [
      '/api/v1/me',
      '/nothing',
      '/console/',
      '/healthz',
      '/api/docs',
      '/api/v1/openapi.json',
      `/api/v1/pictures/${key}`,
    ]) {
      const { headers } = await door.inject({ url })
      expect([url, headers['x-content-type-options']]).toEqual([url, 'nosniff'])
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['referrer-policy']).toBe('same-origin')
      expect(headers['cross-origin-opener-policy']).toBe('same-origin')
      const microphone = url === '/console/' ? 'microphone=(self)' : 'microphone=()'
      expect(headers['permissions-policy']).toContain(microphone)
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
      expect(headers['strict-transport-security']).toBeUndefined()
      expect(headers['x-powered-by'] ?? headers['server']).toBeUndefined()
    }
  })

  it('[SEC-B9] of the API is for one person only', async () => {
    door.answer.with = () => ({ entries: 'x'.repeat(5_000) })
    for (const headers of [{}, asAgent, asVisitor, { ...asAgent, 'accept-encoding': 'gzip' }]) {
      const answer = await door.inject({ url: '/api/v1/me', headers })
      expect(answer.headers['cache-control']).toBe('no-store, private')
      expect(answer.headers.vary).toMatch(/Authorization/)
      expect(answer.headers.vary).toMatch(/Cookie/)
      expect(answer.headers.etag).toBeUndefined()
    }
  })

  it('[SEC-A1] leaves a line in the log without query, token, cookie or key', async () => {
    const canaries = ['canaryquery', 'C'.repeat(43), 'D'.repeat(43), 'canarykeycanarykey', 'canarybody']
    await door.inject({
      method: 'POST',
      url: `/api/v1/conversations/canarykeycanarykey/messages?token=canaryquery`,
      headers: {
        cookie: `frontdesk_session=${'C'.repeat(43)}`,
        authorization: `Bearer ${'D'.repeat(43)}`,
        referer: 'http://x/?canaryquery',
      },
      payload: { text: 'canarybody' },
    })
    await door.inject({ url: '/api/v1/pictures/canarykeycanarykey?canaryquery' })
    await door.inject({ url: '/canarykeycanarykey?canaryquery' })
    const lines = JSON.stringify(door.log)
    expect(door.log.length).toBeGreaterThanOrEqual(3)
    expect(lines).toContain('/api/v1/conversations/:conversationId/messages')
    for (const canary of canaries) expect(lines).not.toContain(canary)
  })
})
