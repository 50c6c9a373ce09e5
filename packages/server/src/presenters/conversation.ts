import {
  type Contact,
  type Conversation,
  contactLabel,
  type Entry,
  type Mark,
  maySeeEntry,
  type Routing,
  type Site,
  type TransferTarget,
  type View,
} from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'
import type { AccountDirectory } from '../app/directory.ts'
import { presentAgentCard } from './agent.ts'

/** Who and what the entries of one conversation speak of. */
export type Cast = { directory: AccountDirectory; contact: Contact; site: Pick<Site, 'id' | 'name'> }

export const presentContact = (contact: Contact, directory: AccountDirectory): Wire.ContactCard => ({
  id: contact.id,
  label: contactLabel(contact),
  name: contact.name,
  email: contact.email,
  phone: contact.phone,
  verified: contact.verified,
  special: directory.handlingOf(contact).handling.special,
})

const presentAuthor = (author: Entry['author'], cast: Cast): Wire.Author => {
  switch (author.kind) {
    case 'agent':
      return { kind: 'agent', ...presentAgentCard(author.id, cast.directory) }
    case 'contact':
      return { kind: 'contact', id: author.id, label: contactLabel(cast.contact), pictureUrl: null }
    case 'bot':
      return { kind: 'bot', id: author.id, label: '', pictureUrl: null }
    case 'system':
      return { kind: 'system', id: null, label: '', pictureUrl: null }
  }
}

const presentContent = (content: Entry['content'], cast: Cast): Wire.Content => {
  switch (content.kind) {
    case 'message':
      return { kind: 'message', text: content.text }
    case 'assigned':
      return {
        kind: 'assigned',
        assignee: presentAgentCard(content.assigneeId, cast.directory),
        from: content.fromId === null ? null : presentAgentCard(content.fromId, cast.directory),
      }
    case 'closed':
    case 'reopened':
    case 'queued':
    case 'words':
    case 'reminded':
    case 'returned':
      return { kind: content.kind }
    case 'snoozed':
    case 'rested':
    case 'moved':
      return content
    case 'transferred':
      return { kind: 'transferred', to: presentTarget(content.to, cast.directory) }
    case 'decided': {
      const { agentId, ...rest } = content
      return { ...rest, agent: agentId === null ? null : presentAgentCard(agentId, cast.directory) }
    }
  }
}

/** An entry in the numbers of the view. What a visitor's message came from is for staff only. */
export const presentEntry = (entry: Entry, view: View, cast: Cast): Wire.Entry => ({
  id: entry.id,
  seq: view === 'staff' ? entry.seq : entry.publicSeq,
  rev: view === 'staff' ? entry.rev : entry.publicRev,
  author: presentAuthor(entry.author, cast),
  atMs: entry.atMs,
  visibility: entry.visibility,
  ...(entry.clientId === null ? {} : { clientId: entry.clientId }),
  content: presentContent(entry.content, cast),
  ...(view === 'staff' && entry.origin !== null ? { origin: entry.origin } : {}),
})

export const presentEntries = (entries: readonly Entry[], view: View, cast: Cast): Wire.Entry[] =>
  entries.filter((entry) => maySeeEntry(view, entry)).map((entry) => presentEntry(entry, view, cast))

const presentMark = (mark: Mark, view: View): Wire.Mark => ({
  party: mark.party,
  deliveredSeq: view === 'staff' ? mark.deliveredSeq : mark.deliveredPublicSeq,
  readSeq: view === 'staff' ? mark.readSeq : mark.readPublicSeq,
  rev: view === 'staff' ? mark.rev : mark.publicRev,
})

export const presentHead = (conversation: Conversation, cast: Cast): Wire.ConversationHead => ({
  id: conversation.id,
  kind: conversation.kind,
  status: conversation.status,
  assignee: conversation.assigneeId === null ? null : presentAgentCard(conversation.assigneeId, cast.directory),
  createdAtMs: conversation.createdAtMs,
  seq: conversation.publicSeq,
  rev: conversation.publicRev,
})

const presentTarget = (to: TransferTarget, directory: AccountDirectory): Wire.TransferTarget => {
  switch (to.kind) {
    case 'agent':
      return { kind: 'agent', agent: presentAgentCard(to.agentId, directory) }
    case 'team':
      return { kind: 'team', name: directory.teams.get(to.teamId)?.name ?? '' }
    case 'queue':
      return { kind: 'queue' }
  }
}

const presentRouting = (routing: Routing, directory: AccountDirectory): Wire.Routing => {
  const { teamId, lane, queuedAtMs, wantedAgentId, offer } = routing
  const team = teamId === null ? undefined : directory.teams.get(teamId)
  return {
    team: team === undefined ? null : { id: team.id, name: team.name },
    lane,
    queuedAtMs,
    restingSinceMs: routing.resting?.sinceMs ?? null,
    wanted: wantedAgentId === null ? null : presentAgentCard(wantedAgentId, directory),
    offer:
      offer === null ? null : { agent: presentAgentCard(offer.agentId, directory), expiresAtMs: offer.expiresAtMs },
  }
}

export const presentItem = (conversation: Conversation, cast: Cast): Wire.ConversationItem => ({
  ...presentHead(conversation, cast),
  seq: conversation.seq,
  rev: conversation.rev,
  site: { id: cast.site.id, name: cast.site.name },
  contact: presentContact(cast.contact, cast.directory),
  inboundCount: conversation.inboundCount,
  lastAtMs: conversation.lastAtMs,
  waitingSinceMs: conversation.waitingSinceMs,
  routing: presentRouting(conversation.routing, cast.directory),
  last:
    conversation.last === null
      ? null
      : {
          text: conversation.last.text,
          authorKind: conversation.last.author.kind,
          authorId: conversation.last.author.id,
          visibility: conversation.last.visibility,
          atMs: conversation.last.atMs,
        },
})

/** What was read or committed together: the row, and entries and marks that belong to it. */
export type Reading = { conversation: Conversation; entries: readonly Entry[]; marks: readonly Mark[] }

/** The one shape for live push and resume. `from` is in the numbers of the view. */
export const presentChanges = (
  reading: Reading,
  view: View,
  from: number,
  cast: Cast,
  reset: { earlier: boolean } | null = null,
): Wire.Changes => ({
  conversationId: reading.conversation.id,
  from: reset === null ? from : 0,
  to: view === 'staff' ? reading.conversation.rev : reading.conversation.publicRev,
  reset: reset !== null,
  ...(reset === null ? {} : { earlier: reset.earlier }),
  entries: presentEntries(reading.entries, view, cast),
  marks: reading.marks.filter((mark) => view === 'staff' || mark.publicRev > 0).map((mark) => presentMark(mark, view)),
  conversation: view === 'staff' ? presentItem(reading.conversation, cast) : presentHead(reading.conversation, cast),
})
