import { connect } from 'node:http2'
import { request } from 'node:https'
import {
  askHttp,
  enterVisitor,
  eventually,
  expectOk,
  freePort,
  hireAgent,
  openRawSocket,
  polling,
  readyFile,
  signedInSocket,
  startTestServer,
  type TestServer,
} from '@frontdesk/testkit'
import { prepareCaddy, prepareNginx, type WebServer } from '@frontdesk/testkit/web-servers'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { testPostgresUrl } from '../adapters/postgres/testing-inject.ts'
import { sendText } from './testing.ts'

const lines: string[] = []
let nginx: WebServer
let server: TestServer

const startBehind = async (front: WebServer, trustedProxies: readonly string[]): Promise<TestServer> => {
  const contentPort = await freePort()
  const started = await startTestServer({
    service: { policy: 'manual' },
    adminUrl: testPostgresUrl('embedded'),
    config: { publicUrl: front.url, content: { port: contentPort, url: front.contentUrl }, trustedProxies },
    logSink: { write: (line) => void lines.push(line) },
  })
  await front.forwardTo(started.port, contentPort)
  return started
}

/** One request from an address of this machine. */
const ask = (
  url: string,
  options: { from?: string; headers?: { [name: string]: string }; method?: string; body?: Buffer; anyone?: boolean },
): Promise<{ status: number; headers: { [name: string]: unknown } }> =>
  new Promise((resolve, reject) => {
    const { from: localAddress = '127.0.0.1', headers = {}, method = 'GET', body, anyone = false } = options
    const asking = request(url, { family: 4, localAddress, headers, method, rejectUnauthorized: !anyone }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }))
    })
    asking.once('error', reject)
    asking.end(body)
  })

