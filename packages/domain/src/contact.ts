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

/** Short and stable, for people without a name: the last four digits of the id, in capitals. */
export const contactTag = (contactId: string): string => contactId.slice(-4).toUpperCase()

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
