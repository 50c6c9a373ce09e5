import type { ErrorCode } from '@frontdesk/protocol'

/** A refusal with a code of the error catalogue. Use cases throw it; each door turns it into its own form of answer. */
export class Fault extends Error {
  readonly code: ErrorCode
  readonly retryAfterMs: number | undefined
  readonly details: { [key: string]: unknown } | undefined

  constructor(
    code: ErrorCode,
    message: string,
    more: { retryAfterMs?: number; details?: { [key: string]: unknown } } = {},
  ) {
    super(message)
    this.name = 'Fault'
    this.code = code
    this.retryAfterMs = more.retryAfterMs
    this.details = more.details
  }
}

/** The same words for what is absent and for what is not yours, so that nothing can be learnt from the answer. */
export const notFound = (): Fault => new Fault('not_found', 'No such thing here.')

/** The visitor is not there, and the company wants nothing written to those who are not (mark A9). */
export const visitorOffline = (): Fault =>
  new Fault('visitor.offline', 'The visitor is not there, and nothing was stored.')

/** Who has exited serves nobody until it is back in service (mark A5). */
export const outOfService = (): Fault =>
  new Fault('agent.offline', 'You are out of service. Become available, or busy, to take conversations.')
