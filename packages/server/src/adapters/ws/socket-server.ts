import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { closeCodes, limits } from '@frontdesk/protocol'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import type { Metrics } from '../../app/ports/metrics.ts'
import { createBeats, tickEveryMs } from './beats.ts'
import { createDialogue, type DialogueOptions } from './dialogue.ts'
import { SocketConnection } from './socket-connection.ts'
import { createTurnWrites } from './turn-writes.ts'

export const socketPath = '/api/v1/socket'

/** Clients that are told to come back spread themselves over this time. */
const drainWithinMs = 2_000

/** Closes that a healthy client does not meet, counted for operators. */
const cutReasons = new Map<number, Parameters<Metrics['connectionCut']>[0]>([
  [closeCodes.resync, 'slow'],
  [closeCodes.silent, 'silent'],
  [closeCodes.revoked, 'revoked'],
  [closeCodes.limited, 'limited'],
  [closeCodes.unauthenticated, 'unauthenticated'],
])

export type SocketServerOptions = DialogueOptions & {
  server: Server
  metrics: Pick<Metrics, 'connectionCut'>
  nextId: () => string
  addressOf: (request: IncomingMessage) => string
  /** Origins of browsers that may open a socket; clients that are no browsers send none. */
  isOwnOrigin: (origin: string, request: IncomingMessage) => boolean
  limits: { socketsPerIp: number; socketBufferBytes: number }
}

export interface SocketServer {
  count(): number
  /** Tells all clients to come back and closes them. Idempotent. */
  close(): Promise<void>
}

/** The WebSocket door: the same commands as HTTP, behind a first frame that signs in. */
export const createSocketServer = (options: SocketServerOptions): SocketServer => {
  const wss = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: limits.frameBytes,
    clientTracking: false,
  })
  const dialogue = createDialogue(options)
  const connections = new Map<SocketConnection, WebSocket>()
  const perAddress = new Map<string, number>()
  const beats = createBeats(options.now)
  const turnWrites = createTurnWrites()
  const ticking = setInterval(beats.tick, tickEveryMs)
  let closing: Promise<void> | null = null

  const refusalOf = (request: IncomingMessage, ip: string): string | null => {
    const { origin } = request.headers
    if ((request.url ?? '').split('?')[0] !== socketPath) return '404 Not Found'
    if (origin !== undefined && !options.isOwnOrigin(origin, request)) return '403 Forbidden'
    if (closing !== null) return '503 Service Unavailable'
    return (perAddress.get(ip) ?? 0) >= options.limits.socketsPerIp ? '429 Too Many Requests' : null
  }

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy())
    const ip = options.addressOf(request)
    const refusal = refusalOf(request, ip)
    if (refusal === null)
      wss.handleUpgrade(request, socket, head, (ws) => open(ws, socket, ip, request.headers['user-agent'] ?? ''))
    else socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  }

  const open = (ws: WebSocket, stream: Duplex, ip: string, userAgent: string): void => {
    const connection = new SocketConnection(ws, stream, {
      id: options.nextId(),
      ip,
      userAgent,
      nowMs: options.now(),
      bufferBytes: options.limits.socketBufferBytes,
      turnWrites,
      onCut: (code) => {
        const reason = cutReasons.get(code)
        if (reason !== undefined) options.metrics.connectionCut(reason)
      },
    })
    connections.set(connection, ws)
    perAddress.set(ip, (perAddress.get(ip) ?? 0) + 1)
    beats.add(connection)
    ws.on('message', (data: RawData, isBinary: boolean) => dialogue.hear(connection, data, isBinary))
    ws.on('close', () => onClose(connection))
    ws.on('error', () => ws.terminate())
  }

  const onClose = (connection: SocketConnection): void => {
    connections.delete(connection)
    const rest = (perAddress.get(connection.ip) ?? 1) - 1
    if (rest > 0) perAddress.set(connection.ip, rest)
    else perAddress.delete(connection.ip)
    beats.remove(connection)
    const { live } = connection
    connection.forget()
    if (live !== null) options.fanOut.leave(live)
  }

  const drain = async (): Promise<void> => {
    clearInterval(ticking)
    const frame = JSON.stringify({ type: 'server.draining', withinMs: drainWithinMs })
    const closed = [...connections].map(
      ([connection, ws]) =>
        new Promise<void>((done) => {
          ws.once('close', () => done())
          connection.send(frame)
          connection.end(closeCodes.restarting)
        }),
    )
    await Promise.all(closed)
    options.server.off('upgrade', onUpgrade)
    wss.close()
  }

  options.server.on('upgrade', onUpgrade)
  return {
    count: () => connections.size,
    close: () => {
      closing ??= drain()
      return closing
    },
  }
}
