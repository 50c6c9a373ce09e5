import { RequestError } from '@frontdesk/client/request-error'
import { expect, test } from 'vitest'
import { createVisitorApi } from './api.ts'

type Sent = { url: string; headers: { [name: string]: string }; body: { [name: string]: unknown } }

const api = (answers: [status: number, body: unknown][], stored: string | null = null) => {
  const sent: Sent[] = []
  let token = stored
  let fetched = 0
  const visitorApi = createVisitorApi({
    siteKey: 'key',
    send: async (url, { headers, body }) => {
      sent.push({ url, headers, body: JSON.parse(body) })
      const [status, answer] = answers.shift() ?? [500, null]
      return { ok: status < 300, json: async () => answer }
    },
    readToken: () => token,
    writeToken: (next) => {
      token = next
    },
    freshTicket: async () => {
      fetched += 1
      return `fresh-${fetched}`
    },
    entered: () => {},
  })
  return { visitorApi, sent, token: () => token, fetched: () => fetched }
}

const entered = (token: string): [number, unknown] => [200, { token, visitor: { contactId: 'c' } }]
const refused = (code: string): [number, unknown] => [401, { error: { code, message: '' } }]
const ticket: [number, unknown] = [200, { ticket: 'socket' }]

test('[WID9] a boot ticket and the kept token give the session, the token a socket ticket', async () => {
  const { visitorApi, sent, token } = api([entered('token-2'), ticket, ticket], 'token-1')
  visitorApi.offer('boot')
  expect(await visitorApi.socketTicket()).toEqual({ ticket: 'socket' })
  await visitorApi.socketTicket()
  expect(sent.map(({ url, body }) => [url, body])).toEqual([
    ['/api/v1/widget/session', { siteKey: 'key', ticket: 'boot', token: 'token-1' }],
    ['/api/v1/socket-tickets', {}],
    ['/api/v1/socket-tickets', {}],
  ])
  expect(sent.map(({ headers }) => headers['authorization'])).toEqual([undefined, 'Bearer token-2', 'Bearer token-2'])
  expect(token()).toBe('token-2')
})

test('[WID9] a stale boot ticket is replaced by a fresh one from the page', async () => {
  const { visitorApi, sent, fetched } = api([refused('auth.required'), entered('t'), ticket])
  visitorApi.offer('stale')
  await visitorApi.socketTicket()
  expect([sent[1]?.body['ticket'], fetched()]).toEqual(['fresh-1', 1])
})

test('[WID9] a token that is known no more leads in again; a refusal for good is passed on', async () => {
  const { visitorApi, sent } = api([entered('old'), refused('auth.required'), entered('new'), ticket])
  visitorApi.offer('boot')
  await visitorApi.socketTicket()
  expect(sent.at(-1)?.headers['authorization']).toBe('Bearer new')
  const other = api([refused('rate.limited')])
  other.visitorApi.offer('boot')
  const refusal = await other.visitorApi.socketTicket().catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(RequestError)
  expect(other.fetched()).toBe(0)
})

test('[SEC-A1] the visitor’s token is in no address', async () => {
  const { visitorApi, sent } = api([entered('secret-token'), ticket], 'secret-token')
  visitorApi.offer('boot')
  await visitorApi.socketTicket()
  for (const { url } of sent) expect(url).not.toContain('secret')
})
