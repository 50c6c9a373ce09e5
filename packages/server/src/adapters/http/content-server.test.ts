import { afterEach, expect, it } from 'vitest'
import { notFound } from '../../app/fault.ts'
import { createPromMetrics } from '../metrics/prom-metrics.ts'
import { createContentServer } from './content-server.ts'
import type { HttpServer } from './options.ts'
import { content, openDoor } from './testing-door.ts'

const fileId = '0198c0de-0000-7000-8000-000000000001'
const bytes = Buffer.from('<script>alert(1)</script>')
const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const open = (): HttpServer => {
  const metrics = createPromMetrics()
  const quiet = (): void => undefined
  const server = createContentServer({
    config: { host: '127.0.0.1', port: 0, publicUrl: 'http://localhost:8460', content, trustedProxies: [] },
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    metrics,
    openFile: async (asked) => {
      if (asked.pass !== 'good' || asked.fileId !== fileId) throw notFound()
      const card = { id: fileId, name: 'a.html', bytes: bytes.length, kind: 'file', type: 'text/html' } as const
      return {
        card: { ...card, playable: false, thumb: false, voice: false },
        size: bytes.length,
        read: async ({ start, end }) => [bytes.subarray(start, end + 1)] as never,
      }
    },
  })
  closing.push(server.close, metrics.close)
  return server
}

it('[FIL10] serves files to who holds a pass, and nothing else', async () => {
  const { inject } = open()
  expect((await inject({ method: 'HEAD', url: `/files/good/${fileId}/original` })).statusCode).toBe(200)
  for (const url of [
    '/',
    '/console/',
    '/widget.js',
    '/readyz',
    '/metrics',
    '/api/v1/file-pass',
    `/api/v1/files/${fileId}`,
    `/files/bad/${fileId}/original`,
    `/files/good/${fileId}/original?x=1`,
    `/files/good/${fileId}/other`,
  ])
    expect([url, (await inject({ url })).statusCode]).toEqual([url, 404])
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'] as const)
    expect((await inject({ method, url: `/files/good/${fileId}/original` })).statusCode).toBe(404)
})

it('[FIL10] the product’s own origin has no files', async () => {
  const door = openDoor()
  closing.push(door.close)
  expect((await door.inject({ url: `/files/good/${fileId}/original` })).statusCode).toBe(404)
})

it('[SEC-C4] what could be a page is an attachment without any right, and no page runs it', async () => {
  const { inject } = open()
  const { headers } = await inject({ method: 'HEAD', url: `/files/good/${fileId}/original` })
  expect(headers).toMatchObject({
    'content-disposition': expect.stringContaining('attachment'),
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/),
    'cross-origin-resource-policy': 'cross-origin',
  })
  expect(headers['access-control-allow-origin']).toBeUndefined()
  for (const destination of ['script', 'style', 'iframe', 'worker', 'object', 'embed'])
    expect(
      (await inject({ url: `/files/good/${fileId}/original`, headers: { 'sec-fetch-dest': destination } })).statusCode,
    ).toBe(404)
})
