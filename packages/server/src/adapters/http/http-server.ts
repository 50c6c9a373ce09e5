import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { createAsker } from './asking.ts'
import { addCommandRoutes } from './command-routes.ts'
import { addConsoleRoutes } from './console-routes.ts'
import { collectDocumentation, showDocumentation } from './documentation.ts'
import { createDoor } from './door.ts'
import { addHealthRoutes } from './health-routes.ts'
import { acceptJsonOnly } from './json-body.ts'
import type { HttpServer, HttpServerOptions } from './options.ts'
import { addPictureRoutes } from './picture-routes.ts'
import { addUploadRoutes } from './upload-routes.ts'
import { addVerifyRoutes } from './verify-routes.ts'
import { addWidgetRoutes } from './widget-routes.ts'

/**
 * Schemas stand on the routes for the OpenAPI document only. `execute` validates the parameters, once and for both
 * doors; the framework would do it a second time with another library and in other words.
 */
const validateNothing = (app: FastifyInstance): void => {
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
}

/**
 * The HTTP door: commands, pictures, the browser parts, their documents, health and figures. Files of people are read at
 * another (`content-server.ts`). Does not listen yet.
 */
export const createHttpServer = (options: HttpServerOptions): HttpServer => {
  const { host, port, publicUrl } = options.config
  const asker = createAsker(options)
  const at = { host, port, hostVariable: 'FRONTDESK_HOST', portVariable: 'FRONTDESK_PORT' }
  return createDoor({ ...options, url: publicUrl, at, addressOf: asker.address }, (app, isDraining) => {
    acceptJsonOnly(app)
    validateNothing(app)
    app.register(cookie)
    // Request bodies are not unpacked: a few packed bytes could become gigabytes.
    app.register(compress, { globalDecompression: false, encodings: ['br', 'gzip'], threshold: 2_048 })
    app.register(files, { serve: false })
    collectDocumentation(app, publicUrl)
    app.register(async (routes) => {
      addCommandRoutes(routes, asker, options)
      addPictureRoutes(routes, asker, options)
      addUploadRoutes(routes, asker, options)
      addHealthRoutes(routes, asker.trusted, isDraining, options)
      addConsoleRoutes(routes, options)
      addWidgetRoutes(routes, options)
      addVerifyRoutes(routes, options)
      showDocumentation(routes)
    })
  })
}
