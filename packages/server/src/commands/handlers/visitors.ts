import { bootWidget, enterSite } from '../../app/visitors/enter.ts'
import { readVisit, updateContact, updateVisit } from '../../app/visitors/visit.ts'
import { presentAppearance, presentVisit, presentVisitorSelf } from '../../presenters/visitor.ts'
import type { OpenHandler, StaffHandler, VisitorHandler } from '../handler.ts'

export const boot: OpenHandler<'visitor.boot'> = async (app, { origin, ip }, { siteKey }) => {
  const { ticket, expiresAtMs, site } = await bootWidget(app, { siteKey, origin, ip })
  return { ticket, expiresAtMs, appearance: presentAppearance(site) }
}

export const enter: OpenHandler<'visitor.enter'> = async (app, _asking, { siteKey, ticket, token }) => {
  const entered = await enterSite(app, { siteKey, ticket, token: token ?? null })
  return { token: entered.token, visitor: presentVisitorSelf(entered.contact, entered.conversation) }
}

export const changeContact: VisitorHandler<'contact.update'> = async (app, { principal }, change) => {
  const contact = await updateContact(app, principal, change)
  const conversation = await app.store
    .account(principal.accountId)
    .conversations.serviceOf(principal.siteId, principal.contactId)
  return presentVisitorSelf(contact, conversation)
}

export const changeVisit: VisitorHandler<'visit.update'> = async (app, { principal, ip, userAgent }, page) => {
  updateVisit(
    app,
    principal,
    {
      pageUrl: page.pageUrl,
      pageTitle: page.pageTitle,
      referrer: page.referrer ?? null,
      language: page.language ?? null,
      timeZone: page.timeZone ?? null,
    },
    { ip, device: app.devices.read(userAgent) },
  )
  return {}
}

export const readVisitor: StaffHandler<'visitor.read'> = async (app, { principal }, { contactId }) => {
  const { visit, online } = await readVisit(app, principal.accountId, contactId)
  return { visit: visit === null ? null : presentVisit(visit, online) }
}
