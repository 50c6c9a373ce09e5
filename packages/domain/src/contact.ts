import type { Handling } from './contact-handling.ts'

/** What a site, or the form before the chat, tells of a contact. */
export type Attributes = { [key: string]: string | number | boolean }

/** The record of a person, anonymous or known. */
export type Contact = {
  accountId: string
  id: string
  name: string | null
  email: string | null
  /** The address answered a link, or a signed identity vouches for it. */
  emailVerified: boolean
  phone: string | null
  /** True once a signed identity has shown who it is. From then on only such identities change the record. */
  verified: boolean
  /** Its id in the company's own system; on verified contacts only, and one contact for each. */
  externalId: string | null
  attributes: Attributes
  language: string | null
  /** When it agreed to what its site asks; null when it has not. */
  consentedAtMs: number | null
  /** Identities that were signed before this are over: the person has signed out since. */
  signedOutAtMs: number | null
  createdAtMs: number
  /** As somebody has decided by hand; null leaves it to the rules. */
  handling: Handling | null
  /** Tags of the account's list; one that is gone from there is no tag any more. */
  tagIds: readonly string[]
}

/** A contact of whom nothing is known. */
export const anonymousContact = (accountId: string, id: string, nowMs: number): Contact => ({
  accountId,
  id,
  name: null,
  email: null,
  emailVerified: false,
  phone: null,
  verified: false,
  externalId: null,
  attributes: {},
  language: null,
  consentedAtMs: null,
  signedOutAtMs: null,
  createdAtMs: nowMs,
  handling: null,
  tagIds: [],
})

/** What staff read as the contact's name; without one, a short stable tag from the end of the id (`#3F2A`). */
export const contactLabel = (contact: Pick<Contact, 'id' | 'name'>): string =>
  contact.name ?? `#${contact.id.slice(-4).toUpperCase()}`

/** One page view somewhere on the site, and the machine it came from. */
export type Visit = {
  contactId: string
  /** Null once it is no longer kept. */
  ip: string | null
  country: string | null
  pageUrl: string | null
  pageTitle: string | null
  referrer: string | null
  browser: string
  system: string
  device: 'desktop' | 'phone' | 'tablet' | 'other'
  language: string | null
  timeZone: string | null
  startedAtMs: number
  lastSeenAtMs: number
}
