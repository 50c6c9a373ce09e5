import { maySeeConversation } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import type { AgentPrincipal } from '../principal.ts'
import { viewerFor } from '../viewer.ts'
import { type BoardRow, boardRows, isOnPage, pickerFor } from './board.ts'

export type VisitorsPage = {
  here: BoardRow[]
  /** Where the next page begins; null at the end. */
  next: string | null
  /** Visitors here now, on all pages of the list. */
  total: number
}

/** A page of the visitors who are on a page of the company's sites now: first those who are picked for the asker, then the newest. One whose conversation is out of the asker's sight is not there. */
export const visitorsHere = async (app: App, agent: AgentPrincipal, before: string | null): Promise<VisitorsPage> => {
  const pickedFor = pickerFor(app.picks, agent.accountId)
  const all = [...app.presence.visitorsHere(agent.accountId)]
    .filter(isOnPage)
    .map((here) => ({ here, isOwn: pickedFor(here) === agent.agentId }))
    .sort(
      (a, b) =>
        Number(b.isOwn) - Number(a.isOwn) ||
        b.here.visit.startedAtMs - a.here.visit.startedAtMs ||
        (a.here.visit.contactId < b.here.visit.contactId ? -1 : 1),
    )
    .map(({ here }) => here)
  const from = before === null ? 0 : all.findIndex(({ visit }) => visit.contactId === before) + 1
  const page = before !== null && from === 0 ? [] : all.slice(from, from + limits.pageEntries)
  const [rows, viewer] = await Promise.all([boardRows(app, agent.accountId, page), viewerFor(app, agent)])
  return {
    here: rows.filter(({ listed }) => listed === null || maySeeConversation(viewer, listed.conversation)),
    next: from + page.length < all.length ? (page.at(-1)?.visit.contactId ?? null) : null,
    total: all.length,
  }
}
