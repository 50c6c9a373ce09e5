import {
  type Contact,
  type Conversation,
  contactLabel,
  type Entry,
  isSame,
  type Mark,
  maySeeEntry,
  type Party,
  presentMembers,
  type Quote,
  type Room,
  type Routing,
  type ServiceConversation,
  type SharedConversation,
  type Site,
  type TransferTarget,
  type View,
} from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'
import type { AccountDirectory } from '../app/directory.ts'
import { isListedService, type ListedConversation } from '../app/ports/listed.ts'
import { presentAgentCard } from './agent.ts'
import { presentTagIds } from './tag.ts'

/** Who and what the entries of one conversation speak of. */
export type Cast = ServiceCast | RoomCast
export type ServiceCast = { directory: AccountDirectory; contact: Contact; site: Pick<Site, 'id' | 'name'> }
export type RoomCast = { directory: AccountDirectory; room: Room }

export const castOf = (listed: ListedConversation, directory: AccountDirectory): Cast =>
  isListedService(listed)
    ? { directory, contact: listed.contact, site: listed.site }
    : { directory, room: listed.conversation.room }

export const presentContact = (contact: Contact, directory: AccountDirectory): Wire.ContactCard => ({
  id: contact.id,
  label: contactLabel(contact),
  name: contact.name,
  email: contact.email,
  phone: contact.phone,
  verified: contact.verified,
  special: directory.handlingOf(contact).handling.special,
  tagIds: presentTagIds(contact.tagIds, directory),
})

export const presentAuthor = (author: Entry['author'], cast: Cast): Wire.Author => {
  switch (author.kind) {
    case 'agent':
      return { kind: 'agent', ...presentAgentCard(author.id, cast.directory) }
    case 'contact':
      if ('room' in cast) return { ...presentParty(author, cast), kind: 'contact' }
      return { kind: 'contact', id: author.id, label: contactLabel(cast.contact), pictureUrl: null }
    case 'bot':
      return { kind: 'bot', id: author.id, label: '', pictureUrl: null }
    case 'system':
      return { kind: 'system', id: null, label: '', pictureUrl: null }
  }
}

/** How those in a room call one who is, or was, in it. */
const presentParty = (party: Party, { directory, room }: RoomCast): Wire.PartyName => {
  const member = room.members.find((one) => isSame(one.party, party))
  const number = member?.number ?? 0
  return party.kind === 'agent'
    ? { kind: 'agent', number, ...presentAgentCard(party.id, directory) }
    : { kind: 'contact', id: party.id, label: member?.name ?? '', number, pictureUrl: null }
}

/** Of those in a room one speaks only there. */
const inRoom = (party: Party, cast: Cast): Wire.PartyName =>
  presentParty(party, 'room' in cast ? cast : { directory: cast.directory, room: emptyRoom })
const emptyRoom: Room = { shape: 'session', title: null, teamId: null, members: [] }

const presentQuote = ({ seq, publicSeq, author, text }: Quote, view: View, cast: Cast): Wire.Quote => ({
  seq: view === 'staff' ? seq : publicSeq,
  author: presentAuthor(author, cast),
  text,
})

