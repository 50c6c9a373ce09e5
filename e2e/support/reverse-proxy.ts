import { createServer, type IncomingMessage, request } from 'node:http'
import { freePort } from '@frontdesk/testkit'

export type ReverseProxy = {
  readonly port: number
  /** Where requests go on to, a port of this machine. */
  forwardTo(port: number): void
  close(): Promise<void>
}

/** Stands before the product as an operator's own proxy does, and says that everybody comes from one far address. */
export const startReverseProxy = async (clientAddress: string): Promise<ReverseProxy> => {
  let target = 0
  const onward = ({ method = 'GET', url = '/', headers }: IncomingMessage) =>
    request({
      host: '127.0.0.1',
      port: target,
      method,
      path: url,
      headers: { ...headers, 'x-forwarded-for': clientAddress },
    })

  const server = createServer((incoming, response) => {
    const outgoing = onward(incoming)
    outgoing.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    outgoing.on('error', () => response.destroy())
    incoming.pipe(outgoing)
  })
  server.on('upgrade', (incoming, client, head) => {
    const outgoing = onward(incoming)
    outgoing.on('upgrade', (answer, socket, rest) => {
      const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${String(value)}`)
      client.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`)
      client.write(rest)
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
    forwardTo: (next) => {
      target = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
