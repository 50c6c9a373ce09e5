/** The record of a person, anonymous or known. */
export type Contact = {
  accountId: string
  id: string
  name: string | null
  email: string | null
  phone: string | null
  /** True once a signed identity or an answered link has shown who it is. */
  verified: boolean
  language: string | null
  createdAtMs: number
}

/** What staff read as the contact's name; without one, a short stable tag from the end of the id (`#3F2A`). */
export const contactLabel = (contact: Pick<Contact, 'id' | 'name'>): string =>
  contact.name ?? `#${contact.id.slice(-4).toUpperCase()}`

/** One page view somewhere on the site, and the machine it came from. */
export type Visit = {
  contactId: string
  ip: string
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
