import { describe, expect, it } from 'vitest'
import { createIds } from '../crypto/ids.ts'
import { createPinoLog } from './pino-log.ts'

const capture = (level: Parameters<typeof createPinoLog>[0]['level'] = 'debug') => {
  const lines: string[] = []
  const log = createPinoLog({ level, sink: { write: (line) => lines.push(line) } })
  return { log, lines, all: () => lines.join('') }
}

describe('createPinoLog', () => {
  it('[LOG1] writes one JSON object a line with ISO time, level by name and the fields', () => {
    const { log, lines } = capture()
    log.info({ port: 8460, host: '127.0.0.1', tags: ['a'], big: 12n }, 'listening')
    expect(lines).toHaveLength(1)
    const line: Record<string, unknown> = JSON.parse(lines[0] ?? '')
    expect(line).toMatchObject({
      level: 'info',
      msg: 'listening',
      port: 8460,
      host: '127.0.0.1',
      tags: ['a'],
      big: '12',
    })
    expect(line['time']).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    expect(lines[0]?.endsWith('\n')).toBe(true)
  })

  it('[LOG1] leaves out what is below its level', () => {
    const { log, lines } = capture('warn')
    log.info({}, 'quiet')
    log.debug({}, 'quiet')
    log.warn({}, 'loud')
    expect(lines).toHaveLength(1)
    expect(capture('silent').lines).toEqual([])
  })

  it('[SEC-I3] no canary of a secret or of a text gets into the log, wherever it stands', () => {
    const ids = createIds({ now: () => 1 })
    const [token, cookie, ticket, inMessage, inStack] = Array.from({ length: 5 }, () => ids.secret())
    const words = 'canary-words-of-a-visitor'
    const { log, all } = capture()
    log.info(
      { token, password: words, sessionToken: 'short', 'set-cookie': cookie, headers: { cookie, Authorization: 'x' } },
      'a',
    )
    log.warn(
      { deep: { list: [{ ticket }, { text: words }], body: { any: words } }, passwordHash: words, apiKey: words },
      'b',
    )
    log.warn({ typing: { preview: words } }, 'b')
    log.error({ note: inMessage, about: `GET /x?token=${inMessage} Bearer ${inMessage}` }, 'c')
    log.error({ url: `https://shop.example/cart?q=${words}#${words}` }, 'd')
    log.error({ db: 'postgresql://desk:hunter2@db.example/desk' }, 'e')
    const failure = new Error(`bad token ${inStack} in Basic aHVudGVyMg==`, {
      cause: Object.assign(new Error('duplicate key'), {
        code: '23505',
        detail: `Key (email)=(${words}) exists`,
        query: words,
        parameters: [words],
      }),
    })
    log.error({ err: Object.assign(failure, { config: { data: words } }) }, 'f')
    for (const canary of [token, cookie, ticket, inMessage, inStack, words, 'hunter2', 'aHVudGVyMg', '"short"'])
      expect(all()).not.toContain(canary)
    expect(all()).toContain('duplicate key')
    expect(all()).toContain('23505')
    expect(all()).toContain('pino-log.test.ts')
  })

  it('[LOG1] survives circles, getters that throw, huge values and broken errors', () => {
    const { log, lines, all } = capture()
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    log.info({ circle, when: new Date(Number.NaN), call: () => 1, bytes: new Uint8Array(9) }, 'a')
    log.info(
      {
        get broken(): string {
          throw new Error('no value')
        },
      },
      'b',
    )
    log.info({ long: 'x '.repeat(1_000_000), many: Array.from({ length: 100_000 }, (_, index) => index) }, 'c')
    log.error({ err: Object.assign(new Error('x'), { stack: undefined, message: 'plain' }) }, 'd')
    expect(lines).toHaveLength(4)
    expect(all().length).toBeLessThan(20_000)
  })

  it('[LOG1] closes twice without a fault', () => {
    const log = createPinoLog({ level: 'silent' })
    expect(() => {
      log.close()
      log.close()
    }).not.toThrow()
  })
})
