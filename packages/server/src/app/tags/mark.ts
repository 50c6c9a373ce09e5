import { type AttributeChange, type Contact, decideDescribe, decideTag, retag, type TagChange } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { mustSeeContact } from '../contacts/read-contact.ts'
import { tellContact } from '../contacts/tell-contact.ts'
import { act } from '../conversations/act.ts'
import { Fault, notFound } from '../fault.ts'
import { type AgentPrincipal, partyOf } from '../principal.ts'

/** What is put on must be on the account's list. @throws Fault not_found */
const knownTags = async (
  app: App,
  accountId: string,
  { add }: TagChange,
): Promise<(tagId: string) => string | null> => {
  const { tags } = await app.directory.of(accountId)
  if (add.some((id) => !tags.has(id))) throw notFound()
  return (id) => tags.get(id)?.name ?? null
}

/** @throws Fault not_found, also for a tag that is not there; list.full */
export const tagConversation = async (
  app: App,
  agent: AgentPrincipal,
  conversationId: string,
  change: TagChange,
): Promise<void> => {
  const nameOf = await knownTags(app, agent.accountId, change)
  await act(app, agent, conversationId, null, (conversation) =>
    decideTag(conversation, partyOf(agent), change, nameOf, limits.tagsOn, app.ids.next),
  )
}

/** @throws Fault not_found, list.full */
export const describeConversation = async (
  app: App,
  agent: AgentPrincipal,
  conversationId: string,
  change: AttributeChange,
): Promise<void> => {
  await act(app, agent, conversationId, null, (conversation) =>
    decideDescribe(conversation, partyOf(agent), change, limits.attributes, app.ids.next),
  )
}

/** @throws Fault not_found, also for a tag that is not there; list.full */
export const tagContact = async (
  app: App,
  agent: AgentPrincipal,
  contactId: string,
  change: TagChange,
): Promise<Contact> => {
  await mustSeeContact(app, agent, contactId)
  const nameOf = await knownTags(app, agent.accountId, change)
  const contact = await app.store.account(agent.accountId).contacts.tag(contactId, (has) => {
    const { tagIds } = retag(has, change, (id) => nameOf(id) !== null)
    if (tagIds.length > limits.tagsOn) throw new Fault('list.full', 'It has as many tags as it may.')
    return tagIds
  })
  if (contact === null) throw notFound()
  await tellContact(app, contact)
  return contact
}
