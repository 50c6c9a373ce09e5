import { type ErrorCode, errorCatalogue, type WireError } from '@frontdesk/protocol'
import { Fault } from '../app/fault.ts'

export type PresentedError = {
  /** HTTP status of the catalogue. */
  status: (typeof errorCatalogue)[ErrorCode]['status']
  error: WireError
  /** It was no refusal but a fault of ours: the door logs the thrown thing. */
  isDefect: boolean
}

/** Where a refusal says 'wait' without saying how long. */
const usualWaitMs = 1_000

/**
 * What a client is told of anything thrown: a `Fault` with its own words, everything else as `server.error` without a
 * word of it, since messages of libraries and of the database may hold what is nobody's business.
 */
export const presentError = (thrown: unknown): PresentedError => {
  if (!(thrown instanceof Fault)) {
    const error: WireError = { code: 'server.error', message: 'The server failed.', retryAfterMs: usualWaitMs }
    return { status: errorCatalogue['server.error'].status, error, isDefect: true }
  }
  const { code, message, details } = thrown
  const { status, retryable } = errorCatalogue[code]
  const retryAfterMs = thrown.retryAfterMs ?? (retryable ? usualWaitMs : undefined)
  const error: WireError = {
    code,
    message,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(details === undefined ? {} : { details }),
  }
  return { status, error, isDefect: code === 'server.error' }
}
