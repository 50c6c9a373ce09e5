import {
  type Entry,
  findMatches,
  lookedUp,
  type Range,
  type SearchKind,
  searchKey,
  sliceOf,
  type Term,
  termsOf,
} from '@frontdesk/domain'
import type { App } from '../app.ts'
import type { ListedConversation } from '../ports/listed.ts'
import type { SearchPlace, SearchQuery } from '../ports/search-store.ts'
import type { AgentPrincipal } from '../principal.ts'
import { agentViewerFor, visibleTo } from '../viewer.ts'

const hitsInPage = 20
const candidatesAtOnce = 60
/** So often candidates are read for one page: what only shares its keys with the words fills none for ever. */
const readsAtMost = 10

const newest: SearchPlace = {
  atMs: Number.MAX_SAFE_INTEGER,
  conversationId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  seq: 2_147_483_647,
}

export type SearchAsked = {
  text: string
  kind: SearchKind | null
  agentId: string | null
  teamId: string | null
  siteId: string | null
  tagId: string | null
  fromMs: number | null
  toMs: number | null
  before: string | null
}
export type SearchHit = { entry: Entry; matches: Range[] }
export type SearchPage = {
  hits: SearchHit[]
  conversations: ListedConversation[]
  next: string | null
  behind: number
}

/** Messages with all the words of a text, the newest first, of what the agent may see now. */
export const searchMessages = async (
  app: Pick<App, 'store' | 'directory'>,
  agent: AgentPrincipal,
  asked: SearchAsked,
): Promise<SearchPage> => {
  const store = app.store.account(agent.accountId)
  const terms = termsOf(asked.text)
  const [behind, reach] = await Promise.all([store.searchIndex.behind(), store.searchIndex.slices()])
  const start = asked.before === null ? beginAt(asked.toMs) : readPlace(asked.before)
  const nothing = { hits: [], conversations: [], next: null, behind }
  if (terms.length === 0 || reach === null || start === null) return nothing
  const viewer = await agentViewerFor(app, agent)
  const kinds: SearchKind[] = asked.kind === null ? ['visitors', 'rooms'] : [asked.kind]
  const last = Math.min(reach.last, sliceOf(start.atMs))
  const first = Math.max(reach.first, sliceOf(asked.fromMs ?? 0))
  if (first > last) return nothing
  const query = (kind: SearchKind, before: SearchPlace): SearchQuery => ({
    kind,
    viewer,
    keys: keysOf(agent.accountId, kind, terms, first, last),
    before,
    fromMs: asked.fromMs ?? 0,
    agentId: asked.agentId,
    teamId: asked.teamId,
    siteId: asked.siteId,
    tagId: asked.tagId,
    limit: candidatesAtOnce,
  })

  const hits: SearchHit[] = []
  const known = new Map<string, ListedConversation>()
  let place: SearchPlace | null = start
  for (let reads = 0; reads < readsAtMost && place !== null && hits.length <= hitsInPage; reads += 1) {
    const before: SearchPlace = place
    const lists = await Promise.all(kinds.map((kind) => store.search.find(query(kind, before))))
    const candidates = lists.flat().toSorted(newestFirst).slice(0, candidatesAtOnce)
    const unknown = [...new Set(candidates.map(({ conversationId }) => conversationId))].filter((id) => !known.has(id))
    for (const one of visibleTo(viewer, await store.conversations.listedMany(unknown)))
      known.set(one.conversation.id, one)
    for (const entry of candidates) {
      const matches = matchesIn(entry, terms)
      if (matches !== null && known.has(entry.conversationId)) hits.push({ entry, matches })
    }
    const end = candidates.at(-1)
    place = candidates.length === candidatesAtOnce && end !== undefined ? placeOf(end) : null
  }
  const page = hits.slice(0, hitsInPage)
  const shownLast = page.at(-1)?.entry
  const next = hits.length > hitsInPage && shownLast !== undefined ? placeOf(shownLast) : place
  const shown = new Set(page.map(({ entry }) => entry.conversationId))
  return {
    hits: page,
    conversations: [...known.values()].filter(({ conversation }) => shown.has(conversation.id)),
    next: next === null ? null : writePlace(next),
    behind,
  }
}

const keysOf = (
  accountId: string,
  kind: SearchKind,
  terms: readonly Term[],
  first: number,
  last: number,
): number[][] => {
  const tokens = lookedUp(terms)
  return Array.from({ length: last - first + 1 }, (_, i) =>
    tokens.map((token) => searchKey(accountId, kind, last - i, token)),
  )
}

const matchesIn = ({ content }: Entry, terms: readonly Term[]): Range[] | null =>
  content.kind === 'message' ? findMatches(content.text, terms) : null

const placeOf = ({ atMs, conversationId, seq }: Entry): SearchPlace => ({ atMs, conversationId, seq })
/** What was written at that very time is not before it. */
const beginAt = (toMs: number | null): SearchPlace =>
  toMs === null ? newest : { atMs: toMs, conversationId: '00000000-0000-0000-0000-000000000000', seq: 0 }

const newestFirst = (a: Entry, b: Entry): number =>
  b.atMs - a.atMs ||
  (a.conversationId === b.conversationId ? b.seq - a.seq : a.conversationId < b.conversationId ? 1 : -1)

const writePlace = ({ atMs, conversationId, seq }: SearchPlace): string => `${atMs}.${conversationId}.${seq}`

/** Null for anything that is not of the form we write. */
const readPlace = (text: string): SearchPlace | null => {
  const match = /^([0-9]{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9]{1,9})$/.exec(text)
  const [, atMs, conversationId, seq] = match ?? []
  return atMs === undefined || conversationId === undefined || seq === undefined
    ? null
    : { atMs: Number(atMs), conversationId, seq: Number(seq) }
}
