import {
  type Contact,
  maySeeConversation,
  type Site,
  type Visit,
  type VisitorState,
  visitorState,
} from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import type { ListedService } from '../ports/store.ts'
import type { VisitorHere } from '../presence/presence.ts'
import type { AgentPrincipal } from '../principal.ts'
import { viewerFor } from '../viewer.ts'
import type { Picker, Picks } from './picks.ts'

/** A visitor as the board shows it. */
export type BoardRow = {
  visit: Visit
  site: Pick<Site, 'id' | 'name'>
  contact: Contact
  pickedAgentId: string | null
  /** Its service conversation on the site, where it has one. */
  listed: ListedService | null
  state: VisitorState
  /** What it types before its first message. */
  typing: VisitorHere['typing']
  pageSinceMs: number
  pages: number
  returning: boolean | null
}

/** A visitor on a page. */
export type OnPage = VisitorHere & { visit: Visit }

export const isOnPage = (here: VisitorHere): here is OnPage => here.visit !== null

/** Picks for many visitors, each site's agents looked up once. */
export const pickerFor = (picks: Picks, accountId: string): ((here: OnPage) => string | null) => {
  const pickers = new Map<string, Picker>()
  return ({ siteId, visit }) => {
    const picker = pickers.get(siteId) ?? picks.of(accountId, siteId)
    pickers.set(siteId, picker)
    return picker(visit)
  }
}

/** What the board shows of some visitors: three queries, however many they are. Who is gone from the store is not there. */
export const boardRows = async (
  app: { store: Pick<App['store'], 'account'> } & Pick<App, 'directory' | 'picks' | 'clock'>,
  accountId: string,
  visitors: readonly OnPage[],
): Promise<BoardRow[]> => {
  const { conversations, contacts, invitations } = app.store.account(accountId)
  const ids = visitors.map(({ visit }) => visit.contactId)
  const [{ sites }, services, people, invited] = await Promise.all([
    app.directory.of(accountId),
    conversations.listedServices(visitors.flatMap(({ conversationId }) => conversationId ?? [])),
    contacts.byIds(ids),
    invitations.pendingOf(ids, app.clock.now()),
  ])
  const listedOf = new Map(services.map((one) => [one.conversation.id, one]))
  const contactOf = new Map(people.map((one) => [one.id, one]))
  const pickedFor = pickerFor(app.picks, accountId)
  return visitors.flatMap((here) => {
    const { visit, trail } = here
    const [contact, site] = [contactOf.get(visit.contactId), sites.get(here.siteId)]
    if (contact === undefined || site === undefined) return []
    const listed = listedOf.get(here.conversationId ?? '') ?? null
    return [
      {
        visit,
        site,
        contact,
        pickedAgentId: pickedFor(here),
        listed,
        state: visitorState(listed?.conversation ?? null, invited.has(contact.id), here.sessionId !== null),
        typing: typingNow(here, listed, app.clock.now()),
        pageSinceMs: trail?.pages.at(-1)?.atMs ?? visit.lastSeenAtMs,
        pages: trail?.count ?? 1,
        returning: here.returning,
      },
    ]
  })
}

/** Of who has a conversation those who watch it are told. */
const typingNow = ({ typing }: VisitorHere, listed: ListedService | null, nowMs: number): VisitorHere['typing'] =>
  typing !== null && typing.untilMs > nowMs && (listed?.conversation.seq ?? 0) === 0 ? typing : null

export type BoardPage = { rows: BoardRow[]; next: string | null; total: number }

/**
 * A page of the board, the newest first, at most `limits.boardVisitors` on all pages. Those whose conversation is out of the
 * asker's sight are not there; `total` counts them all the same, as the sites' visitors.
 */
export const readBoard = async (app: App, agent: AgentPrincipal, after: string | null): Promise<BoardPage> => {
  const { accountId } = agent
  const all = app.live
    .visitorsHere(accountId)
    .filter(isOnPage)
    .sort((a, b) => (isBefore(placeOf(a), placeOf(b)) ? -1 : 1))
    .slice(0, limits.boardVisitors)
  const place = after === null ? null : placeIn(after)
  const from = place === null ? 0 : all.findIndex((here) => isBefore(place, placeOf(here)))
  const page = from === -1 ? [] : all.slice(from, from + limits.boardPage)
  const [rows, viewer] = await Promise.all([boardRows(app, accountId, page), viewerFor(app, agent)])
  const last = page.at(-1)
  const seen = rows.filter(({ listed }) => listed === null || maySeeConversation(viewer, listed.conversation))
  return {
    rows: seen,
    next:
      last === undefined || from + page.length >= all.length ? null : `${placeOf(last).atMs}.${last.visit.contactId}`,
    total: all.length,
  }
}

/** Where a visitor stands on the board; a place stays what it is when the visitor goes. */
type Place = { atMs: number; id: string }

const placeOf = ({ visit }: OnPage): Place => ({ atMs: visit.startedAtMs, id: visit.contactId })

const placeIn = (text: string): Place => {
  const [at = '', id = ''] = text.split('.')
  return { atMs: Number(at), id }
}

const isBefore = (a: Place, b: Place): boolean => a.atMs > b.atMs || (a.atMs === b.atMs && a.id < b.id)
