import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Fault, notFound } from '../../app/fault.ts'
import { type AddressSet, canonicalIp, loopback } from '../../ip-address.ts'
import type { HttpServerOptions } from './options.ts'

/** How long an answer of `/readyz` holds and how long it may take. Probes come from several sides, every few seconds. */
const holdsMs = 1_000
const withinMs = 2_000

/** Asks `check` at most once in `holdsMs`, however many want to know. */
const shared = (check: () => Promise<void>): (() => Promise<void>) => {
  let askedAtMs = Number.NEGATIVE_INFINITY
  let answer: Promise<void> = Promise.resolve()
  return () => {
    if (performance.now() - askedAtMs >= holdsMs) {
      askedAtMs = performance.now()
      answer = new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('no answer in time')), withinMs)
        check()
          .then(resolve, reject)
          .finally(() => clearTimeout(late))
      })
      // Whoever asked hears of it; without anybody waiting it must not end the process.
      answer.catch(() => undefined)
    }
    return answer
  }
}

/**
 * Figures are for the operator: only a connection straight from this machine or from a listed proxy's own address, not
 * one that a proxy hands on from somewhere else.
 */
const isOperator = (request: FastifyRequest, trusted: AddressSet): boolean => {
  const { headers } = request
  const handedOn = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => headers[name] !== undefined)
  const peer = canonicalIp(request.raw.socket.remoteAddress ?? '') ?? ''
  return !handedOn && (loopback.has(peer) || trusted.has(peer))
}

export const addHealthRoutes = (
  app: FastifyInstance,
  trusted: AddressSet,
  isDraining: () => boolean,
  { checkReady, metrics, log }: Pick<HttpServerOptions, 'checkReady' | 'metrics' | 'log'>,
): void => {
  const schema = { hide: true }
  const check = shared(checkReady)

  app.get('/healthz', { schema }, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'up' }),
  )

  app.get('/readyz', { schema }, async (_request, reply) => {
    if (isDraining()) throw new Fault('server.busy', 'Shutting down.')
    try {
      await check()
    } catch (err) {
      log.warn({ err }, 'Not ready.')
      throw new Fault('server.busy', 'The database does not answer.')
    }
    return reply.header('cache-control', 'no-store').send({ status: 'ready' })
  })

  app.get('/metrics', { schema }, async (request, reply) => {
    if (!isOperator(request, trusted)) throw notFound()
    const { contentType, text } = await metrics.render()
    return reply.header('cache-control', 'no-store').type(contentType).send(text)
  })
}
