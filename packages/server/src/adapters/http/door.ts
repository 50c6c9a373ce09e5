import { randomUUID } from 'node:crypto'
import { limits } from '@frontdesk/protocol'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import type { ListenAddress } from '../../ports.ts'
import { listenError } from '../../start-error.ts'
import { addAccessLog } from './access-log.ts'
import { addDraining } from './draining.ts'
import type { HttpServer, HttpServerOptions } from './options.ts'
import { addRefusals, refuseUnreadable, refuseUnrouted } from './refusals.ts'
import { addSecurityHeaders, securityHeaders } from './security-headers.ts'
import { watchUnused } from './unused-connections.ts'

/** A body or header that trickles in for longer than this holds a connection for nothing. */
const requestWithinMs = 60_000
const headersWithinMs = 15_000
const drainWithinMs = 10_000
const cutGraceMs = 250

type DoorOptions = Pick<HttpServerOptions, 'log' | 'metrics' | 'drainWithinMs'> & {
  /** Origin at which people reach it. */
  url: string
  at: ListenAddress
  addressOf(request: FastifyRequest): string
}

/**
 * What every port of ours does, whatever is behind it: headers, log, refusals, an orderly end. Does not listen yet.
 * @param build adds what it serves
 */
export const createDoor = (
  options: DoorOptions,
  build: (app: FastifyInstance, isDraining: () => boolean) => void,
): HttpServer => {
  const { log, at } = options
  const headers = securityHeaders(options.url)
  const app = fastify({
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: limits.frameBytes,
    requestTimeout: requestWithinMs,
    http: { headersTimeout: headersWithinMs },
    // Draining refuses in our own form.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, _request, reply) => refuseUnrouted(headers)(error, reply),
    clientErrorHandler: refuseUnreadable,
  })

  const endUnused = watchUnused(app.server)
  addSecurityHeaders(app, headers)
  const draining = addDraining(app)
  addAccessLog(app, options.addressOf, options)
  addRefusals(app, log)
  build(app, draining.isDraining)

  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    draining.begin()
    let cut: NodeJS.Timeout | undefined
    const outOfTime = new Promise<void>((resolve) => {
      cut = setTimeout(() => {
        app.server.closeAllConnections()
        // Connections that were upgraded are the other door's; waiting for them here could take for ever.
        setTimeout(resolve, cutGraceMs)
      }, options.drainWithinMs ?? drainWithinMs)
    })
    endUnused()
    await Promise.race([app.close(), outOfTime])
    clearTimeout(cut)
  }

  return {
    server: app.server,
    listen: async () => {
      await app.ready()
      try {
        // By name the framework would open a second server for IPv6, which the WebSocket door would not know.
        await app.listen({ host: at.host === 'localhost' ? '127.0.0.1' : at.host, port: at.port })
      } catch (error) {
        throw listenError(error, at)
      }
    },
    address: () => {
      const bound = app.server.address()
      if (bound === null || typeof bound === 'string') throw new Error('The HTTP server does not listen.')
      return { host: bound.address, port: bound.port }
    },
    drain: draining.begin,
    close: () => {
      closing ??= close()
      return closing
    },
    inject: app.inject.bind(app),
  }
}
