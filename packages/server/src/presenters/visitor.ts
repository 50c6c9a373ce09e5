import {
  answersVisitors,
  type Contact,
  hoursOfSite,
  isOpen,
  nextOpening,
  type ServiceConversation,
  type Visit,
} from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'
import type { AccountDirectory } from '../app/directory.ts'
import type { VisitTrail } from '../app/ports/trail-store.ts'
import type { BoardRow } from '../app/visitors/board.ts'
import { cardOrNull, presentAgentCard } from './agent.ts'
import { presentContact, presentItem } from './conversation.ts'

const facesShown = 3

/** The visitor's own record. A conversation in which it has nothing to read yet is not told. */
export const presentVisitorSelf = (contact: Contact, conversation: ServiceConversation | null): Wire.VisitorSelf => ({
  contactId: contact.id,
  name: contact.name,
  email: contact.email,
  phone: contact.phone,
  verified: contact.verified,
  emailVerified: contact.emailVerified,
  conversationId: conversation === null || conversation.publicSeq === 0 ? null : conversation.id,
})

/** @param picked the agent's card; null for nobody, and for a visit that is over */
export const presentVisit = (visit: Visit, online: boolean, picked: Wire.AgentCard | null): Wire.Visit => ({
  contactId: visit.contactId,
  online,
  ip: visit.ip,
  country: visit.country,
  pageUrl: visit.pageUrl,
  pageTitle: visit.pageTitle,
  referrer: visit.referrer,
  browser: visit.browser,
  system: visit.system,
  device: visit.device,
  language: visit.language,
  timeZone: visit.timeZone,
  startedAtMs: visit.startedAtMs,
  lastSeenAtMs: visit.lastSeenAtMs,
  pickedAgent: picked,
})

/** A visitor who is here now. */
export const presentVisitorHere = (row: BoardRow, directory: AccountDirectory): Wire.VisitorHere => {
  const { visit, contact, site, listed } = row
  return {
    visit: presentVisit(visit, true, cardOrNull(row.pickedAgentId, directory)),
    contact: presentContact(contact, directory),
    site: { id: site.id, name: site.name },
    conversation:
      listed === null || listed.conversation.seq === 0
        ? null
        : presentItem(listed.conversation, { directory, contact, site }),
    state: row.state,
    typing: row.typing,
    pageSinceMs: row.pageSinceMs,
    pages: row.pages,
    returning: row.returning,
  }
}

/** The pages of one visit. A site that is gone takes its visits along, so that there is always a name. */
export const presentTrail = (
  { siteId, startedAtMs, lastAtMs, online, pages, count }: VisitTrail & { online: boolean },
  sites: AccountDirectory['sites'],
): Wire.VisitTrail => ({
  site: { id: siteId, name: sites.get(siteId)?.name ?? '' },
  startedAtMs,
  lastAtMs,
  online,
  pages: pages.map(({ url, title, atMs }) => ({ url, title, atMs })),
  count,
})

/**
 * Who answers the visitors of a site: of its team where it has one, and nobody outside its hours. In order of their ids, so
 * that every node shows the same faces first.
 */
export const presentAvailability = (directory: AccountDirectory, siteId: string, nowMs: number): Wire.Availability => {
  const site = directory.sites.get(siteId) ?? { teamId: null, hoursId: null }
  const hours = hoursOfSite(site, directory.teams, directory.hours)
  if (hours !== null && !isOpen(hours, nowMs))
    return { online: false, agents: [], opensAtMs: nextOpening(hours, nowMs) }
  const memberIds = site.teamId === null ? undefined : directory.teams.get(site.teamId)?.memberIds
  const agentIds = (memberIds ?? [...directory.agents.keys()])
    .filter((id) => answersVisitors(directory.standingOf(id)))
    .sort()
  return {
    online: agentIds.length > 0,
    agents: agentIds.slice(0, facesShown).map((id) => presentAgentCard(id, directory)),
    opensAtMs: null,
  }
}
