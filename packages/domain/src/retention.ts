/** How many days of a site each is kept; null keeps it for ever. */
export type Retention = {
  conversations: number | null
  files: number | null
  visits: number | null
  ipAddresses: number | null
}

export const keepEverything: Retention = { conversations: null, files: null, visits: null, ipAddresses: null }

/** Up to when each goes, UTC ms: what is older than that. Null where nothing goes. */
export type RetentionCutoffs = {
  conversationsMs: number | null
  filesMs: number | null
  visitsMs: number | null
  ipAddressesMs: number | null
}

const dayMs = 86_400_000

/** What the rules mean at a moment; null when they keep everything. */
export const cutoffsOf = (retention: Retention, nowMs: number): RetentionCutoffs | null => {
  const cutoff = (days: number | null): number | null => (days === null ? null : nowMs - days * dayMs)
  const cutoffs = {
    conversationsMs: cutoff(retention.conversations),
    filesMs: cutoff(retention.files),
    visitsMs: cutoff(retention.visits),
    ipAddressesMs: cutoff(retention.ipAddresses),
  }
  return Object.values(retention).every((days) => days === null) ? null : cutoffs
}
