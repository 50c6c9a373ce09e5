import type { FastifyRequest } from 'fastify'
import { addressReader } from '../../client-address.ts'
import { addressSet } from '../../ip-address.ts'
import { addContentRoutes, type ContentDoor } from './content-routes.ts'
import { createDoor } from './door.ts'
import type { HttpServer, HttpServerOptions } from './options.ts'

/**
 * The port at which people's files are read, and nothing else: what a stranger has sent never stands at the origin of a page of
 * ours, where it could call the API or be run by a page that allows its own files. Does not listen yet.
 */
export const createContentServer = (
  options: Pick<HttpServerOptions, 'config' | 'log' | 'metrics' | 'drainWithinMs'> & ContentDoor,
): HttpServer => {
  const { host, content, trustedProxies } = options.config
  const ofRequest = addressReader(addressSet(trustedProxies))
  const addressOf = ({ raw }: FastifyRequest): string => ofRequest(raw)
  const at = { host, port: content.port, hostVariable: 'FRONTDESK_HOST', portVariable: 'FRONTDESK_CONTENT_PORT' }
  return createDoor({ ...options, url: content.url, at, addressOf }, (app) => addContentRoutes(app, options, addressOf))
}
