import { describe, expect, it } from 'vitest'
import { anonymousContact, type Contact } from './contact.ts'
import { agreesWithPage, decideIdentity, differs, type IdentityClaims, isOver, readIdentity } from './identity.ts'

const nowMs = 1_700_000_000_000
const nowS = nowMs / 1_000
const bounds = {
  lifeMs: 3_600_000,
  nameCharacters: 80,
  attributes: 2,
  attributeKeyCharacters: 10,
  attributeCharacters: 5,
}
const good = { sub: 'customer-7', aud: 'site-key', iat: nowS, exp: nowS + 600 }
const read = (payload: { [claim: string]: unknown }) => readIdentity(payload, { audience: 'site-key', nowMs, bounds })
const nothings = [undefined, null, '', [], {}, 0, false, ' ', '0', 'null', Number.NaN]

const claims = (change: { [claim: string]: unknown } = {}): IdentityClaims => {
  const identity = read({ ...good, ...change })
  if (identity === null) throw new Error('not an identity')
  return identity
}

describe('readIdentity', () => {
  it('[IDN1] reads what is required and what may be there', () => {
    expect(claims()).toEqual({
      externalId: 'customer-7',
      issuedAtMs: nowMs,
      expiresAtMs: nowMs + 600_000,
      record: { name: null, email: null, emailVerified: false, phone: null, language: null, attributes: {} },
    })
    const told = {
      name: '王芳',
      email: 'wang@example.com',
      email_verified: true,
      phone: '+86 10 5555 0100',
      language: 'zh-CN',
      attributes: { plan: 'gold', seats: 3 },
    }
    expect(claims({ ...told, aud: ['other', 'site-key'] }).record).toEqual({
      name: told.name,
      email: told.email,
      emailVerified: true,
      phone: told.phone,
      language: told.language,
      attributes: told.attributes,
    })
    expect(claims({ email_verified: true }).record.emailVerified).toBe(false)
    expect(claims({ name: null, email: '' }).record).toMatchObject({ name: null, email: null })
  })

  const required = ['aud', 'iat', 'exp'] as const
  it.each(required.flatMap((name) => nothings.map((value) => [name, value] as const)))(
    '[IDN1][SEC-A2] %s is %j: nobody',
    (name, value) => expect(read({ ...good, [name]: value })).toBeNull(),
  )
  it.each(nothings.filter((value) => value !== '0' && value !== 'null'))('[IDN1][SEC-A2] sub is %j: nobody', (value) =>
    expect(read({ ...good, sub: value })).toBeNull(),
  )

  it.each<[string, { [claim: string]: unknown }]>([
    ['another site', { aud: 'another' }],
    ['an id too long', { sub: 'x'.repeat(201) }],
    ['an id that cannot be stored', { sub: 'a\u0000' }],
    ['expired', { exp: nowS - 60, iat: nowS - 600 }],
    ['signed in the future', { iat: nowS + 61 }],
    ['not yet', { nbf: nowS + 61 }],
    ['too long a life', { exp: nowS + 3_601 }],
    ['over before it began', { exp: nowS - 1 }],
    ['a name too long', { name: 'x'.repeat(81) }],
    ['a name of another type', { name: 7 }],
    ['an address that is none', { email: 'nobody' }],
    ['an address of another type', { email: ['a@b.example'] }],
    ['vouching in words', { email_verified: 'true' }],
    ['a phone number that is none', { phone: '<script>' }],
    ['a language that is none', { language: 'zh_<>' }],
    ['attributes as a list', { attributes: ['x'] }],
    ['attributes as a text', { attributes: 'x' }],
    ['too many attributes', { attributes: { a: 1, b: 2, c: 3 } }],
    ['an attribute inside another', { attributes: { a: { b: 1 } } }],
    ['an attribute too long', { attributes: { a: 'xxxxxx' } }],
    ['an attribute’s name too long', { attributes: { aaaaaaaaaaa: 1 } }],
    ['an attribute’s name that is none', { attributes: { '1a': 1 } }],
    ['the prototype', { attributes: JSON.parse('{"__proto__": 1}') }],
  ])('[IDN1][SEC-A3] %s: refused as a whole', (_name, change) => expect(read({ ...good, ...change })).toBeNull())

  it('[IDN1] clocks may differ by a minute', () => {
    expect(read({ ...good, iat: nowS + 60 })).not.toBeNull()
    expect(read({ ...good, iat: nowS - 600, exp: nowS - 59 })).not.toBeNull()
  })

  it('[IDN1][SEC-A2] an empty audience is nobody’s', () => {
    expect(readIdentity({ ...good, aud: '' }, { audience: '', nowMs, bounds })).toBeNull()
  })
})

describe('agreesWithPage', () => {
  it('[IDN1][SEC-A3] what the page says beside the identity must be what it says', () => {
    const named = claims({ email: 'Wang@example.com' })
    expect(agreesWithPage(named, {})).toBe(true)
    expect(agreesWithPage(named, { userId: 'customer-7', email: 'wang@example.com' })).toBe(true)
    expect(agreesWithPage(named, { userId: 'customer-8' })).toBe(false)
    expect(agreesWithPage(named, { userId: '' })).toBe(false)
    expect(agreesWithPage(named, { email: 'other@example.com' })).toBe(false)
    expect(agreesWithPage(claims(), { email: 'wang@example.com' })).toBe(false)
    expect(agreesWithPage(claims(), { email: '' })).toBe(false)
  })
})

describe('decideIdentity', () => {
  const anonymous = anonymousContact('acc', 'anonymous', nowMs)
  const known: Contact = { ...anonymousContact('acc', 'known', nowMs), verified: true, externalId: 'customer-7' }
  const other: Contact = { ...anonymousContact('acc', 'other', nowMs), verified: true, externalId: 'customer-8' }

  it('[IDN2] a known id is that contact, whoever was there', () => {
    expect(decideIdentity(known, known)).toEqual({ kind: 'stays', contact: known })
    for (const present of [null, anonymous, other])
      expect(decideIdentity(known, present)).toEqual({ kind: 'becomes', contact: known })
  })

  it('[IDN2][SEC-A2] an unknown id makes the anonymous visitor that person, and nobody else', () => {
    expect(decideIdentity(null, anonymous)).toEqual({ kind: 'promoted', contact: anonymous })
    expect(decideIdentity(null, other)).toEqual({ kind: 'new' })
    expect(decideIdentity(null, null)).toEqual({ kind: 'new' })
  })

  it('[IDN4] an identity from before the person signed out is over', () => {
    expect(isOver(claims(), { signedOutAtMs: null })).toBe(false)
    expect(isOver(claims(), { signedOutAtMs: nowMs + 999 })).toBe(false)
    expect(isOver(claims(), { signedOutAtMs: nowMs + 1_000 })).toBe(true)
    expect(isOver(claims(), { signedOutAtMs: nowMs - 1 })).toBe(false)
  })

  it('[IDN2] a record changes when any of it differs', () => {
    const { record } = claims({ name: 'Wang', attributes: { plan: 'gold' } })
    const same = { ...known, ...record }
    expect(differs(same, record)).toBe(false)
    for (const change of [{ name: null }, { attributes: {} }, { attributes: { plan: 'x' } }, { emailVerified: true }])
      expect(differs({ ...same, ...change }, record)).toBe(true)
  })
})
