import type { Asked, Block, Contact, Invitation, Party, Trail, Visit, WaitingPlace } from '@frontdesk/domain'
import type { CloseCode } from '@frontdesk/protocol'
import type { AgentPrincipal, VisitorPrincipal } from '../principal.ts'
import type { CallbackNews } from './callback-store.ts'

/** A signed-in socket as the use cases see it. */
export interface LiveConnection {
  readonly id: string
  readonly principal: AgentPrincipal | VisitorPrincipal
  /** What it stands for where it is no socket: a waiting poll, or a lease (see `StandIns`). */
  readonly heldBy?: 'poll' | 'lease'
  /** The address it comes from; absent on what is no connection. */
  readonly ip?: string
  /** Sends a frame that is serialised already. Never throws; a socket that is too slow is cut with `resync`. */
  send(frame: string): void
  /** Ends it, saying why. */
  end(code: CloseCode): void
}

/** A visitor who is here now. Several tabs and devices are one visitor. */
export type VisitorHere = {
  /** Where its first tab is. */
  siteId: string
  connections: Set<LiveConnection>
  visit: Visit | null
  /** The pages of this visit; null while it is on none. */
  trail: Trail | null
  /** Whether it has been here before; null while that is not known. */
  returning: boolean | null
  /** Its service conversation, once known; who watches that is told of the visit. */
  conversationId: string | null
  /** What it types before it has a conversation, and until when that is told. Kept nowhere else. */
  typing: { text: string; untilMs: number } | null
  /** The session of several that it is in and that goes on, as this node knows it. */
  sessionId: string | null
}

/** What the use cases tell those who are connected. What is committed to a conversation's log reaches them by itself. */
export interface Live {
  /** The person behind the connection is here from now on, until it leaves. */
  join(connection: LiveConnection): Promise<void>
  leave(connection: LiveConnection): void
  /** Joins, and watches those of the conversations that it may see; for a poll, which comes with all it follows. */
  attend(connection: LiveConnection, conversationIds: readonly string[]): Promise<void>
  /** Whether a visitor is here, on this node's word; walking from page to page is being here. */
  isVisitorHere(accountId: string, contactId: string): boolean
  /** What this node knows of a visitor who is or was here: walking from page to page is being here. Null where it knows nothing. */
  visitKnown(accountId: string, contactId: string): { visit: Visit; online: boolean } | null
  /** From now on the connection gets what it may see of the conversation. Refused with a Fault over the limit of watched ones. */
  watch(connection: LiveConnection, conversationId: string): Promise<void>
  unwatch(connection: LiveConnection, conversationId: string): void
  /** From now on the agent's connection is sent what changes on the live board. */
  watchBoard(connection: LiveConnection): void
  unwatchBoard(connection: LiveConnection): void
  /** Something that the board shows of a visitor has changed. */
  boardChanged(accountId: string, contactId: string): void
  /** Who is here, or about to be gone: walking from page to page is being here. */
  visitorsHere(accountId: string): VisitorHere[]
  /** @param typing `preview` is the end of what a visitor has typed: for staff only, kept nowhere */
  typing(
    principal: AgentPrincipal | VisitorPrincipal,
    conversationId: string,
    typing: { party: Party; active: boolean; preview: string | null },
  ): void
  /** The agent looks at this conversation on this connection, or at none: colleagues who watch it are told. */
  viewing(connection: LiveConnection, conversationId: string | null): void
  /** The visitor's page or presence changed. */
  visitChanged(accountId: string, contactId: string): void
  contactChanged(contact: Contact, conversationId: string | null): void
  /** Labels, pictures or the account's way of labelling changed; the directory is already new. */
  agentsChanged(accountId: string, agentIds: readonly string[]): void
  /** The account's list of tags was changed; the directory is already new. */
  tagsChanged(accountId: string): void
  /** How a conversation is interpreted, or who reads what in it, was changed: staff who watch it are told. */
  interpretationChanged(conversationId: string): void
  /** When an account serves was changed, or service begins or ends now; the directory is already new. */
  availabilityChanged(accountId: string): void
  /**
   * Tells the visitors who wait here their places where they are new, and supervisors that the queue has moved.
   * @returns whether any visitor who is connected here waits
   */
  queueChanged(accountId: string, places: ReadonlyMap<string, WaitingPlace>): boolean
  /** They are gone from the store: nobody watches them any more, and staff and those who watched are told. */
  conversationsRemoved(accountId: string, conversationIds: readonly string[]): void
  /** A contact is gone from the store: its connections end, and nothing of its visit is kept. */
  contactRemoved(accountId: string, contactId: string): void
  /** What is new in the revisit list after number `since`, for the agents who are connected here. */
  callbackNews(accountId: string, news: CallbackNews, since: number): void
  /** An invitation is there, or has ended. */
  invitationChanged(invitation: Invitation): void
  /** Ends an agent's sockets, all or those of the given sessions, at once (promise 10). */
  endAgent(accountId: string, agentId: string, sessionIds: readonly string[] | 'all', code: CloseCode): void
  /** Ends a visitor's sockets, all or those of the given passes, at once. */
  endVisitor(accountId: string, contactId: string, passIds: readonly string[] | 'all', code: CloseCode): void
  /**
   * Ends the sockets and polls of visitors whom a block keeps out, at once, and counts them as gone without waiting for them
   * to come back.
   * @returns those who have no connection left, with the block
   */
  endBlocked(accountId: string, blockOf: (asked: Asked) => Block | null): { visitor: VisitorPrincipal; block: Block }[]
  /** Ends the sockets of all visitors of a site. */
  endSite(accountId: string, siteId: string, code: CloseCode): void
}
