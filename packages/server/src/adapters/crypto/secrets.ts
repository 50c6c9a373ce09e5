import { createHash } from 'node:crypto'
import type { SecretHash } from '../../app/ports/runtime.ts'

/** SHA-256 in hex. Enough for secrets that are 256 random bits; passwords go through the `Hasher`. */
export const secretHash: SecretHash = (secret) => createHash('sha256').update(secret, 'utf8').digest('hex')
