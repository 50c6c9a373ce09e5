import type { ErrorCode, WireError } from '@frontdesk/protocol'
import type { LocalCode } from './types.ts'

/** The catalogue's retryable codes, repeated so that browsers need not load its sentences; a test compares the two. */
const worthAnotherTry: readonly string[] = [
  'rate.limited',
  'server.error',
  'mail.failed',
  'server.busy',
  'file.unchecked',
]

/** A request that got no result. */
export class RequestError extends Error {
  readonly code: ErrorCode | LocalCode
  /** Whether the same request can succeed later. */
  readonly retryable: boolean
  readonly retryAfterMs: number
  readonly details: { [key: string]: unknown }

  constructor(error: Omit<WireError, 'code'> & { code: ErrorCode | LocalCode }) {
    super(error.message)
    this.name = 'RequestError'
    this.code = error.code
    this.retryable = /^(link\.(offline|lost)|answer)/.test(error.code) || worthAnotherTry.includes(error.code)
    this.retryAfterMs = error.retryAfterMs ?? 0
    this.details = error.details ?? {}
  }
}

/** What `getTicket` rejects with when no ticket can be had any more: signed out, disabled. The client ends. */
export class AccessEnded extends Error {}
