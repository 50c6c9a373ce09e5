import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SessionKeeper } from '../../commands/asking.ts'

export type SessionCookie = {
  readonly name: string
  /** The secret that came along, or undefined where there is none of a possible form. */
  read(request: FastifyRequest): string | undefined
  keeper(reply: FastifyReply): SessionKeeper
}

/**
 * The cookie of a signed-in agent: out of reach for scripts, not sent along with other sites' requests, and behind TLS
 * bound to exactly this host by its `__Host-` name (RFC 6265bis, 4.1.3.2).
 */
export const sessionCookie = (publicUrl: string): SessionCookie => {
  const secure = publicUrl.startsWith('https:')
  const name = secure ? '__Host-frontdesk_session' : 'frontdesk_session'
  const attributes: CookieSerializeOptions = { path: '/', httpOnly: true, sameSite: 'lax', secure }
  return {
    name,
    read: (request) => {
      const secret = request.cookies[name]
      return secret !== undefined && /^[A-Za-z0-9_-]{1,128}$/.test(secret) ? secret : undefined
    },
    keeper: (reply) => ({
      grant: (secret, expiresAtMs) => {
        reply.setCookie(name, secret, { ...attributes, expires: new Date(expiresAtMs) })
      },
      clear: () => {
        reply.clearCookie(name, attributes)
      },
    }),
  }
}
