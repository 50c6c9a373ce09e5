import { mustSeeContact } from '../../app/contacts/read-contact.ts'
import { bootWidget } from '../../app/visitors/boot.ts'
import { enterSite } from '../../app/visitors/enter.ts'
import { pickedFor } from '../../app/visitors/picks.ts'
import { signOutVisitor } from '../../app/visitors/sign-out.ts'
import { updateContact } from '../../app/visitors/update-contact.ts'
import { readVisit, updateVisit } from '../../app/visitors/visit.ts'
import { visitorsHere } from '../../app/visitors/visitors-here.ts'
import { cardOrNull } from '../../presenters/agent.ts'
import { presentAppearance } from '../../presenters/site.ts'
import { presentVisit, presentVisitorHere, presentVisitorSelf } from '../../presenters/visitor.ts'
import { afterAnswer } from '../after-answer.ts'
import type { OpenHandler, StaffHandler, VisitorHandler } from '../handler.ts'
import { leaseId } from '../lease-id.ts'

export const boot: OpenHandler<'visitor.boot'> = async (app, { origin, ip, doNotTrack = false }, { siteKey }) => {
  const { ticket, expiresAtMs, site } = await bootWidget(app, { siteKey, origin, ip, doNotTrack })
  return { ticket, expiresAtMs, appearance: presentAppearance(site) }
}

export const enter: OpenHandler<'visitor.enter'> = async (app, asking, { identity, ...params }) => {
  const entered = await enterSite(app, {
    siteKey: params.siteKey,
    ticket: params.ticket ?? null,
    token: params.token ?? null,
    identity: identity ?? null,
    consent: params.consent ?? false,
    ip: asking.ip,
  })
  afterAnswer(asking, entered.endOthers)
  return { token: entered.token, visitor: presentVisitorSelf(entered.contact, entered.conversation) }
}

export const end: VisitorHandler<'visitor.end'> = async (app, asking) => {
  afterAnswer(asking, await signOutVisitor(app, asking.principal))
  return {}
}

export const changeContact: VisitorHandler<'contact.update'> = async (app, { principal }, change) => {
  const contact = await updateContact(app, principal, change)
  const conversation = await app.store
    .account(principal.accountId)
    .conversations.serviceOf(principal.siteId, principal.contactId)
  return presentVisitorSelf(contact, conversation)
}

export const changeVisit: VisitorHandler<'visit.update'> = async (app, { principal, ip, userAgent, lease }, page) => {
  await updateVisit(
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
    lease === undefined ? null : leaseId(principal, lease),
  )
  return {}
}

export const readVisitor: StaffHandler<'visitor.read'> = async (app, { principal }, { contactId }) => {
  const { accountId } = principal
  await mustSeeContact(app, principal, contactId)
  const [directory, { visit, online }] = await Promise.all([
    app.directory.of(accountId),
    readVisit(app, accountId, contactId),
  ])
  return {
    visit:
      visit === null ? null : presentVisit(visit, online, cardOrNull(pickedFor(app, accountId, contactId), directory)),
  }
}

export const listVisitors: StaffHandler<'visitor.list'> = async (app, { principal }, { before }) => {
  const scope = app.store.account(principal.accountId)
  const { here, next, total } = await visitorsHere(app, principal, before ?? null)
  const [directory, contacts, sites] = await Promise.all([
    app.directory.of(principal.accountId),
    scope.contacts.byIds(here.map(({ visit }) => visit.contactId)),
    scope.sites.list(),
  ])
  const visitors = here.flatMap((one) => {
    const contact = contacts.find(({ id }) => id === one.visit.contactId)
    const site = sites.find(({ id }) => id === one.siteId)
    return contact === undefined || site === undefined ? [] : [presentVisitorHere(one, contact, site, directory)]
  })
  return { visitors, next, total }
}
