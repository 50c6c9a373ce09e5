import type { Right } from '../agent/role.ts'
import type { Conversation, Entry, Party } from './model.ts'

/** Staff see all entries of a conversation, everyone else its public ones. */
export type View = 'staff' | 'public'

export const viewOf = (party: Party): View => (party.kind === 'agent' ? 'staff' : 'public')

/** The one rule on who may see an entry: asked where entries are fanned out and where they are read. */
export const maySeeEntry = (view: View, entry: Pick<Entry, 'visibility'>): boolean =>
  view === 'staff' || entry.visibility === 'everyone'

/** Who looks: a contact, or an agent with what its rights let it see. */
export type Viewer = { kind: 'contact'; id: string } | AgentViewer
export type AgentViewer =
  | { kind: 'agent'; id: string; scope: 'all' | 'own' }
  | { kind: 'agent'; id: string; scope: 'team'; teamIds: readonly string[] }

/** What an agent with these rights sees of the company's conversations. */
export const viewerOfAgent = (id: string, rights: ReadonlySet<Right>, teamIds: readonly string[]): AgentViewer => {
  if (rights.has('conversations.all')) return { kind: 'agent', id, scope: 'all' }
  if (rights.has('conversations.team')) return { kind: 'agent', id, scope: 'team', teamIds }
  return { kind: 'agent', id, scope: 'own' }
}

/** What of a conversation decides who sees it. */
export type Seen = Pick<Conversation, 'contactId' | 'assigneeId' | 'routing'>

/**
 * The one rule on whether somebody of the same account may see a conversation at all. With the scope `team` an agent sees
 * those of its teams, those of no team, and its own; what is offered to an agent is its own while it is. Lists ask the same of the database (`adapters/store/sight.ts`).
 */
export const maySeeConversation = (viewer: Viewer, conversation: Seen): boolean => {
  if (viewer.kind === 'contact') return conversation.contactId === viewer.id
  const { assigneeId, routing } = conversation
  if (viewer.scope === 'all' || assigneeId === viewer.id || routing.offer?.agentId === viewer.id) return true
  if (viewer.scope !== 'team') return false
  return routing.teamId === null || viewer.teamIds.includes(routing.teamId)
}
