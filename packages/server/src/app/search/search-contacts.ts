import {
  type Contact,
  contactFields,
  type FieldMatch,
  filterPlaces,
  matchSubject,
  sightPlaces,
} from '@frontdesk/domain'
import type { App } from '../app.ts'
import { type ListPlace, writePlace } from '../ports/list-place.ts'
import type { ListedService } from '../ports/listed.ts'
import type { AgentPrincipal } from '../principal.ts'
import { visibleTo } from '../viewer.ts'
import { beginSearch } from './begin-search.ts'
import { candidatesAtOnce, fillPage } from './fill-page.ts'
import { subjectKeys } from './subject-keys.ts'

/** So many of a contact's conversations are shown with it. */
const conversationsShown = 3

export type ContactHit = { contact: Contact; found: FieldMatch[]; conversations: ListedService[] }
export type ContactsPage = { hits: ContactHit[]; next: string | null; behind: number }

/**
 * Contacts by all that is known of them, the newest first: those with a conversation in the agent's sight, and those who
 * have none at all. Without words all that have the tag.
 */
export const searchContacts = async (
  app: Pick<App, 'store' | 'directory'>,
  agent: AgentPrincipal,
  { text, tagId, before }: { text: string; tagId: string | null; before: string | null },
): Promise<ContactsPage> => {
  const { store, terms, tokens, behind, viewer, start } = await beginSearch(app, agent, { text, before })
  if (start === null) return { hits: [], next: null, behind }
  const all = [...tokens, ...filterPlaces({ agentId: null, teamId: null, siteId: null, tagId })]
  const sight = sightPlaces(viewer)
  const query = {
    viewer,
    keys: subjectKeys(agent.accountId, 'contacts', all),
    ofConversations: subjectKeys(agent.accountId, 'visitors', all),
    sight: sight && subjectKeys(agent.accountId, 'visitors', sight),
    tagId,
    limit: candidatesAtOnce,
  }
  const { hits, next } = await fillPage<ListPlace, Contact, Omit<ContactHit, 'conversations'>>({
    start,
    read: (place) => store.search.contacts({ ...query, before: place }),
    placeOf: ({ createdAtMs, id }) => ({ atMs: createdAtMs, id }),
    keep: async (candidates) =>
      candidates.map((contact) => {
        const found = matchSubject(contactFields(contact), terms)
        return found === null ? null : { contact, found }
      }),
  })
  const withConversations = await Promise.all(
    hits.map(async (hit) => {
      const all = await store.conversations.ofContact(hit.contact.id, 50)
      const conversations = visibleTo(viewer, all)
      return all.length > 0 && conversations.length === 0
        ? []
        : [{ ...hit, conversations: conversations.slice(0, conversationsShown) }]
    }),
  )
  return { hits: withConversations.flat(), next: next === null ? null : writePlace(next), behind }
}
