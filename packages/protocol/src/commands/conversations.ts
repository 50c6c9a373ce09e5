import { limits } from '../limits.ts'
import * as R from '../resources.ts'
import { ClientId, Count, Exact, Id, Nullable, OneOf, TimeMs, Type } from '../schema.ts'
import { Done, define, everyone, inConversation, staff } from './shape.ts'

/** `seq` is the message's number in the asker's own count. */
const atMessage = { ...inConversation, seq: Count }

/** Conversations and the feed of their list. */
export const conversationCommands = {
  'conversation.start': define({
    askers: ['visitor'],
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations' },
    params: Exact({}),
    result: Exact({ conversationId: Id }),
  }),
  /** The contact's conversation on a site, made when absent, so that an agent may write first. */
  'conversation.open': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/contacts/:contactId/conversations' },
    params: Exact({ contactId: Id, siteId: Id }),
    result: Exact({ conversationId: Id }),
  }),
  'conversation.list': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/conversations' },
    params: Exact({
      tab: OneOf('mine', 'queue', 'team', 'closed'),
      before: Type.Optional(Type.String({ maxLength: 80 })),
    }),
    result: Exact({
      items: Type.Array(R.ServiceItem),
      reads: Type.Array(R.ReadMark),
      next: Nullable(Type.String()),
    }),
  }),
  'conversation.resume': define({
    askers: everyone,
    socket: true,
    http: { method: 'GET', path: '/api/v1/conversations/:conversationId/changes' },
    params: Exact({ ...inConversation, rev: Count }),
    result: R.Changes,
  }),
  'conversation.unwatch': define({ askers: everyone, socket: true, params: Exact(inConversation), result: Done }),
  'conversation.history': define({
    askers: everyone,
    socket: true,
    http: { method: 'GET', path: '/api/v1/conversations/:conversationId/entries' },
    params: Exact({
      ...inConversation,
      beforeSeq: Count,
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.pageEntries })),
    }),
    result: Exact({ entries: Type.Array(R.Entry), earlier: Type.Boolean() }),
  }),
  'message.send': define({
    askers: everyone,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/messages' },
    params: Exact({
      ...inConversation,
      clientId: ClientId,
      /** May be empty where files are sent. */
      text: R.MessageWords,
      /** Files that the sender has uploaded to this conversation, and that no message carries yet. */
      files: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: limits.messageFiles, uniqueItems: true })),
      visibility: Type.Optional(R.Visibility),
      /** The message that it answers: its number in the sender's own count. */
      replyTo: Type.Optional(Count),
      /** Agents who are called by name: of the room, or in a note. */
      mentions: Type.Optional(Type.Array(Id, { maxItems: limits.mentions, uniqueItems: true })),
      /** In rooms of colleagues only: a conversation that the sender may see, to be opened by those who may see it too. */
      aboutId: Type.Optional(Id),
      /** In rooms of colleagues only: how else it goes to those who are offline. */
      also: Type.Optional(Type.Array(R.AlsoBy, { uniqueItems: true })),
    }),
    result: Exact({ entryId: Id, seq: Count, rev: Count, atMs: TimeMs }),
  }),
  /** Its author says something else in a message, for as long as the company lets it. */
  'message.edit': define({
    askers: everyone,
    socket: true,
    http: { method: 'PATCH', path: '/api/v1/conversations/:conversationId/messages/:seq' },
    params: Exact({ ...atMessage, text: R.MessageText }),
    result: Done,
  }),
  /** Its author takes a message back, within the same time. */
  'message.recall': define({
    askers: everyone,
    socket: true,
    http: { method: 'DELETE', path: '/api/v1/conversations/:conversationId/messages/:seq' },
    params: Exact(atMessage),
    result: Done,
  }),
  'message.react': define({
    askers: everyone,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/messages/:seq/reactions' },
    params: Exact({
      ...atMessage,
      emoji: Type.String({ minLength: 1, maxLength: limits.emojiCharacters }),
      on: Type.Boolean(),
    }),
    result: Done,
  }),
  /** Takes the card of a page away, for everybody: the message's author may, and staff. */
  'message.uncard': define({
    askers: everyone,
    socket: true,
    http: { method: 'DELETE', path: '/api/v1/conversations/:conversationId/messages/:seq/card' },
    params: Exact(atMessage),
    result: Done,
  }),
  /** What a message said before it was changed or taken back, oldest first. */
  'message.versions': define({
    askers: staff,
    right: 'supervise',
    socket: true,
    http: { method: 'GET', path: '/api/v1/conversations/:conversationId/messages/:seq/versions' },
    params: Exact(atMessage),
    result: Exact({ versions: Type.Array(Exact({ text: Type.String(), untilMs: TimeMs })) }),
  }),
  /** Where the visitor is, and what becomes of words to it while it is not there. */
  'conversation.reach': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/conversations/:conversationId/reach' },
    params: Exact(inConversation),
    result: R.Reach,
  }),
  'conversation.take': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/take' },
    /** `from`: the assignee the agent saw when it clicked; anything else by now refuses with `conversation.taken`. */
    params: Exact({ ...inConversation, from: Nullable(Id) }),
    result: Done,
  }),
  /** A supervisor writes beside who has it from now on, and everybody is told. */
  'conversation.join': define({
    askers: staff,
    right: 'supervise',
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/join' },
    params: Exact(inConversation),
    result: Done,
  }),
  'conversation.leave': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/leave' },
    params: Exact(inConversation),
    result: Done,
  }),
  /** Gives it to a colleague, a team or the queue, with a note that only staff see (mark E10). */
  'conversation.transfer': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/transfer' },
    params: Exact({
      ...inConversation,
      to: Type.Union([
        Exact({ kind: Type.Literal('agent'), agentId: Id }),
        Exact({ kind: Type.Literal('team'), teamId: Id }),
        Exact({ kind: Type.Literal('queue') }),
      ]),
      note: Type.Optional(R.MessageText),
    }),
    result: Done,
  }),
  /** Lays it aside until then, or until the visitor writes. */
  'conversation.snooze': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/snooze' },
    params: Exact({ ...inConversation, untilMs: TimeMs }),
    result: Done,
  }),
  'conversation.close': define({
    askers: everyone,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/close' },
    params: Exact(inConversation),
    result: Done,
  }),
  'conversation.reopen': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/reopen' },
    params: Exact(inConversation),
    result: Done,
  }),
  'receipt.update': define({
    askers: everyone,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/receipts' },
    params: Exact({ ...inConversation, deliveredSeq: Type.Optional(Count), readSeq: Type.Optional(Count) }),
    result: Done,
  }),
  'typing.set': define({
    askers: everyone,
    socket: true,
    /** `text`: the end of what a visitor has typed; dropped where its site does not preview. */
    params: Exact({
      ...inConversation,
      active: Type.Boolean(),
      text: Type.Optional(Type.String({ maxLength: limits.previewCharacters })),
    }),
    result: Done,
  }),
  /** Which conversation the agent looks at on this connection, so that colleagues who watch it know; null is none. */
  'viewing.set': define({
    askers: staff,
    socket: true,
    params: Exact({ conversationId: Nullable(Id) }),
    result: Done,
  }),

  'feed.resume': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/feeds/conversations' },
    params: Exact({ cursor: Type.Optional(Type.String({ maxLength: 96 })) }),
    result: Exact({
      cursor: Type.String(),
      reset: Type.Boolean(),
      items: Type.Array(R.ConversationItem),
      reads: Type.Array(R.ReadMark),
      more: Type.Boolean(),
    }),
  }),
} as const
