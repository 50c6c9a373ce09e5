import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { HttpServerOptions } from './options.ts'

/**
 * One line and one measurement for each answered request. The route's pattern stands for the address: paths may hold
 * keys, queries may hold anything, and neither belongs into a log [SEC-A1].
 */
export const addAccessLog = (
  app: FastifyInstance,
  addressOf: (request: FastifyRequest) => string,
  { log, metrics }: Pick<HttpServerOptions, 'log' | 'metrics'>,
): void => {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? '(no route)'
    const { statusCode: status, elapsedTime } = reply
    metrics.requestAnswered(request.method, route, status, elapsedTime / 1_000)
    const line = {
      requestId: request.id,
      method: request.method,
      route,
      status,
      tookMs: Math.round(elapsedTime),
      ip: addressOf(request),
    }
    // Static files and probes would drown what people do.
    if (status < 400 && !route.startsWith('/api/v1/')) log.debug(line, 'Request answered.')
    else log.info(line, 'Request answered.')
  })
}
