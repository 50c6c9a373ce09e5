import {
  attributeFields,
  contactFields,
  type FieldMatch,
  filterPlaces,
  lookedUp,
  matchSubject,
  noSlice,
  roomFields,
  type SubjectField,
  searchKey,
  termsOf,
} from '@frontdesk/domain'
import type { App } from '../app.ts'
import { firstPage, type ListPlace, readPlace, writePlace } from '../ports/list-place.ts'
import { isListedService, type ListedConversation } from '../ports/listed.ts'
import type { AgentPrincipal } from '../principal.ts'
import { agentViewerFor, visibleTo } from '../viewer.ts'
import { candidatesAtOnce, fillPage } from './fill-page.ts'
import { anySubject } from './indexer.ts'
import type { SearchAsked } from './search-messages.ts'
import { kindsOf, sightOf } from './sight.ts'

export type ConversationHit = { listed: ListedConversation; found: FieldMatch[] }
export type ConversationsPage = { hits: ConversationHit[]; next: string | null; behind: number }

/**
 * Conversations by whom they are with and what they are called and described as, of what the agent may see now, the one
 * that something was last said in first. Without words all that pass the filters.
 */
export const searchConversations = async (
  app: Pick<App, 'store' | 'directory'>,
  agent: AgentPrincipal,
  { text, kind: of, fromMs, toMs, before, ...filters }: SearchAsked,
): Promise<ConversationsPage> => {
  const store = app.store.account(agent.accountId)
  const terms = termsOf(text)
  const [behind, viewer] = await Promise.all([store.searchIndex.subjectsBehind(), agentViewerFor(app, agent)])
  const start = before === null ? firstPage : readPlace(before)
  if (start === null || (terms.length === 0 && text !== '')) return { hits: [], next: null, behind }
  const tokens = [anySubject, ...lookedUp(terms), ...filterPlaces(filters)]
  const reads = await Promise.all(
    kindsOf(of).map(async (kind) => {
      const sight = await sightOf(store.search, kind, viewer)
      const keysOf = (all: readonly string[]): number[] =>
        all.map((token) => searchKey(agent.accountId, kind, noSlice, token))
      const between = { fromMs: fromMs ?? 0, toMs: toMs ?? Number.MAX_SAFE_INTEGER, limit: candidatesAtOnce }
      const query = { kind, viewer, keys: keysOf(tokens), sight: sight && keysOf(sight), ...between, ...filters }
      return (place: ListPlace) => store.search.conversations({ ...query, before: place })
    }),
  )
  const { hits, next } = await fillPage<ListPlace, ListPlace, ConversationHit>({
    start,
    read: async (place) => {
      const lists = await Promise.all(reads.map((read) => read(place)))
      return lists
        .flat()
        .toSorted((a, b) => b.atMs - a.atMs || (a.id < b.id ? 1 : -1))
        .slice(0, candidatesAtOnce)
    },
    placeOf: (candidate) => candidate,
    keep: async (candidates) => {
      const seen = visibleTo(viewer, await store.conversations.listedMany(candidates.map(({ id }) => id)))
      const known = new Map(seen.map((one) => [one.conversation.id, one]))
      return candidates.map(({ id }) => {
        const listed = known.get(id)
        const found = listed === undefined ? null : matchSubject(fieldsOf(listed), terms)
        return listed === undefined || found === null ? null : { listed, found }
      })
    },
  })
  return { hits, next: next === null ? null : writePlace(next), behind }
}

const fieldsOf = (listed: ListedConversation): SubjectField[] =>
  isListedService(listed)
    ? [...contactFields(listed.contact), ...attributeFields(listed.conversation.attributes)]
    : roomFields(listed.conversation.room)
