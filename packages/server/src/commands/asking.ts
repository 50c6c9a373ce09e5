import type { CommandName } from '@frontdesk/protocol'
import type { LiveConnection } from '../app/ports/live.ts'
import type { Principal } from '../app/principal.ts'

/** One request as a door hands it in: who, from where, and by which means the answer may reach further. */
export type Asking = {
  principal: Principal
  /** The client's address, forwarded headers believed only from listed proxies. */
  ip: string
  userAgent: string
  /** The `Origin` header as sent. */
  origin: string | undefined
  /** The browser asks not to be tracked (DNT, Global Privacy Control). */
  doNotTrack?: boolean
  /** The socket it came by; null on HTTP. */
  connection: LiveConnection | null
  /** The lease of somebody without a socket, when the request came by long polling. */
  lease?: string
  /** Runs the command that a request of long polling carries, for the same asker; given to that one handler. */
  carry?: (command: CommandName, params: unknown, lease: string) => Promise<unknown>
  /** Calls when the asker has hung up; absent where that can't be told. */
  whenGone?: (run: () => void) => void
  /** Where the door can keep an agent's session secret (a cookie); null where it can't. */
  keeper: SessionKeeper | null
}

export interface SessionKeeper {
  grant(secret: string, expiresAtMs: number): void
  clear(): void
}
