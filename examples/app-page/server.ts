import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { bundlePage } from './bundle.ts'

export type AppServerOptions = {
  /** Where Frontdesk listens. */
  frontdeskUrl: string
  siteKey: string
  /** The secret of the site's signing key; it never leaves this server. */
  secret: string
  /** Who is signed in to the app. A real one reads it off its own session. */
  customer: { id: string; name: string }
  port?: number
}

export type AppServer = { readonly url: string; close(): Promise<void> }

const folder = fileURLToPath(new URL('.', import.meta.url))
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Ten minutes are enough: it is asked for anew at each entering. */
const identityOf = ({ siteKey, secret, customer }: AppServerOptions): { token: string } => {
  const iat = Math.floor(Date.now() / 1_000)
  const claims = { aud: siteKey, sub: customer.id, name: customer.name, iat, exp: iat + 600 }
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return { token: `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}` }
}

/**
 * The server of an imaginary app: its page, a signed identity for who is signed in, and `/api/v1/` passed on to Frontdesk, so
 * that the page speaks to its own origin only.
 */
export const startAppServer = async (options: AppServerOptions): Promise<AppServer> => {
  const [script, html] = await Promise.all([bundlePage(folder), readFile(`${folder}page/index.html`)])
  const { hostname, port } = new URL(options.frontdeskUrl)
  const onward = ({ method = 'GET', url = '/', headers }: IncomingMessage) =>
    request({ hostname, port, method, path: url, headers })

  const answer = (incoming: IncomingMessage, response: ServerResponse): void => {
    const send = (type: string, body: string | Buffer): void => {
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
    }
    const path = incoming.url ?? '/'
    const json = 'application/json; charset=utf-8'
    if (path.startsWith('/api/v1/')) passOn(incoming, response)
    else if (path === '/') send('text/html; charset=utf-8', html)
    else if (script.has(path)) send('text/javascript; charset=utf-8', script.get(path) ?? '')
    else if (incoming.method !== 'POST') response.writeHead(404).end()
    else if (path === '/start') send(json, JSON.stringify({ siteKey: options.siteKey, name: options.customer.name }))
    else if (path === '/identity') send(json, JSON.stringify(identityOf(options)))
    else response.writeHead(404).end()
  }

  const passOn = (incoming: IncomingMessage, response: ServerResponse): void => {
    const outgoing = onward(incoming)
    outgoing.on('response', (come) => {
      response.writeHead(come.statusCode ?? 502, come.headers)
      come.pipe(response)
    })
    outgoing.on('error', () => response.destroy())
    response.on('close', () => outgoing.destroy())
    incoming.pipe(outgoing)
  }

  const server = createServer(answer)
  server.on('upgrade', (incoming, client, head) => {
    client.on('error', () => client.destroy())
    const outgoing = onward(incoming)
    outgoing.on('upgrade', (come, socket, rest) => {
      const lines = Object.entries(come.headers).map(([name, value]) => `${name}: ${String(value)}`)
      client.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`)
      client.write(rest)
      socket.write(head)
      socket.on('error', () => client.destroy())
      client.on('close', () => socket.destroy())
      socket.pipe(client)
      client.pipe(socket)
    })
    outgoing.on('response', () => client.destroy())
    outgoing.on('error', () => client.destroy())
    outgoing.end()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const address = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
