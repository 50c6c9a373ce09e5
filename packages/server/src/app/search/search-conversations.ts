import {
  type FieldMatch,
  filterPlaces,
  matchSubject,
  roomFields,
  type SubjectField,
  serviceFields,
} from '@frontdesk/domain'
import type { App } from '../app.ts'
import { type ListPlace, writePlace } from '../ports/list-place.ts'
import { isListedService, type ListedConversation } from '../ports/listed.ts'
import type { AgentPrincipal } from '../principal.ts'
import { visibleTo } from '../viewer.ts'
import { beginSearch } from './begin-search.ts'
import { candidatesAtOnce, fillPage } from './fill-page.ts'
import type { SearchAsked } from './search-messages.ts'
import { kindsOf, sightOf } from './sight.ts'
import { subjectKeys } from './subject-keys.ts'

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
  const { store, terms, tokens, behind, viewer, start } = await beginSearch(app, agent, { text, before })
  if (start === null) return { hits: [], next: null, behind }
  const all = [...tokens, ...filterPlaces(filters)]
  const reads = await Promise.all(
    kindsOf(of).map(async (kind) => {
      const sight = await sightOf(store.search, kind, viewer)
      const keysOf = (some: readonly string[]): number[] => subjectKeys(agent.accountId, kind, some)
      const between = { fromMs: fromMs ?? 0, toMs: toMs ?? Number.MAX_SAFE_INTEGER, limit: candidatesAtOnce }
      const query = { kind, viewer, keys: keysOf(all), sight: sight && keysOf(sight), ...between, ...filters }
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
    ? serviceFields(listed.contact, listed.conversation.attributes)
    : roomFields(listed.conversation.room)
