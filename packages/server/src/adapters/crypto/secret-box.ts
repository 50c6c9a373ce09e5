import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { SecretBox } from '../../app/ports/secret-box.ts'

const algorithm = 'aes-256-gcm'
const version = 'v1'
/** NIST SP 800-38D, 8.2.2: a random nonce of 96 bits. */
const nonceBytes = 12
const tagBytes = 16
export const secretKeyBytes = 32

/** AES-256-GCM; the place is authenticated along, so that a sealed secret is of no use in another row. */
export const createSecretBox = (key: Uint8Array): SecretBox => {
  if (key.byteLength !== secretKeyBytes) throw new RangeError(`a secret key has ${secretKeyBytes} bytes`)
  return {
    seal: (secret, place) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(place, 'utf8'))
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return `${version}.${Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')}`
    },
    open: (sealed, place) => {
      const [form, data = ''] = sealed.split('.')
      const bytes = Buffer.from(data, 'base64url')
      if (form !== version || bytes.length < nonceBytes + tagBytes) return null
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
        .setAAD(Buffer.from(place, 'utf8'))
        .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString(
          'utf8',
        )
      } catch {
        return null
      }
    },
  }
}
