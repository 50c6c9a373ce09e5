import { commands } from '@frontdesk/protocol'
import type { InjectOptions } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Fault } from '../../app/fault.ts'
import { httpCommands, pathNames } from './command-schema.ts'
import { agent, asAgent, asVisitor, content, type Door, openDoor, visitor } from './testing-door.ts'

const id = '0192d3a0-0000-7000-8000-000000000001'
let door: Door
beforeEach(() => {
  door = openDoor()
})
afterEach(() => door.close())

describe('the routes of commands', () => {
  it('[HTTP3] there is one for each command that has a door, and it asks for that command', async () => {
    expect(httpCommands.length).toBe(Object.values(commands).filter((one) => 'http' in one).length)
    for (const { name, door: where } of httpCommands) {
      const url = where.path.replaceAll(/:\w+/g, id)
      const hasBody = where.method !== 'GET' && where.method !== 'DELETE'
      const answer = await door.inject({
        method: where.method,
        url,
        headers: { ...asAgent, ...(hasBody ? { 'content-type': 'application/json' } : {}) },
        ...(hasBody ? { payload: '{}' } : {}),
      })
      expect([name, answer.statusCode]).toEqual([name, 200])
      const asked = door.asked.at(-1)
      expect(asked?.name).toBe(name)
      expect(asked?.params).toEqual(Object.fromEntries(pathNames(where.path).map((param) => [param, id])))
    }
  })

  it('[HTTP3] path, query and body become one set of parameters; numbers of a query become numbers', async () => {
    await door.inject({ url: `/api/v1/conversations/${id}/entries?beforeSeq=12&limit=50`, headers: asVisitor })
    expect(door.asked.at(-1)?.params).toEqual({ conversationId: id, beforeSeq: 12, limit: 50 })
    await door.inject({ url: `/api/v1/conversations/${id}/entries?beforeSeq=1e3&limit=0x10`, headers: asVisitor })
    expect(door.asked.at(-1)?.params).toEqual({ conversationId: id, beforeSeq: '1e3', limit: '0x10' })
    await door.inject({ url: '/api/v1/conversations?tab=mine&before=12', headers: asAgent })
    expect(door.asked.at(-1)?.params).toEqual({ tab: 'mine', before: '12' })
    await door.inject({
      method: 'POST',
      url: `/api/v1/conversations/${id}/messages`,
      headers: { ...asVisitor, 'content-type': 'application/json; charset=utf-8' },
      payload: '{"clientId":"abcdefgh","text":"你好 12"}',
    })
    expect(door.asked.at(-1)?.params).toEqual({ conversationId: id, clientId: 'abcdefgh', text: '你好 12' })
  })

  it('[HTTP3] a parameter of the path may not come a second time', async () => {
    const answers = [
      await door.inject({ method: 'DELETE', url: `/api/v1/me/sessions/${id}?sessionId=${id}`, headers: asAgent }),
      await door.inject({
        method: 'POST',
        url: `/api/v1/conversations/${id}/messages`,
        headers: asVisitor,
        payload: { conversationId: id, clientId: 'abcdefgh', text: 'x' },
      }),
    ]
    for (const answer of answers) {
      expect(answer.statusCode).toBe(400)
      expect(answer.json()).toMatchObject({ error: { code: 'request.invalid' } })
    }
    expect(door.asked).toEqual([])
  })

  it('[HTTP3] an absent or empty body counts as one without parameters', async () => {
    for (const headers of [{}, { 'content-type': 'application/json' }]) {
      const answer = await door.inject({
        method: 'POST',
        url: '/api/v1/socket-tickets',
        headers: { ...asVisitor, ...headers },
      })
      expect(answer.statusCode).toBe(200)
      expect(door.asked.at(-1)?.params).toEqual({})
    }
  })

  it('[HTTP3] answers with the result as it is', async () => {
    door.answer.with = () => ({ conversationId: id, unknown: { nested: [1, null, 'é'] } })
    const answer = await door.inject({ method: 'POST', url: '/api/v1/conversations', headers: asVisitor })
    expect(answer.json()).toEqual({ conversationId: id, unknown: { nested: [1, null, 'é'] } })
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  })
})

