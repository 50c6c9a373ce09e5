import { maySeeConversation, type Visit } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import type { ListedService } from '../ports/store.ts'
import type { AgentPrincipal } from '../principal.ts'
import { viewerFor } from '../viewer.ts'

export type Here = {
  visit: Visit
  siteId: string
  pickedAgentId: string | null
  /** Its service conversation on the site, where it has one. */
  conversationId: string | null
}

export type VisitorsPage = {
  here: (Here & { listed: ListedService | null })[]
  /** Where the next page begins; null at the end. */
  next: string | null
  /** Visitors here now, on all pages of the list. */
  total: number
}

/** A page of the visitors who are on a page of the company's sites now: first those who are picked for the asker, then the newest. One whose conversation is out of the asker's sight is not there. */
export const visitorsHere = async (app: App, agent: AgentPrincipal, before: string | null): Promise<VisitorsPage> => {
  const isOwn = ({ pickedAgentId }: Here): boolean => pickedAgentId === agent.agentId
  const all = everybodyHere(app, agent.accountId).sort(
    (a, b) =>
      Number(isOwn(b)) - Number(isOwn(a)) ||
      b.visit.startedAtMs - a.visit.startedAtMs ||
      (a.visit.contactId < b.visit.contactId ? -1 : 1),
  )
  const from = before === null ? 0 : all.findIndex(({ visit }) => visit.contactId === before) + 1
  const page = before !== null && from === 0 ? [] : all.slice(from, from + limits.pageEntries)
  const conversations = await app.store
    .account(agent.accountId)
    .conversations.listedServices(page.flatMap(({ conversationId }) => conversationId ?? []))
  const viewer = await viewerFor(app, agent)
  const listed = new Map(conversations.map((one) => [one.conversation.id, one]))
  return {
    here: page
      .map((one) => ({ ...one, listed: listed.get(one.conversationId ?? '') ?? null }))
      .filter(({ listed: one }) => one === null || maySeeConversation(viewer, one.conversation)),
    next: from + page.length < all.length ? (page.at(-1)?.visit.contactId ?? null) : null,
    total: all.length,
  }
}

const everybodyHere = (app: App, accountId: string): Here[] => {
  const pickers = new Map<string, (visit: Visit) => string | null>()
  const pickedFor = (siteId: string, visit: Visit): string | null => {
    const picker = pickers.get(siteId) ?? app.picks.of(accountId, siteId)
    pickers.set(siteId, picker)
    return picker(visit)
  }
  return [...app.presence.visitorsHere(accountId)].flatMap(({ visit, siteId, conversationId }) =>
    visit === null ? [] : [{ visit, siteId, conversationId, pickedAgentId: pickedFor(siteId, visit) }],
  )
}
