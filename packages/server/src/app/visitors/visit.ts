import type { Contact, Visit } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'
import type { Device } from '../ports/device-reader.ts'
import type { VisitorPrincipal } from '../principal.ts'

export type PageView = {
  pageUrl: string
  pageTitle: string
  referrer: string | null
  language: string | null
  timeZone: string | null
}

/** The visitor is on a page now (mark A7). Kept in memory while it is here; one visit for all its tabs. */
export const updateVisit = (
  app: App,
  visitor: VisitorPrincipal,
  page: PageView,
  from: { ip: string; device: Device },
): void => {
  const here = app.presence.visitor(visitor.accountId, visitor.contactId)
  if (here === undefined) throw new Fault('request.invalid', 'A visit belongs to a connected visitor.')
  const nowMs = app.clock.now()
  here.visit = {
    contactId: visitor.contactId,
    ip: from.ip,
    country: here.visit?.ip === from.ip ? here.visit.country : app.places.country(from.ip),
    pageUrl: page.pageUrl,
    pageTitle: page.pageTitle,
    // The referrer that counts is how the visitor came, not the page it walked from.
    referrer: here.visit?.referrer ?? page.referrer,
    ...from.device,
    language: page.language,
    timeZone: page.timeZone,
    startedAtMs: here.visit?.startedAtMs ?? nowMs,
    lastSeenAtMs: nowMs,
  }
  app.live.visitChanged(visitor.accountId, visitor.contactId)
}

/** The last connection of a visitor is gone: what is known of the visit is kept with the contact. */
export const endVisit = async (app: App, visitor: VisitorPrincipal, visit: Visit | null): Promise<void> => {
  if (visit !== null)
    await app.store.account(visitor.accountId).contacts.saveVisit({ ...visit, lastSeenAtMs: app.clock.now() }, visitor.siteId)
}

/** The visit going on, or the last one. */
export const readVisit = async (
  app: App,
  accountId: string,
  contactId: string,
): Promise<{ visit: Visit | null; online: boolean }> => {
  const here = app.presence.visitor(accountId, contactId)
  if (here?.visit) return { visit: here.visit, online: true }
  return { visit: await app.store.account(accountId).contacts.lastVisit(contactId), online: here !== undefined }
}

/** What a visitor says of itself. Never verified by being said; a verified contact's record is not changed by it [SEC-A2]. */
export const updateContact = async (
  app: App,
  visitor: VisitorPrincipal,
  change: { name?: string | null; email?: string | null; phone?: string | null },
): Promise<Contact> => {
  const scope = app.store.account(visitor.accountId)
  const before = await scope.contacts.byId(visitor.contactId)
  if (before === null) throw notFound()
  if (before.verified) throw new Fault('right.missing', 'A verified record changes only with a signed identity.')
  const contact = await scope.contacts.update(visitor.contactId, change)
  if (contact === null) throw notFound()
  const conversation = await scope.conversations.serviceOf(visitor.siteId, visitor.contactId)
  app.live.contactChanged(contact, conversation?.id ?? null)
  return contact
}
