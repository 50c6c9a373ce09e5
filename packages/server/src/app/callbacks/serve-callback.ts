import { type Callback, changedCallback } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { reopenConversation } from '../conversations/life.ts'
import { openConversation } from '../conversations/open-conversation.ts'
import { sendMessage } from '../conversations/send-message.ts'
import { Fault, notFound, visitorOffline } from '../fault.ts'
import { inviteBy } from '../invitations/invite.ts'
import { wayNow } from '../offline/reach.ts'
import type { ListedCallback } from '../ports/callback-store.ts'
import type { AgentPrincipal } from '../principal.ts'
import { settle, writtenList } from './outcome.ts'

/** Others may change the entry meanwhile; the attempt is counted all the same. */
const tries = 5

type Asked = { callbackId: string; clientId: string; text: string; ip: string }

/**
 * Begins the second service (mark D7), and counts the attempt. Who is on the site, and whom nobody serves, gets an invitation
 * with the agent's first words; they go into the conversation of everybody else, which the agent has from then on.
 * @returns `conversationId` null while the visitor has yet to accept
 * @throws Fault not_found, request.invalid (nobody who is known here), and what sending throws
 */
export const serveCallback = async (
  app: App,
  agent: AgentPrincipal,
  asked: Asked,
): Promise<{ conversationId: string | null; listed: ListedCallback }> => {
  const { accountId } = agent
  const callbacks = await writtenList(app, accountId)
  const seen = await callbacks.byId(asked.callbackId, app.clock.now())
  if (seen === null) throw notFound()
  const { callback } = seen
  if (callback.contactId === null)
    throw new Fault('request.invalid', 'Nobody who is known here; there is no chat to write to.')
  const whom = { contactId: callback.contactId, siteId: await siteOf(app, callback, callback.contactId) }
  const invited = await inviteBack(app, agent, whom, asked.text)
  if (invited === 'again') return { conversationId: null, listed: seen }
  if (invited === 'done')
    return { conversationId: null, listed: await countAttempt(app, agent, asked.callbackId, callback.conversationId) }
  return writeTo(app, agent, whom, asked, seen)
}

/** Why not is not asked further: words in the chat reach whom a box on the page would not, or would disturb. */
const inviteBack = async (
  app: App,
  agent: AgentPrincipal,
  whom: { contactId: string; siteId: string },
  text: string,
): Promise<'done' | 'again' | 'not'> => {
  if (text.length > limits.invitationCharacters) return 'not'
  // Whom an agent has promised to come back to is served beyond the usual number.
  const made = await inviteBy(app, agent, { ...whom, text, beyondCapacity: true })
  if ('state' in made) return 'done'
  if (made.reason !== 'invited') return 'not'
  const latest = await app.store.account(agent.accountId).invitations.latestOf(whom.contactId)
  return latest?.agentId === agent.agentId && latest.text === text ? 'again' : 'not'
}

const writeTo = async (
  app: App,
  agent: AgentPrincipal,
  whom: { contactId: string; siteId: string },
  { callbackId, clientId, text, ip }: Asked,
  seen: ListedCallback,
): Promise<{ conversationId: string; listed: ListedCallback }> => {
  const conversation = await openConversation(app, agent, whom)
  if ((await wayNow(app, agent, conversation.id)) === 'refuse') throw visitorOffline()
  // What was ended is taken up again, by this agent.
  if (conversation.status === 'closed') await reopenConversation(app, agent, conversation.id)
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
  const listed = isRepeat ? seen : await countAttempt(app, agent, callbackId, conversation.id)
  return { conversationId: conversation.id, listed }
}

const countAttempt = async (
  app: App,
  { accountId, agentId }: AgentPrincipal,
  callbackId: string,
  conversationId: string | null,
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
