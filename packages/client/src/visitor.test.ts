import { expect, test } from 'vitest'
import { AccessEnded } from './request-error.ts'
import { createSharedStorage } from './test-support/harness.ts'
import { createManualTimers } from './test-support/manual-timers.ts'
import { createVisitorSession, type VisitorSessionOptions } from './visitor.ts'

type Asked = { path: string; body: { [name: string]: unknown }; headers: { [name: string]: string } }
type Answer = { status?: number; body: object }

/** A server that answers by path, and remembers what it was asked. */
const createSetting = (
  answers: { [path: string]: () => Answer } = {},
  overrides: Partial<VisitorSessionOptions> = {},
) => {
  const asked: Asked[] = []
  let tokens = 0
  const usual: { [path: string]: () => Answer } = {
    '/widget/boot': () => ({ body: { ticket: 'boot' } }),
    '/widget/session': () => {
      tokens += 1
      return { body: { token: `token-${tokens}`, visitor: { contactId: 'c1' } } }
    },
    '/socket-tickets': () => ({ body: { ticket: 'socket' } }),
    '/widget/sign-out': () => ({ body: {} }),
  }
  const { kept, storage } = createSharedStorage()
  const { timers } = createManualTimers()
  const open = () =>
    createVisitorSession({
      origin: 'https://chat.example',
      siteKey: 'site',
      timers,
      storage,
      fetch: async (url, { body, headers }) => {
        const path = url.replace('https://chat.example/api/v1', '')
        asked.push({ path, body: JSON.parse(body), headers })
        const { status = 200, body: answer } = (answers[path] ?? usual[path] ?? usual['/socket-tickets'])?.() ?? {
          body: {},
        }
        return { status, json: async () => answer }
      },
      ...overrides,
    })
  return { asked, kept, open, paths: () => asked.map(({ path }) => path) }
}

const identity = async () => ({ token: 'signed' })
const refusal = (code: string, status: number) => (): Answer => ({ status, body: { error: { code, message: '' } } })

test('[SDK1] an app enters with a signed identity, keeps the token and needs to enter only once', async () => {
  const { open, asked, kept, paths } = createSetting({}, { identity })
  const session = open()
  expect(await session.getTicket()).toEqual({ ticket: 'socket' })
  await session.getTicket()
  expect(paths()).toEqual(['/widget/session', '/socket-tickets', '/socket-tickets'])
  expect(asked[0]?.body).toEqual({ siteKey: 'site', identity: { token: 'signed' } })
  expect(asked[1]?.headers['authorization']).toBe('Bearer token-1')
  expect([...kept.values()]).toEqual(['token-1'])
  expect(session.visitor).toEqual({ contactId: 'c1' })
  await open().getTicket()
  expect(asked.at(-2)?.body).toMatchObject({ token: 'token-1' })
})

test('[SDK1] without an identity the visitor comes in from an allowed page, with consent where it was given', async () => {
  const { open, asked, paths } = createSetting({}, { pageOrigin: 'https://shop.example', consent: true })
  await open().getTicket()
  expect(paths()).toEqual(['/widget/boot', '/widget/session', '/socket-tickets'])
  expect(asked[0]?.headers['origin']).toBe('https://shop.example')
  expect(asked[1]?.body).toEqual({ siteKey: 'site', ticket: 'boot', consent: true })
})

test('[SDK1] a token that is known no more is replaced by entering again', async () => {
  let refusals = 1
  const answers = {
    '/socket-tickets': () => {
      refusals -= 1
      return refusals === 0 ? refusal('auth.required', 401)() : { body: { ticket: 'socket' } }
    },
  }
  const { open, paths } = createSetting(answers, { identity })
  expect(await open().getTicket()).toEqual({ ticket: 'socket' })
  expect(paths()).toEqual(['/widget/session', '/socket-tickets', '/widget/session', '/socket-tickets'])
})

test('[SDK1] an identity that is refused ends the client; what may pass does not', async () => {
  const wrong = createSetting({ '/widget/session': refusal('identity.invalid', 401) }, { identity })
  await expect(wrong.open().getTicket()).rejects.toBeInstanceOf(AccessEnded)
  const busy = createSetting({ '/widget/session': refusal('server.busy', 503) }, { identity })
  await expect(busy.open().getTicket()).rejects.toMatchObject({ code: 'server.busy', retryable: true })
})

test('[SDK2] signing out ends the token on the server, forgets it and is final', async () => {
  const { open, asked, kept } = createSetting({}, { identity })
  const session = open()
  await session.getTicket()
  await session.signOut()
  expect(asked.at(-1)).toMatchObject({ path: '/widget/sign-out', headers: { authorization: 'Bearer token-1' } })
  expect([kept.size, session.visitor]).toEqual([0, null])
  await expect(session.getTicket()).rejects.toBeInstanceOf(AccessEnded)
})

test('[SDK2] signing out forgets the token also where the server is not reached', async () => {
  const { open, kept } = createSetting({ '/widget/sign-out': refusal('server.busy', 503) }, { identity })
  const session = open()
  await session.getTicket()
  await expect(session.signOut()).rejects.toMatchObject({ code: 'server.busy' })
  expect(kept.size).toBe(0)
})

test('[SDK1] its requests serve long polling, and can be given up', async () => {
  const { open, asked } = createSetting({}, { identity })
  const session = open()
  await session.getTicket()
  const answer = await session.post('/api/v1/link/leave', '{"lease":"x"}', { keepalive: true, hangUp: () => {} })
  expect(answer.status).toBe(200)
  expect(asked.at(-1)).toMatchObject({ path: '/link/leave', headers: { authorization: 'Bearer token-1' } })
  const never = createSetting({}, { identity, fetch: () => new Promise(() => {}) }).open()
  const givenUp = never.post('/api/v1/link/poll', '{}', { keepalive: false, hangUp: (run) => run() })
  await expect(givenUp).rejects.toThrow('Given up.')
})