describe('who asks', () => {
  const who = async (headers: Record<string, string>, method: 'GET' | 'POST' = 'GET') => {
    const answer = await door.inject({ method, url: method === 'GET' ? '/api/v1/me' : '/api/v1/sign-out', headers })
    return { status: answer.statusCode, asking: door.asked.at(-1)?.asking }
  }

  it('[HTTP4] an agent by its cookie, a visitor by its token, else nobody [SEC-B5]', async () => {
    expect((await who(asAgent)).asking?.principal).toEqual(agent)
    expect((await who(asVisitor)).asking?.principal).toEqual(visitor)
    for (const headers of [
      {},
      { cookie: 'frontdesk_session=' },
      { cookie: 'frontdesk_session=wrong' },
      { cookie: 'frontdesk_session="%00"; x' },
      { cookie: ';;;===' },
      { authorization: '' },
      { authorization: 'Bearer' },
      { authorization: 'Bearer ' },
      { authorization: 'Bearer undefined' },
      { authorization: 'Bearer null' },
      { authorization: `Basic ${'V'.repeat(43)}` },
      { authorization: `Bearer ${'V'.repeat(43)} ${'V'.repeat(43)}` },
    ])
      expect((await who(headers)).asking?.principal).toEqual({ kind: 'nobody' })
  })

  it('[HTTP4] with an Authorization header the cookie is not looked at, nor is one given out', async () => {
    for (const authorization of [asVisitor.authorization, 'Bearer wrong', 'Basic x']) {
      const { asking } = await who({ ...asAgent, authorization })
      expect(asking?.principal.kind).toBe(authorization === asVisitor.authorization ? 'visitor' : 'nobody')
      expect(asking?.keeper).toBeNull()
    }
  })

  it('[HTTP4] commands for anyone have no principal, whatever comes along', async () => {
    await door.inject({
      method: 'POST',
      url: '/api/v1/widget/session',
      headers: { ...asAgent, ...asVisitor },
      payload: { siteKey: 'k', ticket: 't' },
    })
    expect(door.asked.at(-1)?.asking.principal).toEqual({ kind: 'nobody' })
  })

  it('[HTTP4] hands over address, browser and origin', async () => {
    const { asking } = await who({ ...asAgent, 'user-agent': 'x'.repeat(9_000), 'x-forwarded-for': '1.1.1.1' })
    expect(asking).toMatchObject({ ip: '127.0.0.1', origin: 'http://localhost:8460', connection: null })
    expect(asking?.userAgent).toHaveLength(512)
  })

  it('[SEC-F4] believes forwarded headers from a listed proxy only, right-most unlisted hop first', async () => {
    const behind = openDoor({
      config: {
        host: '127.0.0.1',
        port: 0,
        publicUrl: 'http://localhost:8460',
        content,
        trustedProxies: ['127.0.0.1', '10.0.0.0/8'],
      },
    })
    await behind.inject({ url: '/api/v1/me', headers: { 'x-forwarded-for': '6.6.6.6, ::ffff:203.0.113.9, 10.1.1.1' } })
    expect(behind.asked.at(-1)?.asking.ip).toBe('203.0.113.9')
    const answer = await behind.inject({
      url: '/',
      headers: { 'x-forwarded-host': 'evil.example', host: 'evil.example', 'x-forwarded-proto': 'https' },
    })
    expect(answer.headers.location).toBe('/console/')
    await behind.close()
  })
})

describe('the session cookie', () => {
  it('[HTTP5] is HttpOnly, SameSite=Lax, for the whole host and no other, and dies with the session', async () => {
    door.answer.with = ({ asking }) => {
      asking.keeper?.grant('S'.repeat(43), Date.UTC(2030, 0, 2, 3, 4, 5))
      return {}
    }
    const answer = await door.inject({ method: 'POST', url: '/api/v1/sign-in', payload: {} })
    expect(answer.headers['set-cookie']).toBe(
      `frontdesk_session=${'S'.repeat(43)}; Path=/; Expires=Wed, 02 Jan 2030 03:04:05 GMT; HttpOnly; SameSite=Lax`,
    )
    door.answer.with = ({ asking }) => {
      asking.keeper?.clear()
      return {}
    }
    const out = await door.inject({ method: 'POST', url: '/api/v1/sign-out', headers: asAgent })
    expect(out.headers['set-cookie']).toMatch(/^frontdesk_session=; (Max-Age=0; )?Path=\/; Expires=Thu, 01 Jan 1970/)
  })

  it('[HTTP5] behind TLS is Secure and bound to the host by its name', async () => {
    const secure = openDoor({
      config: { host: '127.0.0.1', port: 0, publicUrl: 'https://desk.example', content, trustedProxies: [] },
    })
    secure.answer.with = ({ asking }) => {
      asking.keeper?.grant('S'.repeat(43), Date.UTC(2030, 0, 2))
      return {}
    }
    const answer = await secure.inject({ method: 'POST', url: '/api/v1/sign-in', payload: {} })
    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-frontdesk_session=S{43}; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
    const plain = await secure.inject({ url: '/api/v1/me', headers: { cookie: asAgent.cookie } })
    expect(plain.statusCode).toBe(200)
    expect(secure.asked.at(-1)?.asking.principal.kind).toBe('nobody')
    await secure.inject({ url: '/api/v1/me', headers: { cookie: `__Host-${asAgent.cookie}` } })
    expect(secure.asked.at(-1)?.asking.principal.kind).toBe('agent')
    await secure.close()
  })
})

