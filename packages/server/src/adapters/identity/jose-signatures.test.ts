import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createJoseSignatures } from './jose-signatures.ts'

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const secret = 'a secret of the site that is long enough'
const keys = [{ id: 'k1', secret }]
const claims = { sub: 'customer-7' }

/** A token by hand, so that the library is not both the forger and the judge. */
const token = (header: unknown, payload: unknown = claims, key = secret, hash = 'sha256'): string => {
  const signed = `${part(header)}.${part(payload)}`
  return `${signed}.${createHmac(hash, key).update(signed).digest('base64url')}`
}

describe('createJoseSignatures', () => {
  const signatures = createJoseSignatures()
  const check = (text: string) => signatures.check(text, keys)

  it('[IDN1] knows what one of the keys signed, with or without a kid', async () => {
    expect(await check(token({ alg: 'HS256', typ: 'JWT' }))).toEqual({ keyId: 'k1', payload: claims })
    const two = [{ id: 'old', secret: 'another secret that is being replaced' }, ...keys]
    for (const kid of [undefined, 'k1', 'old', 'x'])
      expect((await signatures.check(token({ alg: 'HS256', kid }), two))?.keyId).toBe('k1')
  })

  it('[IDN1] the published vector of RFC 7515, A.1, and not the same with one character changed', async () => {
    const vector =
      'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
    // The RFC's key is of bytes that are no text; ours are texts. The same computation by hand shows that the input is read as the RFC says.
    const key = Buffer.from(
      'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
      'base64url',
    )
    const [header = '', payload = '', signature] = vector.split('.')
    expect(createHmac('sha256', key).update(`${header}.${payload}`).digest('base64url')).toBe(signature)
    const ours = createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url')
    expect(await check(`${header}.${payload}.${ours}`)).toEqual({
      keyId: 'k1',
      payload: { iss: 'joe', exp: 1_300_819_380, 'http://example.com/is_root': true },
    })
    expect(await check(`${header}.${payload}.A${ours.slice(1)}`)).toBeNull()
  })

  const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const rsaToken = (): string => {
    const signed = `${part({ alg: 'RS256' })}.${part(claims)}`
    return `${signed}.${sign('sha256', Buffer.from(signed), rsa.privateKey).toString('base64url')}`
  }
  const good = token({ alg: 'HS256' })

  it.each<[string, string]>([
    ['alg none with an empty signature', `${part({ alg: 'none' })}.${part(claims)}.`],
    ['alg None', `${part({ alg: 'None' })}.${part(claims)}.`],
    ['alg none with our signature', token({ alg: 'none' })],
    ['no alg', token({ typ: 'JWT' })],
    ['another HMAC', token({ alg: 'HS512' }, claims, secret, 'sha512')],
    ['HS384', token({ alg: 'HS384' }, claims, secret, 'sha384')],
    ['an RSA signature', rsaToken()],
    ['RS256 with the HMAC of the text', token({ alg: 'RS256' })],
    [
      'the HMAC of a public key',
      token({ alg: 'HS256' }, claims, rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()),
    ],
    ['another key', token({ alg: 'HS256' }, claims, 'another')],
    ['an empty key', token({ alg: 'HS256' }, claims, '')],
    ['a key of its own in the header', token({ alg: 'HS256', jwk: { kty: 'oct', k: part('x') } }, claims, 'x')],
    ['a demand that nobody knows', token({ alg: 'HS256', crit: ['x'], x: 1 })],
    ['a payload that is not encoded', token({ alg: 'HS256', b64: false, crit: ['b64'] })],
    ['no signature', good.slice(0, good.lastIndexOf('.') + 1)],
    ['a signature cut short', good.slice(0, -10)],
    ['another payload', `${good.split('.')[0]}.${part({ sub: 'other' })}.${good.split('.')[2]}`],
    ['a list', token({ alg: 'HS256' }, [claims])],
    ['a text', token({ alg: 'HS256' }, 'customer-7')],
    ['null', token({ alg: 'HS256' }, null)],
    ['nothing', ''],
    ['two dots', '..'],
    ['no token', 'null'],
    ['an encrypted one', `${good}.a.b`],
  ])('[IDN1][SEC-A3] refuses %s', async (_name, text) => expect(await check(text)).toBeNull())

  it('[IDN1][SEC-A2] without a key nobody is anybody, and an empty secret is no key', async () => {
    expect(await signatures.check(good, [])).toBeNull()
    expect(await signatures.check(token({ alg: 'HS256' }, claims, ''), [{ id: 'k', secret: '' }])).toBeNull()
  })
})
