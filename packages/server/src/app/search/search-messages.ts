import {
  type Entry,
  filterPlaces,
  findMatches,
  lookedUp,
  type Range,
  type SearchFilters,
  type SearchKind,
  saidIn,
  searchKeys,
  sliceOf,
  type Term,
  termsOf,
} from '@frontdesk/domain'
import type { App } from '../app.ts'
import type { ListedConversation } from '../ports/listed.ts'
import type { SearchPlace } from '../ports/search-store.ts'
import type { AgentPrincipal } from '../principal.ts'
import { agentViewerFor, visibleTo } from '../viewer.ts'
import { candidatesAtOnce, fillPage } from './fill-page.ts'
import { kindsOf, sightOf } from './sight.ts'

const newest: SearchPlace = {
  atMs: Number.MAX_SAFE_INTEGER,
  conversationId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  seq: 2_147_483_647,
}

export type SearchAsked = SearchFilters & {
  text: string
  kind: SearchKind | null
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
  { text, kind: of, fromMs, toMs, before, ...filters }: SearchAsked,
): Promise<SearchPage> => {
  const store = app.store.account(agent.accountId)
  const terms = termsOf(text)
  const [behind, reach] = await Promise.all([store.searchIndex.behind(), store.searchIndex.slices()])
  const start = before === null ? beginAt(toMs) : readPlace(before)
  const nothing = { hits: [], conversations: [], next: null, behind }
  if (terms.length === 0 || reach === null || start === null) return nothing
  const viewer = await agentViewerFor(app, agent)
  const kinds = kindsOf(of)
  const last = Math.min(reach.last, sliceOf(start.atMs))
  const first = Math.max(reach.first, sliceOf(fromMs ?? 0))
  if (first > last) return nothing
  const slices = Array.from({ length: last - first + 1 }, (_, i) => last - i)
  const tokens = [...lookedUp(terms), ...filterPlaces(filters)]
  const reads = await Promise.all(
    kinds.map(async (kind) => {
      const sight = await sightOf(store.search, kind, viewer)
      const keysOf = (all: readonly string[]): number[][] =>
        slices.map((slice) => all.map(searchKeys(agent.accountId, kind, slice)))
      const query = {
        kind,
        viewer,
        keys: keysOf(tokens),
        sight: sight && keysOf(sight),
        fromMs: fromMs ?? 0,
        ...filters,
      }
      return (place: SearchPlace) => store.search.find({ ...query, before: place, limit: candidatesAtOnce })
    }),
  )
  const known = new Map<string, ListedConversation>()
  const { hits, next } = await fillPage({
    start,
    read: async (place) => {
      const lists = await Promise.all(reads.map((read) => read(place)))
      return lists.flat().toSorted(newestFirst).slice(0, candidatesAtOnce)
    },
    placeOf,
    keep: async (candidates) => {
      const unknown = [...new Set(candidates.map(({ conversationId }) => conversationId))].filter(
        (id) => !known.has(id),
      )
      for (const one of visibleTo(viewer, await store.conversations.listedMany(unknown)))
        known.set(one.conversation.id, one)
      return candidates.map((entry) => {
        const matches = known.has(entry.conversationId) ? matchesIn(entry, terms) : null
        return matches === null ? null : { entry, matches }
      })
    },
  })
  const shown = new Set(hits.map(({ entry }) => entry.conversationId))
  return {
    hits,
    conversations: [...known.values()].filter(({ conversation }) => shown.has(conversation.id)),
    next: next === null ? null : writePlace(next),
    behind,
  }
}

const matchesIn = ({ content }: Entry, terms: readonly Term[]): Range[] | null =>
  content.kind === 'message' ? findMatches(saidIn(content), terms) : null

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
