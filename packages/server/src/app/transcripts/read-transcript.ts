import { type Entry, type ServiceConversation, seenSince, seesAfter } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { visibleService } from '../conversations/act.ts'
import { notFound } from '../fault.ts'
import { isListedService, type ListedService } from '../ports/listed.ts'
import { type AgentPrincipal, partyOf, type VisitorPrincipal } from '../principal.ts'

export type Transcript = { listed: ListedService; entries: Entry[]; earlier: boolean }

/**
 * What everybody sees of a visitor's conversation, never a note, whoever asks.
 * @throws Fault not_found, rate.limited
 */
export const readTranscript = async (
  app: App,
  actor: AgentPrincipal | VisitorPrincipal,
  conversationId: string,
): Promise<Transcript> => {
  if (actor.kind === 'visitor') await allow(app, 'visitor-message', actor.contactId)
  else await allow(app, 'agent-message', actor.agentId)
  const conversation = await visibleService(app, actor, conversationId)
  const listed = await app.store.account(actor.accountId).conversations.listed(conversationId)
  if (listed === null || !isListedService(listed)) throw notFound()
  const { entries, earlier } = await publicEntries(app, conversation, limits.transcriptEntries)
  return { listed, entries: [...seenSince(seesAfter(partyOf(actor), conversation), entries)], earlier }
}

/** The newest public entries of a log, in order, read in pages. */
export const publicEntries = async (
  app: App,
  { accountId, id, publicSeq }: Pick<ServiceConversation, 'accountId' | 'id' | 'publicSeq'>,
  most: number,
): Promise<{ entries: Entry[]; earlier: boolean }> => {
  const { conversations } = app.store.account(accountId)
  let entries: Entry[] = []
  let before = publicSeq + 1
  while (before > 1 && entries.length < most) {
    const page = await conversations.before(id, 'public', before, Math.min(limits.resumeEntries, most - entries.length))
    const first = page.entries[0]
    if (first === undefined) break
    entries = [...page.entries, ...entries]
    before = first.publicSeq
  }
  return { entries, earlier: before > 1 }
}
