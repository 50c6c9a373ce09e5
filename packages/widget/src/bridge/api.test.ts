import { RequestError } from '@frontdesk/client/request-error'
import { expect, test } from 'vitest'
import { createVisitorApi } from './api.ts'

type Given = { token?: string | null; consent?: boolean }
type Sent = { url: string; headers: { [name: string]: string }; body: { [name: string]: unknown } }

const api = (answers: [status: number, body: unknown][], { token = null, consent = false }: Given = {}) => {
  const sent: Sent[] = []
  const tokens: string[] = []
  let fetched = 0
  const visitorApi = createVisitorApi({
    siteKey: 'key',
    send: async (url, { headers, body }) => {
      sent.push({ url, headers, body: JSON.parse(body) })
      const [status, answer] = answers.shift() ?? [500, null]
      return { ok: status < 300, json: async () => answer }
    },
    token,
    consent,
    ticket: 'boot',
    freshTicket: async () => {
      fetched += 1
      return `fresh-${fetched}`
    },
    entered: async (entered) => void tokens.push(entered.token),
  })
  return { visitorApi, sent, tokens, fetched: () => fetched }
}

const entered = (token: string): [number, unknown] => [200, { token, visitor: { contactId: 'c' } }]
const refused = (code: string): [number, unknown] => [401, { error: { code, message: '' } }]
const ticket: [number, unknown] = [200, { ticket: 'socket' }]

test('[WID9] a boot ticket and the kept token give the session, the token a socket ticket', async () => {
  const { visitorApi, sent, tokens } = api([entered('token-2'), ticket, ticket], { token: 'token-1' })
  expect(await visitorApi.socketTicket()).toEqual({ ticket: 'socket' })
  await visitorApi.socketTicket()
  expect(sent.map(({ url, body }) => [url, body])).toEqual([
    ['/api/v1/widget/session', { siteKey: 'key', ticket: 'boot', token: 'token-1' }],
    ['/api/v1/socket-tickets', {}],
    ['/api/v1/socket-tickets', {}],
  ])
  expect(sent.map(({ headers }) => headers['authorization'])).toEqual([undefined, 'Bearer token-2', 'Bearer token-2'])
  expect(tokens).toEqual(['token-2'])
})

test('[WID9] a stale boot ticket is replaced by a fresh one from the page', async () => {
  const { visitorApi, sent, fetched } = api([refused('auth.required'), entered('t'), ticket])
  await visitorApi.socketTicket()
  expect([sent[1]?.body['ticket'], fetched()]).toEqual(['fresh-1', 1])
})

test('[WID9] a token that is known no more leads in again; a refusal for good is passed on', async () => {
  const { visitorApi, sent } = api([entered('old'), refused('auth.required'), entered('new'), ticket])
  await visitorApi.socketTicket()
  expect(sent.at(-1)?.headers['authorization']).toBe('Bearer new')
  const other = api([refused('rate.limited')])
  const refusal = await other.visitorApi.socketTicket().catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(RequestError)
  expect(other.fetched()).toBe(0)
})

test('[SEC-A1] the visitor’s token is in no address', async () => {
  const { visitorApi, sent } = api([entered('secret-token'), ticket], { token: 'secret-token' })
  await visitorApi.socketTicket()
  for (const { url } of sent) expect(url).not.toContain('secret')
})

test('[WID15] a signed identity and the visitor’s consent go along with the tickets', async () => {
  const { visitorApi, sent } = api([refused('auth.required'), entered('verified'), ticket], { consent: true })
  await visitorApi.enter({ identity: { token: 'jwt' } })
  await visitorApi.socketTicket()
  const params = { siteKey: 'key', consent: true, identity: { token: 'jwt' } }
  expect(sent.map(({ body }) => body)).toEqual([{ ...params, ticket: 'boot' }, { ...params, ticket: 'fresh-1' }, {}])
})

test('[WID15] who has left proves nothing any more', async () => {
  const { visitorApi, sent } = api([entered('mine'), [200, {}]])
  await visitorApi.enter()
  const leaving = visitorApi.leave()
  expect(visitorApi.token).toBeNull()
  await leaving
  expect(sent.at(-1)?.headers['authorization']).toBe('Bearer mine')
})
