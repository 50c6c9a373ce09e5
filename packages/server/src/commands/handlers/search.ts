import type { Params } from '@frontdesk/protocol'
import { searchContacts } from '../../app/search/search-contacts.ts'
import { searchConversations } from '../../app/search/search-conversations.ts'
import { type SearchAsked, searchMessages } from '../../app/search/search-messages.ts'
import { presentContact, presentItem, presentListed } from '../../presenters/conversation.ts'
import { presentFound, presentHit } from '../../presenters/search.ts'
import type { StaffHandler } from '../handler.ts'

const askedOf = (params: Params<'search.messages'> | Params<'search.conversations'>): SearchAsked => ({
  text: params.text,
  kind: params.kind ?? null,
  agentId: params.agentId ?? null,
  teamId: params.teamId ?? null,
  siteId: params.siteId ?? null,
  tagId: params.tagId ?? null,
  fromMs: params.fromMs ?? null,
  toMs: params.toMs ?? null,
  before: params.before ?? null,
})

export const messages: StaffHandler<'search.messages'> = async (app, { principal }, params) => {
  const page = await searchMessages(app, principal, askedOf(params))
  const directory = await app.directory.of(principal.accountId)
  const listed = new Map(page.conversations.map((one) => [one.conversation.id, one]))
  return {
    hits: page.hits.flatMap((hit) => {
      const one = listed.get(hit.entry.conversationId)
      return one === undefined ? [] : [presentHit(hit, one, directory)]
    }),
    conversations: page.conversations.map((one) => presentListed(one, directory)),
    next: page.next,
    behind: page.behind,
  }
}

export const conversations: StaffHandler<'search.conversations'> = async (app, { principal }, params) => {
  const { hits, next, behind } = await searchConversations(app, principal, askedOf(params))
  const directory = await app.directory.of(principal.accountId)
  const presented = hits.map(({ listed, found }) => ({
    conversation: presentListed(listed, directory),
    found: found.map(presentFound),
  }))
  return { hits: presented, next, behind }
}

export const contacts: StaffHandler<'search.contacts'> = async (app, { principal }, { text, tagId, before }) => {
  const asked = { text, tagId: tagId ?? null, before: before ?? null }
  const { hits, next, behind } = await searchContacts(app, principal, asked)
  const directory = await app.directory.of(principal.accountId)
  const presented = hits.map(({ contact, found, conversations: of }) => ({
    contact: presentContact(contact, directory),
    found: found.map(presentFound),
    conversations: of.map((one) => presentItem(one.conversation, { directory, contact: one.contact, site: one.site })),
  }))
  return { hits: presented, next, behind }
}
