import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import files from '@fastify/static'
import { limits } from '@frontdesk/protocol'
import fastify, { type FastifyInstance } from 'fastify'
import { listenError } from '../../start-error.ts'
import { addAccessLog } from './access-log.ts'
import { createAsker } from './asking.ts'
import { addCommandRoutes } from './command-routes.ts'
import { addConsoleRoutes } from './console-routes.ts'
import { addContentRoutes } from './content-routes.ts'
import { collectDocumentation, showDocumentation } from './documentation.ts'
import { addDraining } from './draining.ts'
import { addHealthRoutes } from './health-routes.ts'
import { acceptJsonOnly } from './json-body.ts'
import type { HttpServer, HttpServerOptions } from './options.ts'
import { addPictureRoutes } from './picture-routes.ts'
import { addRefusals, refuseUnreadable, refuseUnrouted } from './refusals.ts'
import { addSecurityHeaders, securityHeaders } from './security-headers.ts'
import { watchUnused } from './unused-connections.ts'
import { addUploadRoutes } from './upload-routes.ts'
import { addVerifyRoutes } from './verify-routes.ts'
import { addWidgetRoutes } from './widget-routes.ts'

/** A body or header that trickles in for longer than this holds a connection for nothing. */
const requestWithinMs = 60_000
const headersWithinMs = 15_000
const drainWithinMs = 10_000
const cutGraceMs = 250

/**
 * Schemas stand on the routes for the OpenAPI document only. `execute` validates the parameters, once and for both
 * doors; the framework would do it a second time with another library and in other words.
 */
const validateNothing = (app: FastifyInstance): void => {
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
}

/** The HTTP door: commands, pictures, the browser parts, their documents, health and figures. Does not listen yet. */
export const createHttpServer = (options: HttpServerOptions): HttpServer => {
  const { config, log } = options
  const headers = securityHeaders(config.publicUrl)
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
  const asker = createAsker(options)
  addAccessLog(app, asker, options)
  addRefusals(app, log)
  acceptJsonOnly(app)
  validateNothing(app)
  app.register(cookie)
  // Request bodies are not unpacked: a few packed bytes could become gigabytes.
  app.register(compress, { globalDecompression: false, encodings: ['br', 'gzip'], threshold: 2_048 })
  app.register(files, { serve: false })
  collectDocumentation(app, config.publicUrl)
  app.register(async (routes) => {
    addCommandRoutes(routes, asker, options)
    addPictureRoutes(routes, asker, options)
    addUploadRoutes(routes, asker, options)
    addContentRoutes(routes, options, asker.address)
    addHealthRoutes(routes, asker.trusted, draining.isDraining, options)
    addConsoleRoutes(routes, options)
    addWidgetRoutes(routes, options)
    addVerifyRoutes(routes, options)
    showDocumentation(routes)
  })

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
      const { host, port } = config
      await app.ready()
      try {
        // By name the framework would open a second server for IPv6, which the WebSocket door would not know.
        await app.listen({ host: host === 'localhost' ? '127.0.0.1' : host, port })
      } catch (error) {
        throw listenError(error, { host, port, hostVariable: 'FRONTDESK_HOST', portVariable: 'FRONTDESK_PORT' })
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
