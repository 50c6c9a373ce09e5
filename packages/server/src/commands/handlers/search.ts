import { searchMessages } from '../../app/search/search-messages.ts'
import { presentListed } from '../../presenters/conversation.ts'
import { presentHit } from '../../presenters/search.ts'
import type { StaffHandler } from '../handler.ts'

export const messages: StaffHandler<'search.messages'> = async (app, { principal }, params) => {
  const { text, kind, agentId, teamId, siteId, tagId, fromMs, toMs, before } = params
  const page = await searchMessages(app, principal, {
    text,
    kind: kind ?? null,
    agentId: agentId ?? null,
    teamId: teamId ?? null,
    siteId: siteId ?? null,
    tagId: tagId ?? null,
    fromMs: fromMs ?? null,
    toMs: toMs ?? null,
    before: before ?? null,
  })
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
