import {
  answersVisitors,
  type Contact,
  hoursOfSite,
  isOpen,
  nextOpening,
  type ServiceConversation,
  type Site,
  type Visit,
} from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'
import type { AccountDirectory } from '../app/directory.ts'
import type { VisitorsPage } from '../app/visitors/visitors-here.ts'
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
export const presentVisitorHere = (
  { visit, pickedAgentId, listed }: VisitorsPage['here'][number],
  contact: Contact,
  site: Pick<Site, 'id' | 'name'>,
  directory: AccountDirectory,
): Wire.VisitorHere => ({
  visit: presentVisit(visit, true, cardOrNull(pickedAgentId, directory)),
  contact: presentContact(contact, directory),
  site: { id: site.id, name: site.name },
  conversation:
    listed === null || listed.conversation.seq === 0
      ? null
      : presentItem(listed.conversation, { directory, contact, site }),
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
