import { decideEdit, decideReact, decideRecall, decideUnquote, type Entry, isEmoji, system } from '@frontdesk/domain'
import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import { sweepAtOnce } from '../files/sweep-files.ts'
import type { KeptWords } from '../ports/store.ts'
import { type AgentPrincipal, partyOf, type VisitorPrincipal } from '../principal.ts'
import { amend, visibleConversation } from './act.ts'

type Actor = AgentPrincipal | VisitorPrincipal
/** `seq` is in the actor's own count. */
type At = { conversationId: string; seq: number }

/**
 * The author says something else in its message.
 * @throws Fault not_found, message.not_own, message.gone, message.too_late, rate.limited, server.busy
 */
export const editMessage = async (app: App, actor: Actor, at: At, text: string): Promise<void> => {
  await mayWrite(app, actor)
  const { service } = (await app.directory.of(actor.accountId)).account
  const author = partyOf(actor)
  await amend(app, actor, at, (_, entry, nowMs) =>
    decideEdit(entry, { author, text, withinMs: service.editWithinMs }, nowMs),
  )
}

/** The author takes its message back; what quotes it says nothing of it any more. @throws as {@link editMessage} */
export const recallMessage = async (app: App, actor: Actor, at: At): Promise<void> => {
  await mayWrite(app, actor)
  const { service } = (await app.directory.of(actor.accountId)).account
  const author = partyOf(actor)
  const [recalled] = await amend(app, actor, at, (_, entry, nowMs) =>
    decideRecall(entry, { author, withinMs: service.editWithinMs }, nowMs),
  )
  if (recalled === undefined) return
  await emptyQuotes(app, actor.accountId, recalled)
  const { conversationId, clientId } = recalled
  const { files } = app.store.account(actor.accountId)
  if (clientId !== null && (await files.drop({ conversationId, uploader: author, clientId })) > 0)
    await sweepAtOnce(app)
}

const emptyQuotes = async (app: App, accountId: string, { conversationId, seq }: Entry): Promise<void> => {
  const quoting = await app.store.account(accountId).conversations.quoting(conversationId, seq)
  await Promise.all(
    quoting.map((at) =>
      app.store.log.submit({
        kind: 'amend',
        accountId,
        conversationId,
        actor: system,
        seq: at,
        amend: (_, entry) => decideUnquote(entry, seq),
      }),
    ),
  )
}

/** Puts an emoji on a message, or takes it off again. @throws Fault request.invalid, not_found, message.gone, message.full, rate.limited, server.busy */
export const reactToMessage = async (
  app: App,
  actor: Actor,
  at: At,
  { emoji, on }: { emoji: string; on: boolean },
): Promise<void> => {
  if (!isEmoji(emoji)) throw new Fault('request.invalid', 'emoji is one emoji and nothing else.')
  await mayWrite(app, actor)
  const party = partyOf(actor)
  await amend(app, actor, at, (_, entry) => decideReact(entry, { party, emoji, on }))
}

/** What a message said before it was changed or taken back, oldest first. @throws Fault not_found */
export const readVersions = async (app: App, agent: AgentPrincipal, at: At): Promise<KeptWords[]> => {
  await visibleConversation(app, agent, at.conversationId)
  return app.store.account(agent.accountId).conversations.versions(at.conversationId, at.seq)
}

/** One from the budget of what somebody writes. */
export const mayWrite = (app: App, actor: Actor): Promise<void> =>
  actor.kind === 'visitor' ? allow(app, 'visitor-message', actor.contactId) : allow(app, 'agent-message', actor.agentId)
