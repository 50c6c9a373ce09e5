import { anonymousContact, type Contact, decideIdentity, type ServiceConversation, type Site } from '@frontdesk/domain'
import { closeCodes } from '@frontdesk/protocol'
import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { refuseBlocked } from '../blocks/refuse-blocked.ts'
import { Fault, notFound } from '../fault.ts'
import type { VisitorPass } from '../ports/store.ts'
import { mayBegin } from './boot.ts'
import { checkIdentity, type Identity, identify, type Shown } from './identity.ts'
import { lifeOf } from './pass-life.ts'

export type Entering = {
  siteKey: string
  ticket: string | null
  token: string | null
  identity: Shown | null
  consent: boolean
  ip: string
}

export type Entered = {
  token: string
  contact: Contact
  conversation: ServiceConversation | null
  /** Ends the sockets of passes that are over; to be called when the new token is on its way. */
  endOthers: () => void
}

/** Who came along with the token, if the site knows it. */
type Present = { pass: VisitorPass; contact: Contact; token: string }

/**
 * The frame trades its boot ticket, or a signed identity, for a visitor's token, or shows the token it has. Tokens are made
 * here only; one that is not known to this site is answered with a fresh contact, never with an error that a page could
 * probe. A refusal leaves everything as it was.
 * @throws Fault auth.required when the ticket is not valid for this site; visitor.blocked, identity.invalid, consent.required, rate.limited
 */
export const enterSite = async (app: App, request: Entering): Promise<Entered> => {
  if (request.identity !== null) await allow(app, 'identity-by-ip', request.ip)
  const site = await app.store.credentials.siteByKey(request.siteKey)
  const [identity, present] = await Promise.all([
    site === null || request.identity === null ? null : checkIdentity(app, site, request.identity),
    site === null ? null : presentOf(app, site, request.token),
  ])
  const subject = subjectOf(identity, present)
  if (site !== null) await refuseBlocked(app, site.accountId, { contactId: subject?.id ?? null, ip: request.ip })
  if (site !== null) checkConsent(site, request.consent, subject)
  await redeem(app, site, request.ticket, identity !== null)
  if (site === null) throw notTicket()
  const entered = identity === null ? await anonymously(app, site, present) : await as(app, site, identity, present)
  const { contact, ...rest } = entered
  return { ...rest, contact: await consented(app, contact, request.consent) }
}

const notTicket = (): Fault => new Fault('auth.required', 'The boot ticket is not valid; ask for a new one.')

/** An app has no page whose address could be allowed: there the signature says that the site has sent the visitor. */
const redeem = async (app: App, site: Site | null, ticket: string | null, isIdentified: boolean): Promise<void> => {
  if (ticket === null && isIdentified) return
  if (ticket === null || ticket === '') throw notTicket()
  const found = await app.store.credentials.redeemTicket(app.hashSecret(ticket), app.clock.now())
  if (found?.kind !== 'boot' || site === null || found.siteId !== site.id || !mayBegin(app, site, found.origin))
    throw notTicket()
}

const presentOf = async (app: App, site: Site, token: string | null): Promise<Present | null> => {
  if (token === null || token === '') return null
  const pass = await app.store.credentials.visitor(app.hashSecret(token), app.clock.now())
  if (pass === null || pass.accountId !== site.accountId || pass.siteId !== site.id) return null
  const contact = await app.store.account(site.accountId).contacts.byId(pass.contactId)
  return contact === null ? null : { pass, contact, token }
}

/** Whom the visitor will be; null for somebody new. */
const subjectOf = (identity: Identity | null, present: Present | null): Contact | null => {
  if (identity === null) return present?.contact ?? null
  const decision = decideIdentity(identity.known, present?.contact ?? null)
  return decision.kind === 'new' ? null : decision.contact
}

const checkConsent = (site: Site, consent: boolean, contact: Contact | null): void => {
  if (site.consent !== 'before-presence' || consent || contact?.consentedAtMs != null) return
  throw new Fault('consent.required', 'Ask the visitor first.')
}

const consented = async (app: App, contact: Contact, consent: boolean): Promise<Contact> => {
  if (!consent || contact.consentedAtMs !== null) return contact
  return (await app.store.account(contact.accountId).contacts.consent(contact.id, app.clock.now())) ?? contact
}

const anonymously = async (app: App, site: Site, present: Present | null): Promise<Entered> => {
  if (present !== null) return comeBack(app, site, present, present.contact)
  const contact = anonymousContact(site.accountId, app.ids.next(), app.clock.now())
  await app.store.account(site.accountId).contacts.create(contact)
  return { ...(await begin(app, site, contact, null)), endOthers: () => undefined }
}

const comeBack = async (app: App, site: Site, { pass, token }: Present, contact: Contact): Promise<Entered> => {
  const scope = app.store.account(site.accountId)
  const nowMs = app.clock.now()
  const [conversation] = await Promise.all([
    scope.conversations.serviceOf(site.id, contact.id),
    scope.contacts.touchPass(pass.id, nowMs, nowMs + lifeOf(app, pass)),
  ])
  return { token, contact, conversation, endOthers: () => undefined }
}

/**
 * A pass that was there before the identity ends, and with it whoever else holds it: the visitor goes on with a token that
 * nobody can have planted [SEC-A4].
 */
const as = async (app: App, site: Site, identity: Identity, present: Present | null): Promise<Entered> => {
  const { contacts } = app.store.account(site.accountId)
  const { contact, keepsToken, endedPassIds } = await identify(app, site, identity, present?.contact ?? null)
  if (present !== null && keepsToken && present.pass.identity !== null) {
    await contacts.identifyPass(present.pass.id, identity)
    return comeBack(app, site, { ...present, pass: { ...present.pass, identity } }, contact)
  }
  const begun = await begin(app, site, contact, identity)
  if (present === null) return { ...begun, endOthers: () => undefined }
  await contacts.endPass(present.pass.id)
  const over = [present.pass.id, ...endedPassIds]
  const endOthers = (): void => app.live.endVisitor(site.accountId, present.contact.id, over, closeCodes.revoked)
  return { ...begun, endOthers }
}

const begin = async (
  app: App,
  site: Site,
  contact: Contact,
  identity: { hash: string; expiresAtMs: number } | null,
): Promise<Omit<Entered, 'endOthers'>> => {
  const scope = app.store.account(site.accountId)
  const nowMs = app.clock.now()
  const token = app.ids.secret()
  const pass: VisitorPass = {
    accountId: site.accountId,
    id: app.ids.next(),
    siteId: site.id,
    contactId: contact.id,
    tokenHash: app.hashSecret(token),
    createdAtMs: nowMs,
    lastSeenAtMs: nowMs,
    expiresAtMs: 0,
    identity: identity === null ? null : { hash: identity.hash, expiresAtMs: identity.expiresAtMs },
  }
  if (!(await scope.contacts.issuePass({ ...pass, expiresAtMs: nowMs + lifeOf(app, pass) }))) throw notFound()
  return { token, contact, conversation: await scope.conversations.serviceOf(site.id, contact.id) }
}
