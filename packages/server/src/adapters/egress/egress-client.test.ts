import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { EgressFault } from '../../app/ports/egress.ts'
import { createEgressClient, type Resolve } from './egress-client.ts'

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

/** A server on this machine, and how often it was asked. */
const serve = async (answer: RequestListener) => {
  const seen = { requests: 0, headers: {} as Record<string, unknown> }
  const server = createServer((request, response) => {
    seen.requests += 1
    seen.headers = request.headers
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { place: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}/`, port, seen }
}

const reasonOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'answered',
    (fault: EgressFault) => fault.reason,
  )

describe('the way out', () => {
  it.each([
    'http://169.254.169.254/latest/meta-data',
    'http://127.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://0/',
    'http://[::]/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://100.64.0.1/',
    'http://10.0.0.1/',
    'http://192.168.1.1/',
    'http://localhost/',
    'http://localhost./',
    'https://127.0.0.1/',
    'http://user:word@example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'gopher://example.com/',
    'http://8.8.8.8:22/',
    'not an address',
  ])('[EGR1] does not ask %s (SEC-D1)', async (url) => {
    const egress = createEgressClient({ allowed: [] })
    expect(await reasonOf(egress.ask({ url, redirects: 3 }))).toBe('not reached')
  })

  it('[EGR1] [EGR3] refuses a name one of whose addresses is private, and asks nothing (SEC-D3)', async () => {
    const inside = await serve((_, response) => response.end('inside'))
    const looked: string[] = []
    const answers = [['93.184.216.34', '127.0.0.1'], ['::ffff:127.0.0.1'], ['2606:4700::1', 'fd00::1'], []]
    for (const addresses of answers) {
      const resolve: Resolve = async (host) => {
        looked.push(host)
        return addresses
      }
      const egress = createEgressClient({ allowed: [], resolve })
      expect(await reasonOf(egress.ask({ url: 'http://both.example/' }))).toBe('not reached')
    }
    expect(looked).toEqual(answers.map(() => 'both.example'))
    expect(inside.seen.requests).toBe(0)
  })

  it('[EGR3] connects to the address that it has checked, and looks a name up once', async () => {
    const inside = await serve((_, response) => response.end('inside'))
    let looks = 0
    const resolve: Resolve = async () => {
      looks += 1
      return looks === 1 ? ['127.0.0.1'] : ['127.0.0.2']
    }
    const egress = createEgressClient({ allowed: [`engine.example:${inside.port}`], resolve })
    const answer = await egress.ask({ url: `http://engine.example:${inside.port}/` })
    expect(Buffer.from(answer.body).toString()).toBe('inside')
    expect(looks).toBe(1)
    expect(inside.seen.headers['host']).toBe(`engine.example:${inside.port}`)
  })

  it('[EGR2] asks what the operator allows, at that port only', async () => {
    const [one, other] = [
      await serve((_, response) => response.end('one')),
      await serve((_, response) => response.end('other')),
    ]
    const egress = createEgressClient({ allowed: [one.place] })
    expect((await egress.ask({ url: one.url, secret: true })).status).toBe(200)
    expect(await reasonOf(egress.ask({ url: other.url }))).toBe('not reached')
    expect(other.seen.requests).toBe(0)
  })

  it('[EGR3] checks each redirect anew, follows so many as are asked for, and none with a secret', async () => {
    const target = await serve((_, response) => response.end('inside'))
    const leads = await serve((_, response) => response.writeHead(302, { location: target.url }).end())
    const closed = createEgressClient({ allowed: [leads.place] })
    expect(await reasonOf(closed.ask({ url: leads.url, redirects: 3 }))).toBe('not reached')
    expect(target.seen.requests).toBe(0)
    const both = createEgressClient({ allowed: [leads.place, target.place] })
    expect(await both.ask({ url: leads.url, redirects: 1 })).toMatchObject({ status: 200, url: target.url })
    expect((await both.ask({ url: leads.url, redirects: 3, secret: true })).status).toBe(302)
    const ring = await serve((_, response) => response.writeHead(302, { location: '/' }).end())
    const round = createEgressClient({ allowed: [ring.place] })
    expect((await round.ask({ url: ring.url, redirects: 4 })).status).toBe(302)
    expect(ring.seen.requests).toBe(5)
  })

  it('[EGR3] sends no secret without TLS to what the operator does not allow', async () => {
    let looks = 0
    const resolve: Resolve = async () => {
      looks += 1
      return ['93.184.216.34']
    }
    const egress = createEgressClient({ allowed: [], resolve })
    expect(await reasonOf(egress.ask({ url: 'http://engine.example/', secret: true }))).toBe('not reached')
    expect(looks).toBe(0)
  })

  it('[EGR4] waits no longer, reads no more and takes no longer head than it is told (SEC-D5)', async () => {
    const answers: Record<string, RequestListener> = {
      'no answer in time': () => undefined,
      'answer too large': (_, response) => {
        const more = () => {
          while (response.write('x'.repeat(4_096)));
          if (!response.destroyed) response.once('drain', more)
        }
        more()
      },
      'not reached': (_, response) => response.setHeader('x-long', 'x'.repeat(60_000)).end(),
    }
    for (const [reason, answer] of Object.entries(answers)) {
      const { url, place } = await serve(answer)
      const egress = createEgressClient({ allowed: [place] })
      expect(await reasonOf(egress.ask({ url, timeoutMs: 400, maxBytes: 20_000 }))).toBe(reason)
    }
    const drops = await serve((_, response) => {
      const dripping = setInterval(() => response.write('x'), 20)
      response.on('close', () => clearInterval(dripping))
    })
    const egress = createEgressClient({ allowed: [drops.place] })
    expect(await reasonOf(egress.ask({ url: drops.url, timeoutMs: 200 }))).toBe('no answer in time')
    const never = createEgressClient({ allowed: [], resolve: () => new Promise(() => undefined) })
    expect(await reasonOf(never.ask({ url: 'https://slow.example/', timeoutMs: 100 }))).toBe('no answer in time')
  })
})
