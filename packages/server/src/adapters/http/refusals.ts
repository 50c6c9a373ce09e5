import type { Duplex } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Fault } from '../../app/fault.ts'
import type { Log } from '../../app/ports/log.ts'
import { presentError } from '../../presenters/error.ts'
import type { SecurityHeaders } from './security-headers.ts'

const messages: { readonly [code: string]: string } = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send the body as application/json.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The body is not as long as Content-Length says.',
  FST_ERR_BAD_URL: 'The path can not be decoded.',
}

/** Turns what the framework refuses by itself into a code of the catalogue; hands back everything else as it is. */
const asFault = (thrown: unknown): unknown => {
  if (!(thrown instanceof Error) || thrown instanceof Fault) return thrown
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''
  const status = 'statusCode' in thrown && typeof thrown.statusCode === 'number' ? thrown.statusCode : 500
  // Only the framework's own refusals: an error of a library below that happens to carry a status is a defect here.
  if (!code.startsWith('FST_') || status < 400 || status > 499) return thrown
  if (status === 413) return new Fault('request.too_large', 'The body is over the limit.')
  if (status === 404 || code === 'FST_ERR_MAX_PARAM_LENGTH') return new Fault('not_found', 'No such thing here.')
  return new Fault('request.invalid', messages[code] ?? 'The request is not valid.')
}

/** Sends a refusal as `{error: …}` with the catalogue's status and, where it says to wait, `Retry-After` in whole seconds. */
export const refuse = (reply: FastifyReply, thrown: unknown): FastifyReply => {
  const { status, error } = presentError(asFault(thrown))
  if (error.retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(error.retryAfterMs / 1_000))
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .header('cache-control', 'no-store, private')
    .send({ error })
}

export const addRefusals = (app: FastifyInstance, log: Log): void => {
  app.setErrorHandler((thrown, request, reply) => {
    if (presentError(asFault(thrown)).isDefect)
      log.error({ err: thrown, requestId: request.id, route: request.routeOptions.url }, 'A request failed.')
    return refuse(reply, thrown)
  })
  app.setNotFoundHandler((_request, reply) => refuse(reply, new Fault('not_found', 'No such thing here.')))
}

/** For requests that fail before they reach a route (a path that can not be decoded), so before any hook. */
export const refuseUnrouted =
  (headers: SecurityHeaders) =>
  (thrown: unknown, reply: FastifyReply): void => {
    headers(reply)
    refuse(reply, thrown)
  }

/** For what is not even HTTP: answered by hand on the connection, which then ends. */
export const refuseUnreadable = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const { status, error: wire } = presentError(
    error.code === 'HPE_HEADER_OVERFLOW'
      ? new Fault('request.too_large', 'The headers are over the limit.')
      : new Fault('request.invalid', 'This is not a readable HTTP request.'),
  )
  const body = JSON.stringify({ error: wire })
  const reason = status === 413 ? 'Payload Too Large' : 'Bad Request'
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\nContent-Type: application/json; charset=utf-8\r\nCache-Control: no-store\r\n` +
      `X-Content-Type-Options: nosniff\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
