import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Fault } from '../../app/fault.ts'
import { httpCommands } from './command-schema.ts'
import { pageOf } from './own-origin.ts'
import { asAgent, asVisitor, type Door, openDoor } from './testing-door.ts'

const id = '0192d3a0-0000-7000-8000-000000000001'
let door: Door
beforeEach(() => {
  door = openDoor()
})
afterEach(() => door.close())

/** How foreign pages, and pages made to look like none, arrive with an agent's cookie. */
const foreign: readonly Record<string, string>[] = [
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://evil.example' },
  { origin: 'null', 'sec-fetch-site': 'cross-site' },
  { origin: 'null' },
  { origin: '' },
  { origin: 'http://localhost:8461', 'sec-fetch-site': 'same-site' },
  { origin: 'http://localhost:8461' },
  { origin: 'http://localhost:8460.evil.example' },
  { origin: 'http://localhost:8460@evil.example' },
  { origin: 'http://localhost:8460', 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'none' },
  { 'sec-fetch-site': '' },
  {},
]

describe('requests of foreign pages', () => {
  it('[SEC-E7] change nothing in the cookie’s name, on any command', async () => {
    const changing = httpCommands.filter(
      ({ shape, door: where }) => where.method !== 'GET' && !shape.askers.includes('anyone'),
    )
    expect(changing.length).toBeGreaterThan(15)
    for (const { name, door: where } of changing)
      for (const headers of foreign) {
        const answer = await door.inject({
          method: where.method,
          url: where.path.replaceAll(/:\w+/g, id),
          headers: { cookie: asAgent.cookie, host: 'localhost:8460', ...headers },
        })
        expect([name, answer.statusCode, answer.json().error.code]).toEqual([name, 403, 'origin.refused'])
      }
    expect(door.asked).toEqual([])
  })

  it('[SEC-E7] the same requests from a page of our own, or with a visitor’s token, do', async () => {
    const own: readonly Record<string, string>[] = [
      asAgent,
      { cookie: asAgent.cookie, origin: 'http://localhost:8460' },
      { cookie: asAgent.cookie, 'sec-fetch-site': 'same-origin' },
      { cookie: asAgent.cookie, origin: 'http://192.168.1.5:8460', host: '192.168.1.5:8460' },
      { ...asVisitor, origin: 'https://app.example' },
      { ...asVisitor },
    ]
    for (const headers of own) {
      const answer = await door.inject({ method: 'POST', url: '/api/v1/socket-tickets', headers })
      expect(answer.statusCode).toBe(200)
    }
    expect(door.asked).toHaveLength(own.length)
  })

  it('[SEC-E7] cannot sign a browser in, nor read with a simple request what they may not see', async () => {
    for (const headers of foreign.filter((one) => 'origin' in one || 'sec-fetch-site' in one)) {
      const answer = await door.inject({
        method: 'POST',
        url: '/api/v1/sign-in',
        headers: { ...headers, host: 'localhost:8460' },
        payload: { login: 'a', password: 'b' },
      })
      expect([headers, answer.json().error?.code]).toEqual([headers, 'origin.refused'])
    }
    const program = await door.inject({
      method: 'POST',
      url: '/api/v1/sign-in',
      payload: { login: 'a', password: 'b' },
    })
    expect(program.statusCode).toBe(200)
    const read = await door.inject({ url: '/api/v1/me', headers: { ...asAgent, ...foreign[0] } })
    expect(read.headers['access-control-allow-origin']).toBeUndefined()
    expect(read.headers['cross-origin-resource-policy']).toBe('same-origin')
  })

  it('[SEC-E7] get no preflight answered but for the widget’s start', async () => {
    for (const { door: where } of httpCommands) {
      const answer = await door.inject({
        method: 'OPTIONS',
        url: where.path.replaceAll(/:\w+/g, id),
        headers: { origin: 'https://evil.example', 'access-control-request-method': where.method },
      })
      const opened = where.path === '/api/v1/widget/boot'
      expect([where.path, answer.statusCode]).toEqual([where.path, opened ? 204 : 404])
      expect(answer.headers['access-control-allow-origin']).toBe(opened ? 'https://evil.example' : undefined)
      expect(answer.headers['access-control-allow-credentials']).toBeUndefined()
    }
  })

  it('[HTTP10] may start the widget: the use case decides by the page’s address, and the page may read the refusal', async () => {
    const boot = (origin: string) =>
      door.inject({
        method: 'POST',
        url: '/api/v1/widget/boot',
        headers: { ...asAgent, origin, 'sec-fetch-site': 'cross-site' },
        payload: { siteKey: 'shop' },
      })
    const started = await boot('https://shop.example')
    expect(started.statusCode).toBe(200)
    expect(started.headers['access-control-allow-origin']).toBe('https://shop.example')
    expect(started.headers.vary).toContain('Origin')
    expect(door.asked.at(-1)).toMatchObject({
      name: 'visitor.boot',
      asking: { origin: 'https://shop.example', principal: { kind: 'nobody' } },
    })
    door.answer.with = () => {
      throw new Fault('origin.refused', 'Not an allowed address.')
    }
    const refused = await boot('https://evil.example')
    expect([refused.statusCode, refused.json().error.code]).toEqual([403, 'origin.refused'])
    expect(refused.headers['access-control-allow-origin']).toBe('https://evil.example')
    const malformed = await door.inject({
      method: 'POST',
      url: '/api/v1/widget/boot',
      headers: { origin: 'https://shop.example', 'content-type': 'application/json' },
      payload: '{',
    })
    expect(malformed.headers['access-control-allow-origin']).toBe('https://shop.example')
  })

  it('[HTTP10] the preflight names what the widget’s start needs', async () => {
    const { headers } = await door.inject({
      method: 'OPTIONS',
      url: '/api/v1/widget/boot',
      headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
    })
    expect(headers['access-control-allow-methods']).toBe('POST')
    expect(headers['access-control-allow-headers']).toBe('content-type')
    expect(headers.vary).toContain('Origin')
  })
})

describe('pageOf', () => {
  it('[SEC-E7] compares the host that was asked without regard to case, with its port', () => {
    const of = (origin: string, host: string) => pageOf({ origin, host }, 'https://desk.example')
    const ofPlain = (origin: string, host: string) => pageOf({ origin, host }, 'http://desk.example')
    expect(of('https://desk.local:8460', 'Desk.Local:8460')).toBe('own')
    expect(ofPlain('http://desk.local:8460', 'Desk.Local:8460')).toBe('own')
    expect(of('https://desk.local', 'desk.local:8460')).toBe('foreign')
    // Whoever can change plain http on the way could put a page there.
    expect(of('http://desk.example', 'desk.example')).toBe('foreign')
    expect(of('https://desk.example', 'internal:8460')).toBe('own')
    for (const origin of ['file://', 'null', '', 'chrome-extension://abc', 'javascript:0', 'http://'])
      for (const host of ['', 'null', 'abc']) expect(of(origin, host)).toBe('foreign')
    expect(pageOf({}, 'https://desk.example')).toBe('untold')
  })
})
