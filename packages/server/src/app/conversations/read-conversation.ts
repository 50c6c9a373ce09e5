import {
  type Conversation,
  type Entry,
  maySeeConversation,
  seenSince,
  seesAfter,
  type View,
  viewOf,
} from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import type { ListedConversation } from '../ports/store.ts'
import { type AgentPrincipal, partyOf, type VisitorPrincipal } from '../principal.ts'
import { viewerFor } from '../viewer.ts'
import { visibleConversation } from './act.ts'

type Actor = AgentPrincipal | VisitorPrincipal
type Reading = Awaited<ReturnType<typeof readAt>>

/** A replay of what changed after `rev`, or a reset to the newest page where that would be too much or there is no beginning. */
export const resumeConversation = async (
  app: App,
  actor: Actor,
  conversationId: string,
  rev: number,
): Promise<
  { listed: ListedConversation; view: View; from: number; reset: { earlier: boolean } | null } & Pick<
    Reading,
    'conversation' | 'entries' | 'marks'
  >
> => {
  const conversations = app.store.account(actor.accountId).conversations
  const [viewer, listed] = await Promise.all([viewerFor(app, actor), conversations.listed(conversationId)])
  if (listed === null || !maySeeConversation(viewer, listed.conversation)) throw notFound()
  const view = viewOf(partyOf(actor))
  if (actor.kind === 'agent') app.interpreter.opened(listed.conversation)

  const replay = rev === 0 ? null : await conversations.changedSince(conversationId, view, rev, limits.resumeEntries)
  const now = replay === null ? 0 : view === 'staff' ? replay.conversation.rev : replay.conversation.publicRev
  // A number from the future comes from another database, for example one restored from a back-up.
  if (replay !== null && replay.entries.length <= limits.resumeEntries && rev <= now) {
    const { entries } = sightOf(actor, replay.conversation, replay)
    return { listed, view, from: rev, reset: null, ...replay, entries }
  }

  const reading = await readAt(app, actor, conversationId, view)
  const { entries, earlier } = sightOf(actor, reading.conversation, reading)
  return { listed, view, from: 0, reset: { earlier }, ...reading, entries }
}

/** A visitor who has come into a session sees what was said since then, unless the company wants otherwise. */
const sightOf = (
  actor: Actor,
  conversation: Conversation,
  { entries, earlier = false }: { entries: readonly Entry[]; earlier?: boolean },
): { entries: Entry[]; earlier: boolean } => {
  const after = seesAfter(partyOf(actor), conversation)
  const seen = [...seenSince(after, entries)]
  const first = seen[0]
  return { entries: seen, earlier: earlier && first !== undefined && (after === 0 || first.publicSeq > after + 1) }
}

const readAt = async (app: App, actor: Actor, conversationId: string, view: View) => {
  const reading = await app.store
    .account(actor.accountId)
    .conversations.latest(conversationId, view, limits.pageEntries)
  if (reading === null) throw notFound()
  return reading
}

/** The entries before `beforeSeq`, in the asker's own count. */
export const readHistory = async (
  app: App,
  actor: Actor,
  conversationId: string,
  beforeSeq: number,
  limit: number,
): Promise<{ listed: ListedConversation; view: View; entries: Entry[]; earlier: boolean }> => {
  await visibleConversation(app, actor, conversationId)
  const conversations = app.store.account(actor.accountId).conversations
  const view = viewOf(partyOf(actor))
  const [listed, page] = await Promise.all([
    conversations.listed(conversationId),
    conversations.before(conversationId, view, beforeSeq, limit),
  ])
  if (listed === null) throw notFound()
  return { listed, view, ...sightOf(actor, listed.conversation, page) }
}
