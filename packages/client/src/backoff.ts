import { closeCodes } from '@frontdesk/protocol/errors'

const baseMs = 500
export const backoffCapMs = 30_000
/** While a restart is known to be going on, everybody is wanted back within seconds. */
export const restartCapMs = 2_000

/** Full jitter: anything from nothing to the doubled step, so that clients dropped together do not return together. */
export const backoffMs = (attempt: number, random: number, capMs = backoffCapMs): number =>
  random * Math.min(capMs, baseMs * 2 ** Math.min(attempt, 10))

/** A word instead of a time: never again, and why. */
export type Retry =
  | { delayMs: number /** Nothing but the time may shorten it. */; firm: boolean }
  | 'revoked'
  | 'blocked'

/**
 * When to connect again after a link ended.
 * @param code the socket's close code, 0 when the client itself judged it dead or it never opened.
 * @param attempt how many tries failed in a row; 0 when the lost link had stood for a while.
 */
export const retryAfterClose = (code: number, attempt: number, random: number, capMs = backoffCapMs): Retry => {
  switch (code) {
    case closeCodes.revoked:
      return 'revoked'
    case closeCodes.blocked:
      return 'blocked'
    // Both are answered by coming back at once; again and again, they are a fault like any other.
    case closeCodes.unauthenticated:
    case closeCodes.resync:
      return { delayMs: attempt === 0 ? 0 : backoffMs(attempt, random, capMs), firm: false }
    case closeCodes.limited:
      return { delayMs: 10_000 + random * 20_000, firm: true }
    default:
      return { delayMs: backoffMs(attempt, random, capMs), firm: false }
  }
}
