import { compactVerify } from 'jose'
import type { SignatureChecker } from '../../app/ports/signature-checker.ts'

const isPayload = (value: unknown): value is { readonly [claim: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Null for bytes that are no JSON object in UTF-8. */
const payloadOf = (bytes: Uint8Array): { readonly [claim: string]: unknown } | null => {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isPayload(value) ? value : null
  } catch {
    return null
  }
}

/**
 * HS256 and nothing else: the algorithm is ours to say, not the token's. The secret's characters are the key, as every
 * JWT library takes a text. A `kid` is not needed, since there are two keys at most.
 */
export const createJoseSignatures = (): SignatureChecker => ({
  check: async (token, keys) => {
    for (const { id, secret } of keys) {
      // An empty key would be a signature that everybody can make.
      if (secret === '') continue
      const bytes = await compactVerify(token, new TextEncoder().encode(secret), { algorithms: ['HS256'] }).then(
        (verified) => verified.payload,
        () => null,
      )
      const payload = bytes === null ? null : payloadOf(bytes)
      if (payload !== null) return { keyId: id, payload }
    }
    return null
  },
})
