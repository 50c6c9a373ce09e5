import { describe, expect, it } from 'vitest'
import { readIdentity } from './identity.ts'
import { mayTellPresence } from './presence-pass.ts'

const nowMs = 1_760_000_000_000
const at = { siteKey: 'shop-key', nowMs, lifeMs: 3_600_000 }
const iat = nowMs / 1_000
const good = { aud: 'presence:shop-key', iat, exp: iat + 600 }
const bounds = {
  lifeMs: 3_600_000,
  nameCharacters: 80,
  attributes: 9,
  attributeKeyCharacters: 9,
  attributeCharacters: 9,
}

describe('a token that tells of presence', () => {
  it('[REP2] is good for its own site, in its time, and for no longer than an hour', () => {
    expect(mayTellPresence(good, at)).toBe(true)
    for (const wrong of [
      { aud: 'presence:other-key' },
      { aud: ['presence:shop-key'] },
      { exp: iat + 3_601 },
      { exp: iat },
      { iat: iat + 61, exp: iat + 100 },
      { iat: iat - 700, exp: iat - 61 },
      { iat: '1' },
      { exp: null },
      { exp: Number.NaN },
    ])
      expect(mayTellPresence({ ...good, ...wrong }, at)).toBe(false)
    expect(mayTellPresence({}, at)).toBe(false)
    expect(mayTellPresence({ ...good, aud: 'presence:' }, { ...at, siteKey: '' })).toBe(false)
  })

  it('[REP2] is no identity, and an identity tells nothing of presence', () => {
    const identity = { aud: 'shop-key', sub: 'customer-7', iat, exp: iat + 600 }
    const read = (payload: object) => readIdentity({ ...payload }, { audience: 'shop-key', nowMs, bounds })
    expect(read(identity)).not.toBeNull()
    expect(read({ ...good, sub: 'customer-7' })).toBeNull()
    expect(mayTellPresence(identity, at)).toBe(false)
    expect(mayTellPresence({ ...identity, aud: ['shop-key', 'presence:shop-key'] }, at)).toBe(false)
    expect(mayTellPresence({ ...good, sub: 'customer-7' }, at)).toBe(false)
  })
})
