import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { PassSigner } from '../../app/ports/pass-signer.ts'

/** HMAC-SHA-256 under a key of its own, derived from the installation's (RFC 5869). */
export const createPassSigner = (secretKey: Uint8Array): PassSigner => {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'frontdesk file pass', 32))
  const proofOf = (body: string): Buffer => createHmac('sha256', key).update(body).digest()
  return {
    sign: (claims) => `${claims}.${proofOf(claims).toString('base64url')}`,
    open: (pass) => {
      const [body = '', proof = '', ...more] = pass.split('.')
      const given = Buffer.from(proof, 'base64url')
      const right = proofOf(body)
      const isRight = more.length === 0 && given.length === right.length && timingSafeEqual(given, right)
      return isRight ? body : null
    },
  }
}