describe('refusals', () => {
  const read = async (options: InjectOptions) => {
    const answer = await door.inject(options)
    return { status: answer.statusCode, body: answer.json(), headers: answer.headers }
  }

  it('[HTTP2] a Fault comes as {error}, with Retry-After in seconds where there is one to wait for', async () => {
    door.answer.with = () => {
      throw new Fault('rate.limited', 'Slower.', { retryAfterMs: 1_200 })
    }
    const limited = await read({ url: '/api/v1/me', headers: asAgent })
    expect(limited).toMatchObject({
      status: 429,
      body: { error: { code: 'rate.limited', message: 'Slower.', retryAfterMs: 1_200 } },
    })
    expect(limited.headers['retry-after']).toBe('2')
    expect(Object.keys(limited.body)).toEqual(['error'])
  })

  it('[SEC-I3] a defect is answered without a word of it, and logged with the request', async () => {
    door.answer.with = () => {
      throw new Error('select * from secrets where x = hunter2')
    }
    const { status, body } = await read({ url: '/api/v1/me', headers: asAgent })
    expect(status).toBe(500)
    expect(body.error.code).toBe('server.error')
    expect(JSON.stringify(body)).not.toContain('hunter2')
    expect(door.log.filter((line) => line.level === 'error')).toHaveLength(1)
    expect(door.log.find((line) => line.level === 'error')?.fields['requestId']).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('[HTTP2] what is thrown by accident in the form of an HTTP error is a defect all the same', async () => {
    for (const thrown of [Object.assign(new Error('x'), { statusCode: 404 }), 'text', null, { statusCode: 400 }]) {
      door.answer.with = () => {
        throw thrown
      }
      expect((await read({ url: '/api/v1/me', headers: asAgent })).status).toBe(500)
    }
  })

  it.each([
    ['/api/v1/nothing', 'GET'],
    ['/nothing', 'GET'],
    ['/api/v1/me', 'POST'],
    ['/api/v1/sign-in', 'GET'],
    ['/api/v1/conversations/x/messages/y', 'POST'],
    [`/api/v1/conversations/${'x'.repeat(400)}/entries`, 'GET'],
  ] as const)('[HTTP2] %s by %s is not_found', async (url, method) => {
    expect(await read({ url, method, headers: asAgent })).toMatchObject({
      status: 404,
      body: { error: { code: 'not_found' } },
    })
  })

  it.each<[string, string, string | undefined, number, string]>([
    ['malformed JSON', '{"login":', 'application/json', 400, 'request.invalid'],
    ['an array', '[]', 'application/json', 400, 'request.invalid'],
    ['a text', '"x"', 'application/json', 400, 'request.invalid'],
    ['null', 'null', 'application/json', 400, 'request.invalid'],
    ['another content type [SEC-E7]', '{}', 'text/plain', 400, 'request.invalid'],
    ['a form [SEC-E7]', 'login=a&password=b', 'application/x-www-form-urlencoded', 400, 'request.invalid'],
    ['a multipart form [SEC-C8]', '--x\r\n\r\n--x--', 'multipart/form-data; boundary=x', 400, 'request.invalid'],
    ['no content type [SEC-E7]', '{}', undefined, 400, 'request.invalid'],
    ['a strange content type', '{}', 'application/json/../x', 400, 'request.invalid'],
    ['__proto__ [SEC-B8]', '{"__proto__":{"polluted":true}}', 'application/json', 400, 'request.invalid'],
    ['nested __proto__ [SEC-B8]', '{"a":{"__proto__":{"polluted":true}}}', 'application/json', 400, 'request.invalid'],
    [
      'constructor.prototype [SEC-B8]',
      '{"constructor":{"prototype":{"polluted":true}}}',
      'application/json',
      400,
      'request.invalid',
    ],
    ['escaped __proto__ [SEC-B8]', '{"\\u005f_proto__":{"polluted":true}}', 'application/json', 400, 'request.invalid'],
    ['too much [SEC-C8]', JSON.stringify({ login: 'x'.repeat(70_000) }), 'application/json', 413, 'request.too_large'],
  ])('[HTTP6] a body with %s is refused by itself', async (_what, payload, type, status, code) => {
    const answer = await read({
      method: 'POST',
      url: '/api/v1/sign-in',
      payload: Buffer.from(payload),
      headers: type === undefined ? {} : { 'content-type': type },
    })
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
    expect(door.asked).toEqual([])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('[HTTP6] a body that is not UTF-8 is refused', async () => {
    const payload = Buffer.concat([Buffer.from('{"login":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')])
    const answer = await read({
      method: 'POST',
      url: '/api/v1/sign-in',
      payload,
      headers: { 'content-type': 'application/json' },
    })
    expect([answer.status, answer.body.error.code]).toEqual([400, 'request.invalid'])
  })

  it('[SEC-B8] foreign keys reach the check of parameters as they are, as own properties of a plain object', async () => {
    await door.inject({ url: '/api/v1/conversations?tab=mine&__proto__=x&constructor=y&isAdmin=1', headers: asAgent })
    const params = door.asked.at(-1)?.params
    expect(Object.keys(Object(params)).sort()).toEqual(['__proto__', 'constructor', 'isAdmin', 'tab'])
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
  })

  it('[HTTP2] a path that can not be decoded is refused in the same form', async () => {
    const answer = await read({ url: '/api/v1/conversations/%E0%A4%A/entries' })
    expect([answer.status, answer.body.error.code]).toEqual([400, 'request.invalid'])
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  })
})
