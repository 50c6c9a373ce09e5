import { describe, expect, it } from 'vitest'
import { confirmAddress } from './confirm-address.ts'

const answering = (status: number, body: unknown) => async () => Response.json(body, { status })

describe('answering the link of an address', () => {
  it.each([
    ['done', answering(200, { email: 'a@b.example', siteName: 'Shop' })],
    ['spent', answering(410, { error: { code: 'mail_link.spent', message: '' } })],
    ['spent', answering(400, { error: { code: 'request.invalid', message: '' } })],
    ['limited', answering(429, { error: { code: 'rate.limited', message: '' } })],
    ['unreachable', answering(503, { error: { code: 'server.busy', message: '' } })],
    ['unreachable', async () => new Response('<html>', { status: 502 })],
    ['unreachable', () => Promise.reject(new TypeError('offline'))],
  ])('[MAIL8] ends as %s', async (kind, ask) => {
    expect(await confirmAddress('token', ask)).toMatchObject({ kind })
  })
})
