import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, request } from 'node:http'
import type { Duplex } from 'node:stream'
import { freePort } from '@frontdesk/testkit'

/** What it does with WebSockets: passes them on, refuses them, or accepts them and lets nothing through. */
export type Upgrades = 'carries' | 'refuses' | 'swallows'

export type ReverseProxy = {
  readonly port: number
  /** From now on; those that are open stay. */
  setUpgrades(how: Upgrades): void
  /** WebSockets that are open through it. */
  readonly sockets: number
  /** Requests whose path begins so. */
  requestsTo(path: string): number
  /** Where requests go on to, a port of this machine. */
  forwardTo(port: number): void
  close(): Promise<void>
}

/** A browser whose name ends so comes from that address, as far as such a proxy says. */
export const userAgentFrom = (address: string): string => `Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 from/${address}`
const addressIn = (userAgent: string | undefined): string | undefined =>
  / from\/([\da-f.:]+)$/.exec(userAgent ?? '')?.[1]

/**
 * Stands before the product as an operator's own proxy does, and says that everybody comes from one far address, but for
 * browsers that name another one.
 */
export const startReverseProxy = async (clientAddress: string): Promise<ReverseProxy> => {
  let target = 0
  let upgrades: Upgrades = 'carries'
  const open = new Set<Duplex>()
  const upgraded = new Set<Duplex>()
  const paths: string[] = []
  const onward = ({ method = 'GET', url = '/', headers }: IncomingMessage) =>
    request({
      // A connection for each: one that was kept may be closed by the product in the moment in which it is used again.
      agent: false,
      host: '127.0.0.1',
      port: target,
      method,
      path: url,
      headers: { ...headers, 'x-forwarded-for': addressIn(headers['user-agent']) ?? clientAddress },
    })

  const server = createServer((incoming, response) => {
    paths.push(incoming.url ?? '')
    const outgoing = onward(incoming)
    outgoing.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    outgoing.on('error', () => response.destroy())
    response.on('close', () => outgoing.destroy())
    incoming.pipe(outgoing)
  })
  server.on('upgrade', (incoming, client, head) => {
    upgraded.add(client)
    client.on('close', () => upgraded.delete(client))
    if (upgrades !== 'carries') return keepOut(upgrades, incoming, client)
    const outgoing = onward(incoming)
    outgoing.on('upgrade', (answer, socket, rest) => {
      const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${String(value)}`)
      client.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`)
      client.write(rest)
      open.add(client)
      client.on('close', () => open.delete(client))
      socket.write(head)
      socket.on('error', () => client.destroy())
      client.on('error', () => socket.destroy())
      socket.pipe(client)
      client.pipe(socket)
    })
    outgoing.on('error', () => client.destroy())
    outgoing.end()
  })
  const port = await freePort()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port,
    setUpgrades: (how) => {
      upgrades = how
    },
    get sockets() {
      return open.size
    },
    requestsTo: (path) => paths.filter((one) => one.startsWith(path)).length,
    forwardTo: (next) => {
      target = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
        for (const socket of upgraded) socket.destroy()
      }),
  }
}

const keepOut = (how: Exclude<Upgrades, 'carries'>, { headers }: IncomingMessage, client: Duplex): void => {
  client.on('error', () => client.destroy())
  if (how === 'refuses') {
    client.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
    return
  }
  // RFC 6455, 4.2.2: the answer is proved by the client's key and this constant.
  const proof = createHash('sha1').update(`${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
  client.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${proof.digest('base64')}\r\n\r\n`,
  )
  client.on('end', () => client.end())
  client.resume()
}
