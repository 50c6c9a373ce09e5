/** Who sends forwarded headers without being listed as a proxy; such headers are not believed. */
export type UnlistedProxy = { readonly address: string; readonly lastSeenAtMs: number }

export interface Proxies {
  /** Those seen in the last 24 hours, the latest first; a bounded number. */
  unlisted(): readonly UnlistedProxy[]
}
