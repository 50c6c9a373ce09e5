import {
  beginsToWait,
  type Decision,
  decideSay,
  decideSend,
  type Entry,
  type FileCard,
  isSpoken,
  isWritingDown,
  type MessageDraft,
  type MessageExtra,
  type OfflineWay,
  type Origin,
  type Quote,
  quoteOf,
  refuse,
  type ServiceConversation,
  type Visibility,
} from '@frontdesk/domain'
import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { endIfBlocked } from '../blocks/enforce-blocks.ts'
import { Fault, notFound } from '../fault.ts'
import { carryFiles } from '../files/carry-files.ts'
import { mailLater } from '../offline/letters.ts'
import { wayNow } from '../offline/reach.ts'
import { type AgentPrincipal, partyOf, type VisitorPrincipal } from '../principal.ts'
import { mustOffer, sendBesides } from '../rooms/also.ts'
import { roomRule } from '../rooms/say.ts'
import { isOutOfService } from '../service/in-service.ts'
import { wayFor } from '../service/way.ts'
import { submit } from './act.ts'
import { readHistory } from './read-conversation.ts'

export type Message = {
  conversationId: string
  clientId: string
  text: string
  visibility: Visibility
  /** In rooms and notes only. */
  extra: Omit<MessageExtra, 'files' | 'transcript'>
  /** Uploaded by the sender before. */
  fileIds?: readonly string[]
  /** The message that it answers, in the sender's own count. */
  replyTo?: number
  ip: string
}

/**
 * Stores one message and resolves after COMMIT with its entry; a repeat of the same `clientId` gets the first one's.
 * What an agent writes to a visitor who is not there is refused, kept or mailed, as the account says (mark A9); notes never are.
 * @throws Fault rate.limited, not_found, conversation.taken, conversation.closed, visitor.offline, agent.offline, right.missing, server.busy, mail.off, sms.off, file.not_ready
 */
export const sendMessage = async (
  app: App,
  actor: AgentPrincipal | VisitorPrincipal,
  message: Message,
): Promise<Entry> => {
  if (actor.kind === 'visitor') await allow(app, 'visitor-message', actor.contactId)
  else await allow(app, 'agent-message', actor.agentId)
  if (actor.kind === 'visitor' && message.visibility === 'staff')
    throw new Fault('right.missing', 'Only staff write notes.')
  if (actor.kind === 'agent') mustOffer(app, message.extra.also ?? [])
  const { conversationId, clientId, fileIds = [] } = message
  return carryFiles(app, actor, { conversationId, clientId, fileIds }, async (files) =>
    write(app, actor, { ...message, extra: { ...message.extra, ...(await withFiles(app, actor, message, files)) } }),
  )
}

/** Sound that everybody may hear is written down where the company has an engine for that. */
const withFiles = async (
  app: App,
  { accountId }: AgentPrincipal | VisitorPrincipal,
  { visibility }: Message,
  files: readonly FileCard[],
): Promise<Pick<MessageExtra, 'files' | 'transcript'>> => {
  if (files.length === 0) return {}
  const isHeard =
    visibility === 'everyone' &&
    files.some(isSpoken) &&
    isWritingDown((await app.directory.of(accountId)).interpretation.speech)
  return { files, ...(isHeard ? { transcript: { state: 'waiting' } } : {}) }
}

type Written = Omit<Message, 'extra'> & { extra: MessageExtra }

