/** What the rules must not reach for themselves: time, ids and chance are handed in, so that tests own them. */
export interface Clock {
  /** UTC milliseconds. */
  now(): number
}

/** Waits and then calls; the returned function calls it off. */
export type Schedule = (afterMs: number, run: () => void) => () => void

export interface Ids {
  /** A new UUID (version 7: in order of time, 74 random bits). */
  next(): string
  /** A new secret of 256 random bits, base64url. */
  secret(): string
}

export interface Hasher {
  /** Slow hash of a password (argon2id). */
  hash(password: string): Promise<string>
  verify(hash: string, password: string): Promise<boolean>
}

/** Fast one-way hash for secrets that are random themselves (SHA-256, hex). */
export type SecretHash = (secret: string) => string
