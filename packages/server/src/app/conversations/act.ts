import {
  type Amendment,
  type Conversation,
  type Decision,
  type Entry,
  forService,
  maySeeConversation,
  type Refusal,
  refuse,
  type ServiceConversation,
  seenSince,
  seesAfter,
} from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault, notFound, outOfService, visitorOffline } from '../fault.ts'
import type { LogOutcome } from '../ports/conversation-log.ts'
import { type AgentPrincipal, partyOf, type VisitorPrincipal } from '../principal.ts'
import { viewerFor } from '../viewer.ts'

type Actor = AgentPrincipal | VisitorPrincipal

/** Loads a conversation if the asker may see it; what it may not see does not exist. */
export const visibleConversation = async (app: App, actor: Actor, conversationId: string): Promise<Conversation> => {
  const [viewer, conversation] = await Promise.all([
    viewerFor(app, actor),
    app.store.account(actor.accountId).conversations.byId(conversationId),
  ])
  if (conversation === null || !maySeeConversation(viewer, conversation)) throw notFound()
  return conversation
}

/** The same for a visitor's conversation; a room is none. */
export const visibleService = async (app: App, actor: Actor, conversationId: string): Promise<ServiceConversation> => {
  const conversation = await visibleConversation(app, actor, conversationId)
  if (conversation.kind !== 'service') throw notFound()
  return conversation
}

/** Puts one act on a visitor's conversation to the log; what several share is none. */
export const act = (
  app: App,
  actor: Actor,
  conversationId: string,
  clientId: string | null,
  rule: (conversation: ServiceConversation, nowMs: number) => Decision,
): Promise<Entry[]> => submit(app, actor, conversationId, clientId, forService(rule))

/** Puts one act to the log: the rule decides under the row's lock, and the answer comes after COMMIT. */
export const submit = async (
  app: App,
  actor: Actor,
  conversationId: string,
  clientId: string | null,
  rule: (conversation: Conversation, nowMs: number) => Decision,
): Promise<Entry[]> => {
  const viewer = await viewerFor(app, actor)
  const decide = (conversation: Conversation, nowMs: number): Decision =>
    maySeeConversation(viewer, conversation)
      ? rule(conversation, nowMs)
      : { kind: 'refuse', refusal: { code: 'not_found' } }
  const outcome = await app.store.log.submit({
    kind: 'decide',
    accountId: actor.accountId,
    conversationId,
    actor: partyOf(actor),
    clientId,
    decide,
  })
  return entriesOf(app, actor.accountId, outcome)
}

/** The same for one entry, named by its number in the actor's own count. */
export const amend = async (
  app: App,
  actor: Actor,
  at: { conversationId: string; seq: number },
  rule: (conversation: Conversation, entry: Entry, nowMs: number) => Amendment,
): Promise<Entry[]> => {
  const viewer = await viewerFor(app, actor)
  const party = partyOf(actor)
  const outcome = await app.store.log.submit({
    kind: 'amend',
    accountId: actor.accountId,
    ...at,
    actor: party,
    amend: (conversation, entry, nowMs) =>
      maySeeConversation(viewer, conversation) && seenSince(seesAfter(party, conversation), [entry]).length > 0
        ? rule(conversation, entry, nowMs)
        : refuse({ code: 'not_found' }),
  })
  return entriesOf(app, actor.accountId, outcome)
}

export const entriesOf = async (app: App, accountId: string, outcome: LogOutcome): Promise<Entry[]> => {
  switch (outcome.kind) {
    case 'done':
      return outcome.entries
    case 'repeated':
      return [outcome.entry]
    case 'busy':
      throw new Fault('server.busy', 'The conversation is busy; try again.', { retryAfterMs: outcome.retryAfterMs })
    case 'refused':
      throw await refusalFault(app, accountId, outcome.refusal)
  }
}

const refusalFault = async (app: App, accountId: string, refusal: Refusal): Promise<Fault> => {
  switch (refusal.code) {
    case 'not_found':
      return notFound()
    case 'actor.disabled':
      return new Fault('auth.required', 'This login has been disabled.')
    case 'visitor.offline':
      return visitorOffline()
    case 'conversation.closed':
      return new Fault('conversation.closed', 'The conversation is closed; reopen it first.')
    case 'conversation.not_closed':
      return new Fault('conversation.not_closed', 'The conversation is not closed.')
    case 'conversation.not_yours':
      return new Fault('conversation.not_yours', 'Who has the conversation, or a supervisor, may do this.')
    case 'agent.unavailable':
      return new Fault('agent.unavailable', 'The agent takes no visitors now.')
    case 'agent.offline':
      return outOfService()
    case 'room.not_owner':
      return new Fault('room.not_owner', 'Only the owner of the room may do this.')
    case 'room.fixed':
      return new Fault('room.fixed', 'A room of two, or of a team, has the members and the name that it has.')
    case 'room.full':
      return new Fault('room.full', 'The room has as many members as it may.')
    case 'message.too_late':
      return new Fault('message.too_late', 'The time within which this message could be changed is over.')
    case 'message.not_own':
      return new Fault('message.not_own', 'Only its author may do this.')
    case 'message.gone':
      return new Fault('message.gone', 'This is no message, or it was taken back.')
    case 'message.full':
      return new Fault('message.full', 'This message has as many reactions as it may, or you have.')
    case 'rating.over':
      return new Fault('rating.over', 'This conversation is asked for no rating.')
    case 'list.full':
      return new Fault('list.full', 'It has as many of these as it may.')
    case 'offer.over':
      return new Fault('offer.over', 'You are no longer asked to take this conversation.')
    case 'conversation.taken': {
      const directory = await app.directory.of(accountId)
      return new Fault('conversation.taken', 'A colleague has this conversation.', {
        details: { assignee: { id: refusal.assigneeId, label: directory.labelOf(refusal.assigneeId) } },
      })
    }
  }
}
