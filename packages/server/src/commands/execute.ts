import type { CommandName, Result } from '@frontdesk/protocol'
import type { Principal } from '../app/principal.ts'
import type { Asking } from './asking.ts'

/**
 * Runs one command for either door: limit, authorise, validate, act, present.
 * @throws Fault with a code of the error catalogue; anything else it throws is a defect and is answered `server.error`
 */
export type Execute = <N extends CommandName>(name: N, params: unknown, asking: Asking) => Promise<Result<N>>

/** Finds out who asks. All answer `nobody` for what is absent, empty, unknown, expired or revoked. */
export interface Authenticate {
  bySessionSecret(secret: string | undefined): Promise<Principal>
  byVisitorToken(token: string | undefined): Promise<Principal>
  /** Redeems a socket ticket: it works once. */
  bySocketTicket(ticket: string): Promise<Principal>
}
