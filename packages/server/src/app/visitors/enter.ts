import type { Contact, Conversation, Site } from '@frontdesk/domain'
import { isAllowedOrigin } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'

/**
 * The page's icon asks to begin: only from an allowed address of the site.
 * @throws Fault not_found, origin.refused, rate.limited
 */
export const bootWidget = async (
  app: App,
  request: { siteKey: string; origin: string | undefined; ip: string },
): Promise<{ ticket: string; expiresAtMs: number; site: Site }> => {
  await allow(app, 'boot-by-ip', request.ip)
  const site = await app.store.credentials.siteByKey(request.siteKey)
  if (site === null) throw notFound()
  if (request.origin === undefined || !isAllowedOrigin(site, request.origin))
    throw new Fault('origin.refused', 'This page’s address is not among the allowed addresses of the site.')
  const ticket = app.ids.secret()
  const expiresAtMs = app.clock.now() + limits.ticketLifeMs
  await app.store.account(site.accountId).issueTicket({
    accountId: site.accountId,
    tokenHash: app.hashSecret(ticket),
    expiresAtMs,
    kind: 'boot',
    siteId: site.id,
    origin: request.origin,
  })
  return { ticket, expiresAtMs, site }
}

export type Entered = { token: string; contact: Contact; conversation: Conversation | null }

/**
 * The frame trades its boot ticket for a visitor's token, or shows the token it has. Tokens are made here only; one that is
 * not known to this site is answered with a fresh contact, never with an error that a page could probe.
 * @throws Fault auth.required when the ticket is not valid for this site
 */
export const enterSite = async (
  app: App,
  request: { siteKey: string; ticket: string; token: string | null },
): Promise<Entered> => {
  const nowMs = app.clock.now()
  const [ticket, site] = await Promise.all([
    app.store.credentials.redeemTicket(app.hashSecret(request.ticket), nowMs),
    app.store.credentials.siteByKey(request.siteKey),
  ])
  if (ticket?.kind !== 'boot' || site === null || ticket.siteId !== site.id || !isAllowedOrigin(site, ticket.origin))
    throw new Fault('auth.required', 'The boot ticket is not valid; ask for a new one.')
  return (await returning(app, site, request.token, nowMs)) ?? (await firstTime(app, site, nowMs))
}

const returning = async (app: App, site: Site, token: string | null, nowMs: number): Promise<Entered | null> => {
  if (token === null || token === '') return null
  const pass = await app.store.credentials.visitor(app.hashSecret(token), nowMs)
  if (pass === null || pass.accountId !== site.accountId || pass.siteId !== site.id) return null
  const scope = app.store.account(site.accountId)
  const [contact, conversation] = await Promise.all([
    scope.contacts.byId(pass.contactId),
    scope.conversations.serviceOf(site.id, pass.contactId),
    scope.contacts.touchPass(pass.id, nowMs, nowMs + app.settings.visitorLifeMs),
  ])
  return contact === null ? null : { token, contact, conversation }
}

const firstTime = async (app: App, site: Site, nowMs: number): Promise<Entered> => {
  const { contacts } = app.store.account(site.accountId)
  const token = app.ids.secret()
  const contact: Contact = {
    accountId: site.accountId,
    id: app.ids.next(),
    name: null,
    email: null,
    phone: null,
    verified: false,
    language: null,
    createdAtMs: nowMs,
  }
  await contacts.create(contact)
  await contacts.issuePass({
    accountId: site.accountId,
    id: app.ids.next(),
    siteId: site.id,
    contactId: contact.id,
    tokenHash: app.hashSecret(token),
    createdAtMs: nowMs,
    lastSeenAtMs: nowMs,
    expiresAtMs: nowMs + app.settings.visitorLifeMs,
  })
  return { token, contact, conversation: null }
}