const presentContent = (content: Entry['content'], view: View, cast: Cast): Wire.Content => {
  switch (content.kind) {
    case 'message': {
      const { mentions, aboutId, also, replyTo, editedAtMs, reactions, translations, untranslated } =
        content.extra ?? {}
      const { files, transcript, card } = content.extra ?? {}
      return {
        kind: 'message',
        text: content.text,
        ...(mentions === undefined ? {} : { mentions: [...mentions] }),
        ...(aboutId === undefined ? {} : { aboutId }),
        ...(also === undefined ? {} : { also: [...also] }),
        ...(replyTo === undefined ? {} : { replyTo: presentQuote(replyTo, view, cast) }),
        ...(editedAtMs === undefined ? {} : { editedAtMs }),
        ...(reactions === undefined || reactions.length === 0
          ? {}
          : { reactions: reactions.map(({ emoji, parties }) => ({ emoji, parties: [...parties] })) }),
        ...(translations === undefined ? {} : { translations: [...translations] }),
        ...(untranslated === undefined || untranslated.length === 0 ? {} : { untranslated: [...untranslated] }),
        ...(files === undefined ? {} : { files: [...files] }),
        ...(transcript === undefined ? {} : { transcript }),
        ...(card ? { card } : {}),
      }
    }
    case 'joined':
      return { kind: 'joined', parties: content.parties.map((party) => inRoom(party, cast)) }
    case 'left':
      return { kind: 'left', party: inRoom(content.party, cast) }
    case 'renamed':
    case 'named':
    case 'session':
    case 'unsafe':
      return content
    case 'rated': {
      const { agentId: _, ...rating } = content
      return rating
    }
    case 'tagged':
      return { kind: 'tagged', added: [...content.added], removed: [...content.removed] }
    case 'described':
      return { kind: 'described', changes: { ...content.changes } }
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
    case 'blocked':
    case 'recalled':
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
  content: presentContent(entry.content, view, cast),
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

export const presentHead = (
  conversation: ServiceConversation,
  cast: Pick<ServiceCast, 'directory'>,
): Wire.ConversationHead => ({
  id: conversation.id,
  kind: conversation.kind,
  status: conversation.status,
  assignee: conversation.assigneeId === null ? null : presentAgentCard(conversation.assigneeId, cast.directory),
  joined: conversation.joinedIds.map((id) => presentAgentCard(id, cast.directory)),
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

/** What lists show of any log; a note's words are for staff. */
const presentListing = ({ inboundCount, lastAtMs, last }: Conversation, view: View) => ({
  inboundCount,
  lastAtMs,
  last:
    last === null || !maySeeEntry(view, last)
      ? null
      : {
          text: last.text,
          authorKind: last.author.kind,
          authorId: last.author.id,
          visibility: last.visibility,
          atMs: last.atMs,
        },
})

export const presentItem = (conversation: ServiceConversation, cast: ServiceCast): Wire.ServiceItem => ({
  ...presentHead(conversation, cast),
  seq: conversation.seq,
  rev: conversation.rev,
  site: { id: cast.site.id, name: cast.site.name },
  contact: presentContact(cast.contact, cast.directory),
  ...presentListing(conversation, 'staff'),
  waitingSinceMs: conversation.waitingSinceMs,
  routing: presentRouting(conversation.routing, cast.directory),
  tagIds: presentTagIds(conversation.tagIds, cast.directory),
  attributes: conversation.attributes,
})

/** A room for those who are in it. A team's has whoever is in the team now. */
export const presentRoom = (
  conversation: SharedConversation,
  view: View,
  directory: AccountDirectory,
): Wire.RoomItem => {
  const { room } = conversation
  const team = room.teamId === null ? undefined : directory.teams.get(room.teamId)
  return {
    id: conversation.id,
    kind: conversation.kind,
    status: conversation.status,
    createdAtMs: conversation.createdAtMs,
    seq: view === 'staff' ? conversation.seq : conversation.publicSeq,
    rev: view === 'staff' ? conversation.rev : conversation.publicRev,
    // What was said last may be from before a visitor's time.
    ...presentListing(conversation, view),
    ...(view === 'public' ? { last: null } : {}),
    shape: room.shape,
    title: room.title,
    team: team === undefined ? null : { id: team.id, name: team.name },
    members:
      room.shape === 'team'
        ? (team?.memberIds ?? []).map((id, i) => ({
            party: { kind: 'agent', number: i + 1, ...presentAgentCard(id, directory) },
            role: 'member',
            joinedAtMs: conversation.createdAtMs,
          }))
        : presentMembers(room).map(({ party, role, joinedAtMs }) => ({
            party: presentParty(party, { directory, room }),
            role,
            joinedAtMs,
          })),
  }
}

/** A conversation of any kind as staff see it in lists. */
export const presentListed = (listed: ListedConversation, directory: AccountDirectory): Wire.ConversationItem =>
  isListedService(listed)
    ? presentItem(listed.conversation, { directory, contact: listed.contact, site: listed.site })
    : presentRoom(listed.conversation, 'staff', directory)

const presentConversation = (
  conversation: Conversation,
  view: View,
  cast: Cast,
): Wire.ConversationItem | Wire.ConversationHead => {
  if (conversation.kind !== 'service') return presentRoom(conversation, view, cast.directory)
  if (view === 'public') return presentHead(conversation, cast)
  if ('room' in cast) throw new Error("A visitor's conversation was given the cast of a room.")
  return presentItem(conversation, cast)
}

/** What was read or committed together: the row, and entries and marks that belong to it. */
export type Reading = {
  conversation: Conversation
  entries: readonly Entry[]
  /** Of a live change: entries that stood before. */
  amended?: readonly Entry[]
  marks: readonly Mark[]
}

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
  entries: presentEntries([...(reading.amended ?? []), ...reading.entries], view, cast),
  marks: reading.marks.filter((mark) => view === 'staff' || mark.publicRev > 0).map((mark) => presentMark(mark, view)),
  conversation: presentConversation(reading.conversation, view, cast),
})
