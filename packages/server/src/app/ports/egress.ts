import type { ByteStream } from './file-store.ts'

export type EgressRequest = {
  url: string
  /** Default GET. */
  method?: 'GET' | 'POST' | 'PUT' | 'HEAD' | 'DELETE'
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array | { bytes: number; stream: ByteStream }
  /** A secret goes along: only by TLS, or to what the operator allows; a redirect is an answer like another. */
  secret?: boolean
  /** Redirects that are followed. Default 0. */
  redirects?: number
  /** For all of it, from asking for the address to the last byte; of `open` for each silence. Default 10 s. */
  timeoutMs?: number
  /** Of the answer's body; `open` knows no limit. Default 256 KiB. */
  maxBytes?: number
  /** A longer body is no fault: its beginning is read, and the rest left. */
  cut?: boolean
}

export type EgressAnswer = {
  /** After redirects. */
  url: string
  status: number
  /** By its name in lower case. */
  header(name: string): string | null
  body: Uint8Array
}

/** An answer whose body is still to come: whoever has it reads or destroys it. */
export type EgressOpened = Omit<EgressAnswer, 'body'> & { body: ByteStream & { destroy(): void } }

/** Why there is no answer. It never says where was asked, and of what may not be asked no more than of what is not there. */
export type EgressReason = 'not reached' | 'no answer in time' | 'answer too large'

export class EgressFault extends Error {
  override readonly name = 'EgressFault'
  readonly reason: EgressReason

  constructor(reason: EgressReason) {
    super(reason)
    this.reason = reason
  }
}

/** The one way out: everything that is asked of another machine by HTTP. */
export interface Egress {
  /** Whatever status comes back is an answer. @throws EgressFault */
  ask(request: EgressRequest): Promise<EgressAnswer>
  /** For bytes of any number, as they come. Follows no redirect. @throws EgressFault */
  open(request: Omit<EgressRequest, 'redirects' | 'maxBytes'>): Promise<EgressOpened>
}
