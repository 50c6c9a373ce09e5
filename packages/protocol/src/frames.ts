import type { CommandName, Params, Result } from './commands.ts'
import type { WireError } from './errors.ts'
import type {
  Agent,
  AgentCard,
  Appearance,
  Availability,
  Callback,
  Changes,
  ConversationItem,
  Invitation,
  Me,
  ReadMark,
  Tag,
  Visit,
  VisitorHere,
  VisitorInvitation,
  VisitorSelf,
  Waiting,
} from './resources.ts'

/** What a client sends, one JSON object in each text frame. */
export type ClientFrame = HelloFrame | ClientBeatFrame | RequestFrame

/** Must be the first frame, within `limits.helloWithinMs`. */
export type HelloFrame = { type: 'hello'; version: number; ticket: string }

/** The answer to every beat of the server; `n` is the server's number. */
export type ClientBeatFrame = { type: 'beat'; n: number }

/** Commands that a frame may hold; those of long polling carry frames themselves. */
type FrameCommand = Exclude<CommandName, `link.${string}`>

/** A command; `id` is the client's own number for the answer, unique on this connection. */
export type RequestFrame = {
  [N in FrameCommand]: { type: 'request'; id: number; command: N; params: Params<N> }
}[FrameCommand]

/** What the server sends. */
export type ServerFrame =
  | WelcomeFrame
  | ServerBeatFrame
  | ResultFrame
  | ErrorFrame
  | ConversationChangedFrame
  | ConversationRemovedFrame
  | ConversationHiddenFrame
  | FeedChangedFrame
  | ReadChangedFrame
  | MessageMentionedFrame
  | TypingChangedFrame
  | ViewingChangedFrame
  | VisitChangedFrame
  | AvailabilityChangedFrame
  | AgentChangedFrame
  | WaitingChangedFrame
  | QueueChangedFrame
  | CallbackChangedFrame
  | CallbackRemovedFrame
  | CallbackNoticeFrame
  | CallbacksChangedFrame
  | InvitationChangedFrame
  | SessionChangedFrame
  | BoardChangedFrame
  | InvitationsChangedFrame
  | TagsChangedFrame
  | InterpretationChangedFrame
  | ServerDrainingFrame

export type WelcomeFrame = {
  type: 'welcome'
  version: number
  connectionId: string
  serverTimeMs: number
  you:
    | { kind: 'agent'; me: Me }
    | {
        kind: 'visitor'
        visitor: VisitorSelf
        availability: Availability
        appearance: Appearance
        /** Its place in the queue, while it waits. */
        waiting: Waiting | null
        /** The invitation that waits for its answer. */
        invitation: VisitorInvitation | null
        /** The session of several that it is in and that goes on. */
        sessionId: string | null
        /** How long after sending it a message may be changed and taken back; 0 is never. */
        editWithinMs: number
      }
}

/** `seen` is the last beat number heard from this client: it stands still when the client's way to the server is dead. */
export type ServerBeatFrame = { type: 'beat'; n: number; seen: number }

export type ResultFrame = { [N in FrameCommand]: { type: 'result'; id: number; result: Result<N> } }[FrameCommand]

/** `id` is null when the frame could not be read far enough to know it. */
export type ErrorFrame = { type: 'error'; id: number | null; error: WireError }

export type ConversationChangedFrame = { type: 'conversation.changed'; changes: Changes }

/** It was erased: forget it. Goes to all staff and to those who watch it. */
export type ConversationRemovedFrame = { type: 'conversation.removed'; conversationId: string }

/**
 * An agent who does not see all conversations, or a visitor who was in a session, may not see it any longer; it may come back
 * into sight.
 */
export type ConversationHiddenFrame = { type: 'conversation.hidden'; conversationId: string }

/** New states of list items, for every agent who may see them. */
export type FeedChangedFrame = { type: 'feed.changed'; items: ConversationItem[] }

/** The agent itself has read on, here or on another device. */
export type ReadChangedFrame = { type: 'read.changed'; read: ReadMark }

/** A message that the agent may see calls it by name. */
export type MessageMentionedFrame = {
  type: 'message.mentioned'
  conversationId: string
  entryId: string
  /** Label of who called. */
  by: string
  /** The message, shortened. */
  text: string
}

/** Somebody else in a watched conversation began or stopped typing. Never stored; goes out after `limits.typingLifeMs`. */
export type TypingChangedFrame = {
  type: 'typing.changed'
  conversationId: string
  /** In a room a visitor without a name is guest `number`. */
  party: { kind: 'contact' | 'agent'; id: string; label: string; number?: number }
  active: boolean
  /** To staff, where the visitor's site previews: the end of what it has typed. */
  text?: string
}

/** Who of the company looks at a watched conversation now, the receiver included. Staff only; never stored. */
export type ViewingChangedFrame = { type: 'viewing.changed'; conversationId: string; agents: AgentCard[] }

/** A visitor moved, came or went, or is picked for somebody else: for those who watch its conversation and the agent it is or was picked for. */
export type VisitChangedFrame = { type: 'visit.changed'; visit: Visit }

export type AvailabilityChangedFrame = { type: 'availability.changed'; availability: Availability }

/** A colleague's record or state changed, the agent's own included. Staff only. */
export type AgentChangedFrame = { type: 'agent.changed'; agent: Agent }

/** An entry of the revisit list is new or has changed, its person's presence included. All agents. */
export type CallbackChangedFrame = { type: 'callback.changed'; callback: Callback }

export type CallbackRemovedFrame = { type: 'callback.removed'; callbackId: string }

/** Its person is there and the second service is due, or its time has come. To its owner, or to all while it has none. */
export type CallbackNoticeFrame = { type: 'callback.notice'; reason: 'online' | 'due'; callback: Callback }

/** By long polling: the revisit list has changed up to this number; ask again for what is shown of it. */
export type CallbacksChangedFrame = { type: 'callbacks.changed'; rev: number }

/**
 * An invitation is there, or has ended. To its visitor on all its pages (as `VisitorInvitation`), to the agent it is by, and to
 * the agents who see all conversations.
 */
export type InvitationChangedFrame = { type: 'invitation.changed'; invitation: Invitation | VisitorInvitation }

/** The visitor is in this session of several now, or in none: it has left, was taken out, or the session has ended. */
export type SessionChangedFrame = { type: 'session.changed'; sessionId: string | null }

/**
 * To connections that watch the board, at most every `limits.boardEveryMs`: visitors who are new or of whom something
 * changed, and the contacts of those who are gone, or out of the agent's sight.
 */
export type BoardChangedFrame = { type: 'board.changed'; changed: VisitorHere[]; gone: string[] }

/** To agents by long polling: invitations have changed; ask again for what is shown of them. */
export type InvitationsChangedFrame = { type: 'invitations.changed' }

/** To agents: the account's list of tags, as it is now. */
export type TagsChangedFrame = { type: 'tags.changed'; tags: Tag[] }

/** To staff who watch it: how the conversation is interpreted, or who reads what in it, has changed. Read it again. */
export type InterpretationChangedFrame = { type: 'interpretation.changed'; conversationId: string }

/** The server is about to restart: connect again after a random time below `withinMs`. */
export type ServerDrainingFrame = { type: 'server.draining'; withinMs: number }

/** The visitor's place in the queue; null when it waits no longer. */
export type WaitingChangedFrame = { type: 'waiting.changed'; conversationId: string; waiting: Waiting | null }

/** The queue has moved: a supervisor who looks at it reads it again. At most once a second. */
export type QueueChangedFrame = { type: 'queue.changed' }
