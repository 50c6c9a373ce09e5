/** The audience of such a token. Never the one of an identity, so that neither can stand for the other. */
export const presenceAudience = (siteKey: string): string => `presence:${siteKey}`

const leewayMs = 60_000

/**
 * Whether the payload of a token, whose signature holds, lets its bearer tell of presence now. It names no person: whom it
 * is about stands beside it.
 * @param lifeMs such a token lives no longer than this
 */
export const mayTellPresence = (
  payload: { readonly [claim: string]: unknown },
  { siteKey, nowMs, lifeMs }: { siteKey: string; nowMs: number; lifeMs: number },
): boolean => {
  const { aud, iat, exp, sub } = payload
  if (siteKey === '' || aud !== presenceAudience(siteKey) || sub !== undefined) return false
  if (typeof iat !== 'number' || typeof exp !== 'number' || !Number.isFinite(iat) || !Number.isFinite(exp)) return false
  const [issuedAtMs, expiresAtMs] = [iat * 1_000, exp * 1_000]
  if (issuedAtMs > nowMs + leewayMs || expiresAtMs <= nowMs - leewayMs) return false
  return expiresAtMs > issuedAtMs && expiresAtMs - issuedAtMs <= lifeMs
}
