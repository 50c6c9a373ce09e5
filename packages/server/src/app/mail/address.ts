import type { Site } from '@frontdesk/domain'
import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'
import type { VisitorPrincipal } from '../principal.ts'
import { allowMailTo } from './allow-mail.ts'
import { readLink, spendLink, spentLink } from './links.ts'
import { needMail } from './mail.ts'

/**
 * Mails the visitor a link to its own address. Bounded by visitor, by IP address and by the address itself, on all sites
 * together: nobody's box can be filled through us [SEC-I5].
 * @throws Fault mail.off, request.invalid (no address given yet), rate.limited
 */
export const challengeAddress = async (app: App, visitor: VisitorPrincipal, ip: string): Promise<void> => {
  const { jobs } = needMail(app)
  const { accountId, siteId, contactId } = visitor
  const contact = await app.store.account(accountId).contacts.byId(contactId)
  if (contact === null) throw notFound()
  if (contact.email === null)
    throw new Fault('request.invalid', 'Give an address first.', { details: { field: 'email' } })
  // Nothing is left to show, and nothing is sent.
  if (contact.emailVerified || contact.verified) return
  await allow(app, 'mail-by-visitor', contactId)
  await allow(app, 'mail-by-ip', ip)
  await allowMailTo(app, contact.email)
  await jobs.add({ kind: 'address', accountId, siteId, contactId, address: contact.email })
}

/**
 * Whoever holds the link reads that address's mail. It counts only while the contact still has the same address.
 * @throws Fault mail_link.spent
 */
export const confirmAddress = async (
  app: App,
  token: string,
  ip: string,
): Promise<{ email: string; site: Pick<Site, 'name'> }> => {
  await allow(app, 'link-by-ip', ip)
  const link = await readLink(app, token)
  if (link.kind !== 'address') throw spentLink()
  await spendLink(app, link)
  const scope = app.store.account(link.accountId)
  const [contact, site] = await Promise.all([
    scope.contacts.confirmEmail(link.contactId, link.address),
    scope.sites.byId(link.siteId),
  ])
  if (contact === null || site === null) throw spentLink()
  const conversation = await scope.conversations.serviceOf(link.siteId, link.contactId)
  app.live.contactChanged(contact, conversation?.id ?? null)
  return { email: link.address, site }
}
