import type { Attributes, Contact } from './contact.ts'
import { isStorableData } from './text.ts'

/** What a signed identity says, once its signature has been checked. */
export type IdentityClaims = {
  externalId: string
  issuedAtMs: number
  expiresAtMs: number
  record: IdentityRecord
}

/** A verified contact's record: what the identity names; what it does not name is null, false or empty. */
export type IdentityRecord = Pick<Contact, 'name' | 'email' | 'emailVerified' | 'phone' | 'language' | 'attributes'>

export type IdentityBounds = {
  /** An identity may live no longer than this from its making, ms. */
  lifeMs: number
  nameCharacters: number
  attributes: number
  attributeKeyCharacters: number
  attributeCharacters: number
}

/** Clocks of two machines differ. */
export const identityLeewayMs = 60_000
const externalIdCharacters = 200

type Payload = { readonly [claim: string]: unknown }

/**
 * Reads the payload of an identity whose signature holds. Anything that is absent, of another type, out of its bounds or
 * out of its time gives null: there is no half an identity.
 * @param audience the site's public key
 */
export const readIdentity = (
  payload: Payload,
  { audience, nowMs, bounds }: { audience: string; nowMs: number; bounds: IdentityBounds },
): IdentityClaims | null => {
  const { sub, aud, iat, exp, nbf } = payload
  if (typeof sub !== 'string' || sub.trim() === '' || sub.length > externalIdCharacters) return null
  if (audience === '' || !(aud === audience || (Array.isArray(aud) && aud.includes(audience)))) return null
  const [issuedAtMs, expiresAtMs] = [timeMs(iat), timeMs(exp)]
  if (issuedAtMs === null || expiresAtMs === null) return null
  if (issuedAtMs > nowMs + identityLeewayMs || expiresAtMs <= nowMs - identityLeewayMs) return null
  if (expiresAtMs <= issuedAtMs || expiresAtMs - issuedAtMs > bounds.lifeMs) return null
  if (nbf !== undefined && (timeMs(nbf) ?? Number.POSITIVE_INFINITY) > nowMs + identityLeewayMs) return null
  const record = readRecord(payload, bounds)
  return record === null || !isStorableData([sub, record]) ? null : { externalId: sub, issuedAtMs, expiresAtMs, record }
}

/** Seconds since 1970 (RFC 7519, 2: NumericDate), fractions allowed. */
const timeMs = (seconds: unknown): number | null =>
  typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0 && seconds < 1e11
    ? Math.floor(seconds * 1_000)
    : null

/** A text that may be left out; undefined where it is of the wrong form. */
const optional = (value: unknown, fits: (text: string) => boolean): string | null | undefined => {
  if (value === undefined || value === null || value === '') return null
  return typeof value === 'string' && fits(value) ? value : undefined
}

const readRecord = (claims: Payload, bounds: IdentityBounds): IdentityRecord | null => {
  const { email_verified: vouched } = claims
  const name = optional(claims['name'], (text) => text.length <= bounds.nameCharacters)
  const email = optional(claims['email'], (text) => text.length <= 254 && /^[^@\s]+@[^@\s]+$/.test(text))
  const phone = optional(claims['phone'], (text) => /^[+0-9 ()./-]{4,32}$/.test(text))
  const language = optional(claims['language'], (text) => /^[A-Za-z0-9-]{1,35}$/.test(text))
  const attributes = readAttributes(claims['attributes'], bounds)
  if (vouched !== undefined && vouched !== null && typeof vouched !== 'boolean') return null
  if (name === undefined || email === undefined || phone === undefined || language === undefined) return null
  if (attributes === null) return null
  return { name, email, emailVerified: email !== null && vouched === true, phone, language, attributes }
}

const readAttributes = (value: unknown, bounds: IdentityBounds): Attributes | null => {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) return null
  const read = Object.entries(value)
  if (read.length > bounds.attributes) return null
  const attributes: Attributes = {}
  for (const [key, one] of read) {
    if (key.length > bounds.attributeKeyCharacters || !/^[A-Za-z][A-Za-z0-9_.-]*$/.test(key)) return null
    if (!isAttribute(one, bounds.attributeCharacters)) return null
    attributes[key] = one
  }
  return attributes
}

const isAttribute = (value: unknown, characters: number): value is string | number | boolean =>
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (typeof value === 'string' && value.length <= characters)

/** What the page says beside the identity must be what the identity says; what it leaves out is not compared. */
export const agreesWithPage = (claims: IdentityClaims, page: { userId?: string; email?: string }): boolean =>
  (page.userId === undefined || page.userId === claims.externalId) &&
  (page.email === undefined || page.email.toLowerCase() === claims.record.email?.toLowerCase())

/**
 * Signed before the person last signed out. Identities tell whole seconds, so one of the same second counts as later; the
 * very identity that was used is refused by its hash.
 */
export const isOver = (claims: IdentityClaims, contact: Pick<Contact, 'signedOutAtMs'>): boolean =>
  contact.signedOutAtMs !== null && claims.issuedAtMs < Math.floor(contact.signedOutAtMs / 1_000) * 1_000

/** Whom a valid identity makes of a visitor. */
export type IdentityDecision =
  /** The visitor is this contact already; its token stays. */
  | { kind: 'stays'; contact: Contact }
  /** A known contact takes the place of whoever was there. */
  | { kind: 'becomes'; contact: Contact }
  /** The anonymous contact turns out to be this person; its conversation stays. */
  | { kind: 'promoted'; contact: Contact }
  | { kind: 'new' }

/**
 * Two contacts are never merged. An anonymous one becomes the person only when nobody is known under the identity's id
 * yet; a verified one is never made into somebody else.
 * @param known the contact with the identity's id
 * @param present the contact of the token that came along
 */
export const decideIdentity = (known: Contact | null, present: Contact | null): IdentityDecision => {
  if (known !== null) return { kind: known.id === present?.id ? 'stays' : 'becomes', contact: known }
  return present === null || present.verified ? { kind: 'new' } : { kind: 'promoted', contact: present }
}

/** Whether the record would change. */
export const differs = (contact: Contact, record: IdentityRecord): boolean =>
  contact.name !== record.name ||
  contact.email !== record.email ||
  contact.emailVerified !== record.emailVerified ||
  contact.phone !== record.phone ||
  contact.language !== record.language ||
  !sameAttributes(contact.attributes, record.attributes)

const sameAttributes = (one: Attributes, other: Attributes): boolean => {
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key])
}
