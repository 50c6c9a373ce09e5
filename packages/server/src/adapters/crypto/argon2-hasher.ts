import { hash, verify } from '@node-rs/argon2'
import type { Hasher } from '../../app/ports/runtime.ts'

/** OWASP's password storage cheat sheet, argon2id: 19 MiB, 2 passes, 1 lane. The library's default algorithm is argon2id. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The same characters typed on different keyboards and input methods are the same password (NIST SP 800-63B, 5.1.1.2). */
const normal = (password: string): string => password.normalize('NFKC')

/** Hashes on the thread pool, so that the event loop goes on. */
export const createArgon2Hasher = (): Hasher => ({
  hash: (password) => hash(normal(password), parameters),
  verify: async (hashed, password) => {
    // Whatever is no argon2 hash (an empty column, say) matches no password.
    if (!hashed.startsWith('$argon2id$')) return false
    try {
      return await verify(hashed, normal(password))
    } catch {
      return false
    }
  },
})
