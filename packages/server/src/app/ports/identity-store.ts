/** A key with which a site's own server signs identities. */
export type IdentityKey = {
  accountId: string
  siteId: string
  id: string
  /** As the `SecretBox` gave it. */
  secretSealed: string
  createdAtMs: number
  lastUsedAtMs: number | null
}

/** What signed identities are checked against, of one account. */
export interface Identities {
  /** A site's keys, oldest first. */
  keys(siteId: string): Promise<IdentityKey[]>
  /** 'full' when the site has `most` keys already (counted under a lock); 'missing' when there is no such site. */
  addKey(key: IdentityKey, most: number): Promise<'added' | 'full' | 'missing'>
  /** False when there is none. */
  removeKey(siteId: string, id: string): Promise<boolean>
  /** The key has checked an identity. */
  touchKey(siteId: string, id: string, nowMs: number): Promise<void>
  /** Whether somebody has signed out who was identified by it. */
  isSpent(hash: string): Promise<boolean>
  /** From now on it identifies nobody. The hash is kept until it would have expired by itself. */
  spend(hash: string, expiresAtMs: number): Promise<void>
}
