import type { AgentPrincipal, VisitorPrincipal } from '../principal.ts'

/** A signed-in socket as the use cases see it. */
export interface LiveConnection {
  readonly id: string
  readonly principal: AgentPrincipal | VisitorPrincipal
  /** Sends a frame that is serialised already. Never throws; a socket that is too slow is cut with `resync`. */
  send(frame: string): void
  /** Ends it because the session or right behind it is gone. */
  revoke(): void
}
