import { type Callback, changedCallback } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { reopenConversation } from '../conversations/life.ts'
import { openConversation } from '../conversations/open-conversation.ts'
import { sendMessage } from '../conversations/send-message.ts'
import { Fault, notFound, visitorOffline } from '../fault.ts'
import { wayNow } from '../offline/reach.ts'
import type { ListedCallback } from '../ports/callback-store.ts'
import type { AgentPrincipal } from '../principal.ts'
import { settle, writtenList } from './outcome.ts'

/** Others may change the entry meanwhile; the attempt is counted all the same. */
const tries = 5

/**
 * Begins the second service (mark D7): the agent's first words go into the contact's conversation, which the agent has from
 * then on, and the attempt is counted.
 * @throws Fault not_found, request.invalid (nobody who is known here), and what sending throws
 */
export const serveCallback = async (
  app: App,
  agent: AgentPrincipal,
  asked: { callbackId: string; clientId: string; text: string; ip: string },
): Promise<{ conversationId: string; listed: ListedCallback }> => {
  const { accountId } = agent
  const callbacks = await writtenList(app, accountId)
  const seen = await callbacks.byId(asked.callbackId, app.clock.now())
  if (seen === null) throw notFound()
  const { callback } = seen
  if (callback.contactId === null)
    throw new Fault('request.invalid', 'Nobody who is known here; there is no chat to write to.')
  const siteId = await siteOf(app, callback, callback.contactId)
  const conversation = await openConversation(app, agent, { contactId: callback.contactId, siteId })
  if ((await wayNow(app, agent, conversation.id)) === 'refuse') throw visitorOffline()
  // What was ended is taken up again, by this agent.
  if (conversation.status === 'closed') await reopenConversation(app, agent, conversation.id)
  const { clientId, text, ip } = asked
  const before = conversation.rev
  const entry = await sendMessage(app, agent, {
    conversationId: conversation.id,
    clientId,
    text,
    visibility: 'everyone',
    extra: {},
    ip,
  })
  // An entry that was there before is the answer to a repeat, whose attempt has been counted.
  const isRepeat = entry.rev <= before
  const listed = isRepeat ? seen : await countAttempt(app, agent, asked.callbackId, conversation.id)
  return { conversationId: conversation.id, listed }
}

const countAttempt = async (
  app: App,
  { accountId, agentId }: AgentPrincipal,
  callbackId: string,
  conversationId: string,
): Promise<ListedCallback> => {
  const callbacks = await writtenList(app, accountId)
  for (let left = tries; left > 0; left -= 1) {
    const nowMs = app.clock.now()
    const seen = await callbacks.byId(callbackId, nowMs)
    const changed = seen === null ? null : changedCallback(seen.callback, { attempt: 'written' }, agentId, nowMs)
    if (changed === null) throw notFound()
    const answer = await settle(app, accountId, await callbacks.change({ ...changed, conversationId }, nowMs))
    if (answer.kind === 'done') return answer.listed
  }
  throw new Fault('server.busy', 'Others change the same entry; try again.')
}

/** Where the contact is, or was: on the page it is on, in the conversation it is about, in its latest, else the first site. */
const siteOf = async (app: App, { accountId, conversationId }: Callback, contactId: string): Promise<string> => {
  const here = app.presence.visitor(accountId, contactId)
  if (here !== undefined) return here.siteId
  const scope = app.store.account(accountId)
  const about = conversationId === null ? null : await scope.conversations.serviceById(conversationId)
  if (about !== null) return about.inboxId
  const [latest] = await scope.conversations.ofContact(contactId, 1)
  const siteId = latest?.conversation.inboxId ?? (await scope.sites.list())[0]?.id
  if (siteId === undefined) throw notFound()
  return siteId
}
