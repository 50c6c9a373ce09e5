import type { Right } from '../agent/role.ts'
import type { Conversation, Entry, Party, ServiceConversation, SharedConversation } from './model.ts'
import { memberOf, type Room } from './room.ts'

/** Staff see all entries of a conversation, everyone else its public ones. */
export type View = 'staff' | 'public'

export const viewOf = (party: Party): View => (party.kind === 'agent' ? 'staff' : 'public')

/** The one rule on who may see an entry: asked where entries are fanned out and where they are read. */
export const maySeeEntry = (view: View, entry: Pick<Entry, 'visibility'>): boolean =>
  view === 'staff' || entry.visibility === 'everyone'

/**
 * From where on somebody sees the entries of a conversation: those whose public number is greater. Only a visitor in a session
 * may see less than all; who is not in it is not asked for.
 */
export const seesAfter = (party: Party, conversation: Pick<Conversation, 'kind'> & { room?: Room }): number =>
  party.kind === 'agent' || conversation.room === undefined
    ? 0
    : (memberOf(conversation.room, party)?.afterPublicSeq ?? 0)

/** Who looks: a contact, or an agent with what its rights let it see. */
export type Viewer = { kind: 'contact'; id: string } | AgentViewer
export type AgentViewer = { kind: 'agent'; id: string; scope: 'all' | 'team' | 'own'; teamIds: readonly string[] }

/** What an agent with these rights sees of the company's conversations. */
export const viewerOfAgent = (id: string, rights: ReadonlySet<Right>, teamIds: readonly string[]): AgentViewer => {
  const scope = rights.has('conversations.all') ? 'all' : rights.has('conversations.team') ? 'team' : 'own'
  return { kind: 'agent', id, scope, teamIds }
}

/** What of a conversation decides who sees it. */
export type Seen =
  | Pick<ServiceConversation, 'kind' | 'contactId' | 'assigneeId' | 'routing'>
  | Pick<SharedConversation, 'kind' | 'room'>

/**
 * The one rule on whether somebody of the same account may see a conversation at all. With the scope `team` an agent sees
 * those of its teams, those of no team, and its own; what is offered to an agent, or waits for it, is its own while it does. What several share
 * is seen by those who are in it, whatever their rights. Lists ask the same of the database (`adapters/store/sight.ts`).
 */
export const maySeeConversation = (viewer: Viewer, seen: Seen): boolean =>
  seen.kind === 'service' ? maySeeService(viewer, seen) : isIn(viewer, seen)

/** Whether a change leaves everybody who saw it before with the same sight. */
export const isSeenAlike = (before: Seen, now: Seen): boolean =>
  before.kind === 'service' && now.kind === 'service'
    ? before.assigneeId === now.assigneeId && before.routing === now.routing
    : before.kind !== 'service' && now.kind !== 'service' && before.room === now.room

const maySeeService = (viewer: Viewer, { contactId, assigneeId, routing }: Seen & { kind: 'service' }): boolean => {
  if (viewer.kind === 'contact') return contactId === viewer.id
  if (viewer.scope === 'all' || assigneeId === viewer.id || routing.offer?.agentId === viewer.id) return true
  if (routing.lane === 'own' && routing.queuedAtMs !== null && routing.wantedAgentId === viewer.id) return true
  if (viewer.scope !== 'team') return false
  return routing.teamId === null || viewer.teamIds.includes(routing.teamId)
}

/** Colleagues' rooms are for agents, whatever a row says. */
const isIn = (viewer: Viewer, { kind, room }: Pick<SharedConversation, 'kind' | 'room'>): boolean => {
  if (viewer.kind === 'contact') return kind === 'multi' && memberOf(room, viewer) !== undefined
  if (room.shape === 'team') return room.teamId !== null && viewer.teamIds.includes(room.teamId)
  return memberOf(room, { kind: 'agent', id: viewer.id }) !== undefined
}
