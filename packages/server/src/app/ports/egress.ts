export type EgressRequest = {
  url: string
  /** Default GET. */
  method?: 'GET' | 'POST'
  headers?: Readonly<Record<string, string>>
  body?: string
  /** A secret goes along: only by TLS, or to what the operator allows; a redirect is an answer like another. */
  secret?: boolean
  /** Redirects that are followed. Default 0. */
  redirects?: number
  /** For all of it, from asking for the address to the last byte. Default 10 s. */
  timeoutMs?: number
  /** Of the body. Default 256 KiB. */
  maxBytes?: number
}

export type EgressAnswer = {
  /** After redirects. */
  url: string
  status: number
  /** By its name in lower case. */
  header(name: string): string | null
  body: Uint8Array
}

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
}
