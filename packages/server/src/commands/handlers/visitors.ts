import { mustSeeContact } from '../../app/contacts/read-contact.ts'
import { readBoard } from '../../app/visitors/board.ts'
import { bootWidget } from '../../app/visitors/boot.ts'
import { enterSite } from '../../app/visitors/enter.ts'
import { pickedFor } from '../../app/visitors/picks.ts'
import { readTrail } from '../../app/visitors/read-trail.ts'
import { signOutVisitor } from '../../app/visitors/sign-out.ts'
import { tellFirstWords } from '../../app/visitors/typing.ts'
import { updateContact } from '../../app/visitors/update-contact.ts'
import { readVisit, updateVisit } from '../../app/visitors/visit.ts'
import { visitorsHere } from '../../app/visitors/visitors-here.ts'
import { cardOrNull } from '../../presenters/agent.ts'
import { presentAppearance } from '../../presenters/site.ts'
import { presentTrail, presentVisit, presentVisitorHere, presentVisitorSelf } from '../../presenters/visitor.ts'
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

export const typeFirstWords: VisitorHandler<'visit.typing'> = async (app, { principal }, { text }) => {
  await tellFirstWords(app, principal, text)
  return {}
}

export const changeVisit: VisitorHandler<'visit.update'> = async (app, { principal, ip, userAgent, lease }, page) => {
  // It finds the site's texts, not help; should it write all the same, it is served.
  if (app.devices.isCrawler(userAgent)) return {}
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

export const readVisitorTrail: StaffHandler<'visitor.trail'> = async (app, { principal }, { contactId }) => {
  await mustSeeContact(app, principal, contactId)
  const { sites } = await app.directory.of(principal.accountId)
  const trails = await readTrail(app, principal.accountId, contactId)
  return { visits: trails.map((one) => presentTrail(one, sites)) }
}

export const listVisitors: StaffHandler<'visitor.list'> = async (app, { principal }, { before }) => {
  const { here, next, total } = await visitorsHere(app, principal, before ?? null)
  const directory = await app.directory.of(principal.accountId)
  return { visitors: here.map((row) => presentVisitorHere(row, directory)), next, total }
}

export const readBoardPage: StaffHandler<'board.read'> = async (app, { principal }, { after }) => {
  const { rows, next, total } = await readBoard(app, principal, after ?? null)
  const directory = await app.directory.of(principal.accountId)
  return { visitors: rows.map((row) => presentVisitorHere(row, directory)), next, total }
}

export const watchBoard: StaffHandler<'board.watch'> = async (app, { connection }) => {
  if (connection !== null) app.live.watchBoard(connection)
  return {}
}

export const unwatchBoard: StaffHandler<'board.unwatch'> = async (app, { connection }) => {
  if (connection !== null) app.live.unwatchBoard(connection)
  return {}
}