const write = async (app: App, actor: AgentPrincipal | VisitorPrincipal, message: Written): Promise<Entry> => {
  const { conversationId, replyTo } = message
  const { mentions, files, transcript } = message.extra
  const carried = {
    ...(files === undefined ? {} : { files }),
    ...(transcript === undefined ? {} : { transcript }),
    ...(replyTo === undefined ? {} : { replyTo: await quoted(app, actor, message, replyTo) }),
  }
  const draft = {
    author: partyOf(actor),
    text: message.text,
    clientId: message.clientId,
    visibility: message.visibility,
    extra: { ...carried, ...(mentions === undefined ? {} : { mentions }) },
    origin: actor.kind === 'visitor' ? originOf(app, actor, message.ip) : null,
  }
  const send = (decide: Decide): Promise<Entry[]> =>
    submit(app, actor, conversationId, message.clientId, (conversation, nowMs) =>
      conversation.kind === 'service'
        ? decide(conversation, nowMs)
        : decideSay(conversation, { ...draft, extra: carried }, app.ids.next),
    )
  const way =
    actor.kind === 'agent' && message.visibility === 'everyone' ? await wayNow(app, actor, conversationId) : 'keep'
  const entries =
    actor.kind === 'visitor'
      ? await sendInbound(app, actor, { draft, ip: message.ip }, send)
      : await sendFromAgent(app, actor, { ...message, extra: { ...message.extra, ...carried }, draft, way })
  const sent = entries.find((entry) => entry.clientId === message.clientId)
  if (sent === undefined) throw new Error('the log did not return the message it stored')
  if (way === 'e-mail') await mailLater(app, actor.accountId, conversationId, sent.publicSeq)
  if (actor.kind === 'agent') await sendBesides(app, actor, conversationId, sent)
  return sent
}

/** @throws Fault not_found where the sender does not see it, or all would read what only staff may */
const quoted = async (
  app: App,
  actor: AgentPrincipal | VisitorPrincipal,
  { conversationId, visibility }: Message,
  seq: number,
): Promise<Quote> => {
  const { entries } = await readHistory(app, actor, conversationId, seq + 1, 1)
  const entry = entries.find((one) => (actor.kind === 'visitor' ? one.publicSeq : one.seq) === seq)
  const quote = entry === undefined ? null : quoteOf(entry, partyOf(actor), visibility)
  if (quote === null) throw notFound()
  return quote
}

/** Whether it goes to a visitor or into a room is seen under the row's lock: most messages need no look before. */
const sendFromAgent = async (
  app: App,
  agent: AgentPrincipal,
  {
    conversationId,
    clientId,
    extra,
    visibility,
    draft,
    way,
  }: Written & { draft: MessageDraft; way: OfflineWay['way'] },
): Promise<Entry[]> => {
  const isOut = await isOutOfService(app, agent)
  const inRoom = await roomRule(app, agent, { clientId, text: draft.text, extra, visibility, isOut })
  return submit(app, agent, conversationId, clientId, (conversation, nowMs) => {
    if (conversation.kind !== 'service') return inRoom(conversation)
    // Decided here, so that a repeat of what was stored before still gets its answer.
    if (isOut && draft.visibility === 'everyone') return refuse({ code: 'agent.offline' })
    if (way === 'refuse') return refuse({ code: 'visitor.offline' })
    return decideSend(conversation, draft, nowMs, app.ids.next)
  })
}

type Decide = (conversation: ServiceConversation, nowMs: number) => Decision

/** Where it waits is asked for only when it begins to, and blocks are asked again: most messages find somebody there. */
const sendInbound = async (
  app: App,
  visitor: VisitorPrincipal,
  { draft, ip }: { draft: MessageDraft; ip: string },
  send: (decide: Decide) => Promise<Entry[]>,
): Promise<Entry[]> => {
  const sent = await send((conversation, nowMs) =>
    beginsToWait(conversation) ? { kind: 'nothing' } : decideSend(conversation, draft, nowMs, app.ids.next),
  )
  if (sent.length > 0) return sent
  const { accountId, contactId, siteId } = visitor
  const place = await wayFor(app, { accountId, contactId, inboxId: siteId })
  const begun = await send((conversation, nowMs) => decideSend(conversation, { ...draft, place }, nowMs, app.ids.next))
  await endIfBlocked(app, visitor, ip)
  return begun
}

/** From where a visitor writes (mark A7): the address of this request and the page it is on now. */
const originOf = (app: App, visitor: VisitorPrincipal, ip: string): Origin => {
  const visit = app.presence.visitor(visitor.accountId, visitor.contactId)?.visit ?? null
  return {
    ip,
    country: visit?.ip === ip ? visit.country : app.places.country(ip),
    pageUrl: visit?.pageUrl ?? null,
    pageTitle: visit?.pageTitle ?? null,
  }
}
