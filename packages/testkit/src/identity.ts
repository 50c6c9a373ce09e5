import { createHmac } from 'node:crypto'

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Signs who a visitor is, as a site's own server does: HS256, for ten minutes from `nowMs` unless the claims say otherwise. */
export const signIdentity = (
  secret: string,
  siteKey: string,
  claims: { sub?: string; [claim: string]: unknown },
  nowMs: number = Date.now(),
): string => {
  const iat = Math.floor(nowMs / 1_000)
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ aud: siteKey, iat, exp: iat + 600, ...claims })}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}
