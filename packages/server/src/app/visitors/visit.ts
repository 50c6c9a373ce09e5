import { type Visit, walkOn } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import type { Device } from '../ports/device-reader.ts'
import type { VisitorPrincipal } from '../principal.ts'

export type PageView = {
  pageUrl: string
  pageTitle: string
  referrer: string | null
  language: string | null
  timeZone: string | null
}

/**
 * The visitor is on a page now (mark A7). Kept in memory while it is here; one visit for all its tabs. Without a socket it is
 * kept with the lease, where every node finds it.
 */
export const updateVisit = async (
  app: App,
  visitor: VisitorPrincipal,
  page: PageView,
  from: { ip: string; device: Device },
  leaseId: string | null,
): Promise<void> => {
  const here = app.presence.visitor(visitor.accountId, visitor.contactId)
  if (here === undefined && leaseId === null)
    throw new Fault('request.invalid', 'A visit belongs to a connected visitor.')
  app.sightings.visit({ accountId: visitor.accountId, id: visitor.siteId }, page.pageUrl)
  const { links } = app.store.account(visitor.accountId)
  const nowMs = app.clock.now()
  const before = here?.visit ?? (leaseId === null ? null : await links.visitOf(visitor.contactId, nowMs))
  const visit: Visit = {
    contactId: visitor.contactId,
    ip: from.ip,
    country: before?.ip === from.ip ? before.country : app.places.country(from.ip),
    pageUrl: page.pageUrl,
    pageTitle: page.pageTitle,
    // The referrer that counts is how the visitor came, not the page it walked from.
    referrer: before?.referrer ?? page.referrer,
    ...from.device,
    language: page.language,
    timeZone: page.timeZone,
    startedAtMs: before?.startedAtMs ?? nowMs,
    lastSeenAtMs: nowMs,
  }
  if (leaseId !== null) await links.keepVisit(leaseId, visit)
  if (here === undefined) return
  here.visit = visit
  here.trail = walkOn(here.trail, visit)
  app.trails.walked(visitor.accountId, here)
  app.live.visitChanged(visitor.accountId, visitor.contactId)
  app.rules.moved(visitor.accountId, visitor.contactId)
}

/** The last connection of a visitor is gone: what is known of the visit is kept with the contact. */
export const endVisit = async (app: App, visitor: VisitorPrincipal, visit: Visit | null): Promise<void> => {
  if (visit !== null) await app.store.account(visitor.accountId).contacts.saveVisit(visit, visitor.siteId)
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
