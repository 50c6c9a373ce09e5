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
  /** The socket it came by; null on HTTP. */
  connection: LiveConnection | null
  /** Where the door can keep an agent's session secret (a cookie); null where it can't. */
  keeper: SessionKeeper | null
}

export interface SessionKeeper {
  grant(secret: string, expiresAtMs: number): void
  clear(): void
}
