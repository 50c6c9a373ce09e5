import type { Contact, Conversation, Visit } from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'
import type { AccountDirectory } from '../app/directory.ts'
import { presentAgentCard } from './agent.ts'

const facesShown = 3

/** The visitor's own record. A conversation in which nothing was written yet is not told. */
export const presentVisitorSelf = (contact: Contact, conversation: Conversation | null): Wire.VisitorSelf => ({
  contactId: contact.id,
  name: contact.name,
  email: contact.email,
  phone: contact.phone,
  verified: contact.verified,
  emailVerified: contact.emailVerified,
  conversationId: conversation === null || conversation.seq === 0 ? null : conversation.id,
})

export const presentVisit = (visit: Visit, online: boolean): Wire.Visit => ({
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
})

export const presentAvailability = (agentIds: readonly string[], directory: AccountDirectory): Wire.Availability => ({
  online: agentIds.length > 0,
  agents: agentIds.slice(0, facesShown).map((id) => presentAgentCard(id, directory)),
})
