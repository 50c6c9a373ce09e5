import { type QueuePlace, waitFrom, waitNoMore } from '../assignment/routing.ts'
import { type Decision, refuse } from './decision.ts'
import { hasJoined } from './joined.ts'
import type { EntryDraft, MessageExtra, Origin, Party, ServiceConversation, Visibility } from './model.ts'

export type MessageDraft = {
  author: Party
  text: string
  clientId: string
  visibility: Visibility
  /** Whom it calls stays with notes. */
  extra?: MessageExtra
  origin: Origin | null
  /** Where a visitor's conversation waits when it begins to. Default: in the normal lane, where it was last. */
  place?: Partial<QueuePlace>
}

/**
 * A visitor's message is always accepted; it reopens a closed conversation, which then waits for anyone.
 * An agent's answer takes a waiting conversation; one that a colleague has, or that is closed, it must take, join or reopen first.
 * Notes may be written at any time.
 * @param nextId makes the ids of the entries
 */
export const decideSend = (
  conversation: ServiceConversation,
  draft: MessageDraft,
  nowMs: number,
  nextId: () => string,
): Decision => {
  const message: EntryDraft = {
    id: nextId(),
    author: draft.author,
    visibility: draft.visibility,
    clientId: draft.clientId,
    content: { kind: 'message', text: draft.text, ...extraOf(draft) },
    origin: draft.origin,
  }
  if (draft.author.kind === 'contact') return decideInbound(conversation, draft, message, nowMs, nextId)
  if (draft.visibility === 'staff') return { kind: 'append', entries: [message], head: {} }
  return decideAnswer(conversation, draft.author, message, nextId)
}

/** Visitors are never told that a colleague was called. */
const extraOf = ({ visibility, extra: { mentions = [], ...rest } = {} }: MessageDraft): { extra?: MessageExtra } => {
  const extra = visibility === 'staff' && mentions.length > 0 ? { ...rest, mentions } : rest
  return Object.keys(extra).length === 0 ? {} : { extra }
}

/** Whether a visitor's message lets it begin to wait: it has ended, or until then nobody was looked for. */
export const beginsToWait = ({ status, routing }: Pick<ServiceConversation, 'status' | 'routing'>): boolean =>
  status === 'closed' || (status === 'queued' && routing.queuedAtMs === null)

const decideInbound = (
  conversation: ServiceConversation,
  { author, place = { lane: 'normal' } }: MessageDraft,
  message: EntryDraft,
  nowMs: number,
  nextId: () => string,
): Decision => {
  if (conversation.contactId !== author.id || message.visibility !== 'everyone') return refuse({ code: 'not_found' })
  const waitingSinceMs = conversation.waitingSinceMs ?? nowMs
  const { status, routing } = conversation
  if (status === 'closed')
    return {
      kind: 'append',
      entries: [event(nextId(), author, { kind: 'reopened' }), message],
      head: { status: 'queued', assigneeId: null, waitingSinceMs, routing: waitFrom(routing, nowMs, place) },
    }
  const head = beginsToWait(conversation)
    ? { waitingSinceMs, routing: waitFrom(routing, nowMs, place) }
    : { waitingSinceMs }
  return { kind: 'append', entries: [message], head }
}

const decideAnswer = (
  conversation: ServiceConversation,
  author: Party,
  message: EntryDraft,
  nextId: () => string,
): Decision => {
  if (conversation.status === 'closed') return refuse({ code: 'conversation.closed' })
  if (conversation.assigneeId === author.id || (conversation.assigneeId !== null && hasJoined(conversation, author.id)))
    return { kind: 'append', entries: [message], head: { status: 'open', waitingSinceMs: null } }
  if (conversation.assigneeId !== null)
    return refuse({ code: 'conversation.taken', assigneeId: conversation.assigneeId })
  return {
    kind: 'append',
    entries: [event(nextId(), author, { kind: 'assigned', assigneeId: author.id, fromId: null }), message],
    head: {
      status: 'open',
      assigneeId: author.id,
      waitingSinceMs: null,
      routing: waitNoMore(conversation.routing),
    },
  }
}

/** An event entry that everyone sees. */
export const event = (
  id: string,
  author: EntryDraft['author'],
  content: Exclude<EntryDraft['content'], { kind: 'message' }>,
): EntryDraft => ({
  id,
  author,
  visibility: 'everyone',
  clientId: null,
  content,
  origin: null,
})

/** One that only staff see. */
export const staffEvent = (...of: Parameters<typeof event>): EntryDraft => ({ ...event(...of), visibility: 'staff' })

/** Who speaks where nobody acts. */
export const system = { kind: 'system', id: null } as const
