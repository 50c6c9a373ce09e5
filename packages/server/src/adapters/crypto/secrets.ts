import { createHash, timingSafeEqual } from 'node:crypto'
import type { SecretHash } from '../../app/ports/runtime.ts'

/** SHA-256 in hex. Enough for secrets that are 256 random bits; passwords go through the `Hasher`. */
export const secretHash: SecretHash = (secret) => createHash('sha256').update(secret, 'utf8').digest('hex')

/** Compares in a time that tells nothing of where they differ. An empty secret equals nothing, not even itself. */
export const isSameSecret = (a: string, b: string): boolean => {
  const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest()
  const same = timingSafeEqual(digest(a), digest(b))
  return same && a !== ''
}
