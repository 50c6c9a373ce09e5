import { randomBytes, randomUUID } from 'node:crypto'
import type { Clock, Ids } from '../../app/ports/runtime.ts'

/** UUIDs of version 7 (RFC 9562, 5.7): 48 bits of the clock, 74 random bits; and secrets of 256 random bits. */
export const createIds = (clock: Clock): Ids => ({
  next: () => {
    const time = clock.now().toString(16).padStart(12, '0')
    // The version-4 UUID gives the variant and the random digits; only its first 48 bits and its version are replaced.
    return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
  },
  secret: () => randomBytes(32).toString('base64url'),
})
