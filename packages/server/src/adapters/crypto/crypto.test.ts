import { describe, expect, it } from 'vitest'
import { createArgon2Hasher } from './argon2-hasher.ts'
import { createIds } from './ids.ts'
import { secretHash } from './secrets.ts'

describe('createIds', () => {
  it('[CRY1] makes UUIDs of version 7 that sort by time and never repeat', () => {
    const time = { nowMs: 1_700_000_000_000 }
    const ids = createIds({ now: () => time.nowMs })
    const made = Array.from({ length: 2_000 }, () => {
      time.nowMs += 1
      return ids.next()
    })
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect([...made].sort()).toEqual(made)
    expect(Number.parseInt((made[0] ?? '').replaceAll('-', '').slice(0, 12), 16)).toBe(1_700_000_000_001)
    const sameInstant = Array.from({ length: 10_000 }, () => ids.next())
    expect(new Set(sameInstant).size).toBe(10_000)
  })

  it('[CRY1] makes secrets of 256 random bits', () => {
    const ids = createIds({ now: () => 0 })
    const secrets = Array.from({ length: 1_000 }, () => ids.secret())
    for (const secret of secrets) expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(new Set(secrets).size).toBe(1_000)
    const bits = secrets.flatMap((secret) => [...Buffer.from(secret, 'base64url')].map((byte) => byte & 1))
    const share = bits.filter((bit) => bit === 1).length / bits.length
    expect(share).toBeGreaterThan(0.47)
    expect(share).toBeLessThan(0.53)
  })
})

describe('createArgon2Hasher', () => {
  const hasher = createArgon2Hasher()

  it('[CRY2] hashes with argon2id and the documented cost, salted', async () => {
    const [one, two] = await Promise.all([hasher.hash('correct horse'), hasher.hash('correct horse')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(two)
    expect(await hasher.verify(one, 'correct horse')).toBe(true)
    expect(await hasher.verify(one, 'correct horsf')).toBe(false)
    expect(await hasher.verify(one, '')).toBe(false)
  })

  it('[CRY2] takes the same characters in another composition as the same password', async () => {
    const hashed = await hasher.hash('Zo\u00eb pa\u00dfwort')
    expect(await hasher.verify(hashed, 'Zoe\u0308 pa\u00dfwort')).toBe(true)
  })

  it('[SEC-B5] matches nothing with an absent or damaged hash', async () => {
    for (const damaged of [
      '',
      '$argon2id$',
      '$argon2id$v=19$m=19456,t=2,p=1$x$y',
      'plain',
      '$2b$10$abcdefghijklmnopqrstuv',
    ])
      for (const password of ['', 'plain', damaged]) expect(await hasher.verify(damaged, password)).toBe(false)
  })
})

describe('secrets', () => {
  it('[CRY1] hashes secrets with SHA-256 in hex', () => {
    expect(secretHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})
