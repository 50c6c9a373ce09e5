import type { FastifyReply, FastifyRequest } from 'fastify'
import { nobody, type Principal } from '../../app/principal.ts'
import { addressReader } from '../../client-address.ts'
import type { Asking } from '../../commands/asking.ts'
import { type AddressSet, addressSet } from '../../ip-address.ts'
import type { HttpServerOptions } from './options.ts'
import { refuseForeignPage, requireOwnPage } from './own-origin.ts'
import { sessionCookie } from './session-cookie.ts'

/**
 * What a route lets count as proof of who asks: cookie or token; nothing, from pages of our own; or nothing, from
 * whatever page (the use case then decides by the page's address).
 */
export type Proof = 'any' | 'none' | 'none-from-anywhere'

export type Asker = {
  /** @throws Fault origin.refused */
  ask(request: FastifyRequest, reply: FastifyReply, proof: Proof): Promise<Asking>
  address(request: FastifyRequest): string
  readonly trusted: AddressSet
}

const changes = (method: string): boolean => method !== 'GET' && method !== 'HEAD'

const bearerToken = (authorization: string): string | undefined =>
  /^Bearer +([A-Za-z0-9_-]{1,128})$/i.exec(authorization)?.[1]

/**
 * Makes the door's part of a request's circumstances. A request has one proof: with an `Authorization` header the cookie
 * that a browser adds by itself is not looked at, so that a visitor's request never carries an agent's rights.
 */
export const createAsker = (options: Pick<HttpServerOptions, 'config' | 'authenticate'>): Asker => {
  const { publicUrl, trustedProxies } = options.config
  const { authenticate } = options
  const trusted = addressSet(trustedProxies)
  const cookie = sessionCookie(publicUrl)

  const addressOf = addressReader(trusted)
  const address = ({ raw }: FastifyRequest): string => addressOf(raw)

  const principalOf = async (request: FastifyRequest, proof: Proof): Promise<Principal> => {
    const { authorization } = request.headers
    if (proof === 'none' && changes(request.method)) refuseForeignPage(request.headers, publicUrl)
    if (proof !== 'any') return nobody
    if (authorization !== undefined) return authenticate.byVisitorToken(bearerToken(authorization))
    const secret = cookie.read(request)
    if (secret === undefined) return nobody
    if (changes(request.method)) requireOwnPage(request.headers, publicUrl)
    return authenticate.bySessionSecret(secret)
  }

  return {
    trusted,
    address,
    ask: async (request, reply, proof) => ({
      principal: await principalOf(request, proof),
      ip: address(request),
      userAgent: (request.headers['user-agent'] ?? '').slice(0, 512),
      origin: request.headers.origin,
      doNotTrack: request.headers['dnt'] === '1' || request.headers['sec-gpc'] === '1',
      connection: null,
      whenGone: (run) => void reply.raw.once('close', run),
      keeper: request.headers.authorization === undefined ? cookie.keeper(reply) : null,
    }),
  }
}
