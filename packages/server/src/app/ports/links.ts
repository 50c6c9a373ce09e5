import type { AgentStanding, Conversation, InvitationState, Seen, Visit } from '@frontdesk/domain'
import type { AgentPrincipal, VisitorPrincipal } from '../principal.ts'
import type { ListedConversation } from './listed.ts'

/** Somebody's presence that no socket of this node stands for. */
export type Lease = {
  /** Unique in the account; made of the session or pass and a name of the client's own. */
  id: string
  principal: AgentPrincipal | VisitorPrincipal
  /** The node on whose sockets the person is; null for long polling. */
  node: string | null
  visit: Visit | null
  /** A visitor's service conversation. */
  conversationId: string | null
}

/** What one look tells a waiting poll. */
export type Glance = {
  /** Whether the session or pass, and the role, are still what they were. */
  holds: boolean
  /** The followed conversations that exist, with their change numbers. */
  conversations: readonly (Pick<Conversation, 'id' | 'rev' | 'publicRev'> & Seen)[]
  /** A visitor's own conversation, once there is something in it to read, and whether it waits in the queue. */
  own: { id: string; waits: boolean } | null
  /** How the agents stand, the same on whatever node. */
  agents: readonly AgentStanding[]
  /** What leases tell of the visitors of those conversations, for staff; a lease that has just ended tells that too. */
  visits: readonly { contactId: string; visit: Visit | null; isLive: boolean }[]
  /** A visitor's newest invitation on its site. */
  invitation: { id: string; state: InvitationState } | null
  /** The session of several that a visitor is in and that goes on; null for agents. */
  sessionId: string | null
  /** Of two looks at the company's invitations the later one has the greater number if one has changed; 0 for visitors. */
  invitations: number
  /** The number of the revisit list; 0 for visitors. */
  revisits: number
  /** Whether the list feed has something that its reader has not seen. */
  feed: boolean
}

/** What long polling needs of one account's rows. */
export interface Links {
  /** Makes or renews a lease. False when the session or pass behind it is gone; then nothing is kept. */
  hold(lease: Pick<Lease, 'id' | 'principal' | 'node'>, expiresAtMs: number): Promise<boolean>
  /** Lets it end at that time, if not before. */
  release(id: string, atMs: number): Promise<void>
  /** Ends all of a contact. */
  releaseOf(contactId: string, atMs: number): Promise<void>
  /** Notes where the visitor is; nothing when the lease has ended. */
  keepVisit(id: string, visit: Visit): Promise<void>
  /** The newest visit among a contact's leases. */
  visitOf(contactId: string, nowMs: number): Promise<Visit | null>
  /** One cheap query. `feed` is a cursor of `feed.resume` or of `feedSince`, or null. */
  look(
    principal: AgentPrincipal | VisitorPrincipal,
    conversationIds: readonly string[],
    feed: string | null,
    nowMs: number,
  ): Promise<Glance>
  /** The list items that changed after the cursor, each once; null when the cursor can't be followed or there are more than `limit`. */
  feedSince(cursor: string, limit: number): Promise<{ cursor: string; items: ListedConversation[] } | null>
}

/** What a node asks for all accounts, to know who is here and what other nodes have changed. */
export interface Leases {
  /** Whether other servers work on this database now. */
  hasOtherNodes(): Promise<boolean>
  /** Those that live and are not the node's own. */
  others(node: string, nowMs: number): Promise<Lease[]>
  /** A text for each account that changes when its record, one of its agents, how one stands, or its teams do. */
  peopleVersions(accountIds: readonly string[]): Promise<Map<string, string>>
  /** Agents who are taken for here while no lease but perhaps this node's own says so. */
  unattended(node: string, nowMs: number): Promise<{ accountId: string; agentId: string }[]>
  /** The node goes. */
  releaseAll(node: string): Promise<void>
  sweep(nowMs: number): Promise<void>
}