describe('behind nginx with TLS, as deploy/nginx.conf has it', () => {
  const cache = (folder: string): string => `proxy_cache_path ${folder}/cache keys_zone=all:1m;`
  beforeAll(async () => {
    nginx = await prepareNginx()
    server = await startBehind(nginx, ['127.0.0.1'])
  })
  afterAll(async () => {
    await nginx?.close()
    await server?.close()
  })

  it('[OPS5] the shipped file is right, speaks HTTP/2, keeps plain requests away and hides the figures', async () => {
    expect(nginx.verdict).toContain('test is successful')
    expect(nginx.verdict).not.toMatch(/\[(warn|emerg)\]/)
    const session = connect(nginx.url)
    onTestFinished(() => session.close())
    const status = await new Promise((resolve, reject) => {
      session.once('error', reject)
      session.request({ ':path': '/readyz' }).once('response', (headers) => resolve(headers[':status']))
    })
    expect(status).toBe(200)
    expect(session.alpnProtocol).toBe('h2')
    expect((await ask(`${nginx.url}/metrics`, {})).status).toBe(404)
  })

  it('[OPS5] visitor and agent talk by WebSocket, and the session is a `__Host-` cookie', async () => {
    const agent = await hireAgent(server)
    expect(agent.who.cookie).toMatch(/^__Host-frontdesk_session=/)
    const visitor = await enterVisitor(server)
    const [own, theirs] = await Promise.all([signedInSocket(nginx.url, visitor), signedInSocket(nginx.url, agent)])
    const { conversationId } = await own.expect('conversation.start', {})
    await theirs.expect('conversation.resume', { conversationId, rev: 0 })
    await sendText(own, conversationId, 'Through the proxy')
    await theirs.next('conversation.changed')
  })

  it('[OPS5] where WebSockets do not pass, polls do', async () => {
    const [visitor, agent] = [await enterVisitor(server), await hireAgent(server)]
    const client = visitor.client({ openSocket: polling(nginx.url, visitor.who) })
    onTestFinished(() => client.close())
    const started: string[] = []
    client.on('started', (id) => started.push(id))
    client.send(null, 'By polls')
    const conversationId = await eventually(() => started[0], 'the conversation')
    const theirs = await signedInSocket(nginx.url, agent)
    await sendText(theirs, conversationId, 'Heard')
    const texts = (): string[] =>
      client
        .conversation(conversationId)
        .entries.flatMap(({ content }) => (content.kind === 'message' ? [content.text] : []))
    await eventually(() => texts().length === 2, 'the answer')
    expect(texts()).toEqual(['By polls', 'Heard'])
  })

  it('[OPS5][SEC-F4] the real address arrives, whatever the visitor claims', async () => {
    const path = `/api/v1/no-such-thing`
    const headers = { 'x-forwarded-for': '8.8.8.8', 'x-real-ip': '8.8.4.4', forwarded: 'for=8.8.8.8' }
    await ask(`${nginx.url}${path}`, { from: '127.0.0.2', headers })
    await expect.poll(() => lines.some((line) => line.includes('"ip":"127.0.0.2"'))).toBe(true)
    expect(lines.some((line) => line.includes('8.8.8.8') || line.includes('8.8.4.4'))).toBe(false)
    expect(server.app.proxies.unlisted()).toEqual([])
  })

  it('[OPS5][FIL10] files have a name of their own, at which there is nothing else', async () => {
    const host = new URL(nginx.contentUrl).host
    const visitor = await enterVisitor(server)
    const { conversationId } = expectOk(await askHttp(nginx.url, 'conversation.start', {}, visitor.who))
    const card = await readyFile(nginx.url, visitor.who, conversationId, new Uint8Array(Buffer.from('%PDF-1.7')))
    const { origin, pass } = expectOk(await askHttp(nginx.url, 'file.pass', {}, visitor.who))
    expect(origin).toBe(nginx.contentUrl)
    const path = `/files/${pass}/${card.id}/original`
    const { status, headers } = await ask(`${nginx.url}${path}`, { headers: { host } })
    expect([status, headers['content-length']]).toEqual([200, '8'])
    expect((await ask(`${nginx.url}${path}`, { headers: { host, range: 'bytes=2-3' } })).status).toBe(206)
    expect((await ask(`${nginx.url}${path}`, {})).status).toBe(404)
    for (const elsewhere of ['/', '/console/', '/api/v1/installation/greeting', '/readyz'])
      expect((await ask(`${nginx.url}${elsewhere}`, { headers: { host } })).status).toBe(404)
  })

  it('[OPS5] a body beyond every limit ends at the proxy', async () => {
    const { status } = await ask(`${nginx.url}/api/v1/me/picture`, { method: 'PUT', body: Buffer.alloc(7_000_000) })
    expect(status).toBe(413)
  })

  it('[SEC-E7] over TLS too a page elsewhere changes nothing with the agent’s cookie', async () => {
    const agent = await hireAgent(server)
    const cookie = agent.who.cookie ?? ''
    for (const origin of ['https://evil.example', 'http://localhost', nginx.url.replace('https', 'http'), 'null']) {
      const answer = await askHttp(nginx.url, 'session.end', {}, { cookie, origin })
      expect(answer).toMatchObject({ ok: false, error: { code: 'origin.refused' } })
      await expect(openRawSocket(nginx.url, { headers: { origin, cookie } })).rejects.toThrow('403')
    }
    const form = { cookie, origin: 'https://evil.example', 'content-type': 'text/plain' }
    expect((await ask(`${nginx.url}/api/v1/session`, { method: 'POST', headers: form })).status).not.toBe(200)
    expectOk(await askHttp(nginx.url, 'profile.read', {}, { cookie }))
  })

  it('[OPS1][SEC-F4] a proxy that is not listed is not believed, and noticed', async () => {
    const front = await prepareNginx()
    const unlisting = await startBehind(front, [])
    onTestFinished(async () => {
      await front.close()
      await unlisting.close()
    })
    await ask(`${front.url}/readyz`, { headers: { 'x-forwarded-for': '8.8.8.8' } })
    expect(unlisting.app.proxies.unlisted()).toMatchObject([{ address: '127.0.0.1' }])
    expect(lines.filter((line) => line.includes('FRONTDESK_TRUSTED_PROXIES'))).toHaveLength(1)
  })

  it('[SEC-B9] with a cache switched on in front, two agents who take turns a thousand times each get their own', async () => {
    const switchOn =
      (more: string) =>
      (shipped: string): string =>
        shipped
          .replace('proxy_cache        off;', `proxy_cache all; proxy_cache_valid any 10s; ${more}`)
          .replace('proxy_buffering    off;', '')
    const front = await prepareNginx(cache, switchOn(''))
    const blind = await prepareNginx(cache, switchOn('proxy_ignore_headers Cache-Control Expires Vary;'))
    const cached = await startBehind(front, ['127.0.0.1'])
    await blind.forwardTo(cached.port, cached.config.content.port)
    onTestFinished(async () => {
      await Promise.all([front.close(), blind.close()])
      await cached.close()
    })
    const agents = [await hireAgent(cached), await hireAgent(cached)]
    const takeTurns = async (url: string, turns: number): Promise<number> => {
      let crossed = 0
      for (let turn = 0; turn < turns; turn += 1) {
        const agent = agents[turn % 2]
        const { agent: answered } = expectOk(await askHttp(url, 'profile.read', {}, agent?.who))
        if (answered.id !== agent?.agentId) crossed += 1
      }
      return crossed
    }
    expect(await takeTurns(front.url, 1_000)).toBe(0)
    expect((await askHttp(front.url, 'profile.read', {})).ok).toBe(false)
    // The cache is really on: one that does not hear what we say crosses at once.
    expect(await takeTurns(blind.url, 2)).toBe(1)
  })
})

describe('behind Caddy, as deploy/Caddyfile has it', () => {
  it('[OPS5] the shipped file is valid, and the visitor’s address arrives over TLS', async () => {
    const caddy = await prepareCaddy()
    const behind = await startBehind(caddy, ['127.0.0.1'])
    onTestFinished(async () => {
      await caddy.close()
      await behind.close()
    })
    expect(caddy.verdict).toContain('Valid configuration')
    const anyone = true
    const { status, headers } = await ask(`${caddy.url}/api/v1/greeting-from-caddy`, {
      from: '127.0.0.3',
      anyone,
      headers: { 'x-forwarded-for': '8.8.8.8' },
    })
    expect(status).toBe(404)
    expect(headers['strict-transport-security']).toContain('max-age')
    await expect.poll(() => lines.some((line) => line.includes('"ip":"127.0.0.3"'))).toBe(true)
    expect((await ask(`${caddy.url}/metrics`, { anyone })).status).toBe(404)
    const { host } = new URL(caddy.contentUrl)
    const noFile = await ask(`${caddy.url}/console/`, { anyone, from: '127.0.0.4', headers: { host } })
    expect(noFile.status).toBe(404)
    await expect.poll(() => lines.some((line) => line.includes('"ip":"127.0.0.4"'))).toBe(true)
  })
})
