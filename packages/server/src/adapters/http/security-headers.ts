import type { FastifyInstance, FastifyReply } from 'fastify'
import { inertPolicy } from './content-policy.ts'

type Headers = { readonly [name: string]: string }

const powers = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb']
const permissions = (own: readonly string[] = []): string =>
  powers.map((power) => `${power}=${own.includes(power) ? '(self)' : '()'}`).join(', ')

/** For faces in which people record: the page itself may ask for the microphone, nothing that it frames may. */
export const recordingPermissions = permissions(['microphone'])

/** What every answer carries unless its route says otherwise (OWASP, HTTP headers cheat sheet). */
const usual: Headers = {
  'content-security-policy': inertPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': permissions(),
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
}

const oneYear = 365 * 24 * 60 * 60

/** Answers of the API are for one person at one moment; a shared cache must neither keep them nor mix them up [SEC-B9]. */
const personal: Headers = { 'cache-control': 'no-store, private', vary: 'Authorization, Cookie' }

export type SecurityHeaders = (reply: FastifyReply) => void

export const securityHeaders = (publicUrl: string): SecurityHeaders => {
  // Not for subdomains: what else lives under the operator's name is not ours to decide.
  const transport: Headers = publicUrl.startsWith('https:') ? { 'strict-transport-security': `max-age=${oneYear}` } : {}
  return (reply) => {
    const isApi = reply.request.url.startsWith('/api/')
    reply.headers({ ...usual, ...transport, ...(isApi ? personal : {}), 'x-request-id': reply.request.id })
  }
}

export const addSecurityHeaders = (app: FastifyInstance, apply: SecurityHeaders): void => {
  app.addHook('onRequest', async (_request, reply) => {
    apply(reply)
  })
}
