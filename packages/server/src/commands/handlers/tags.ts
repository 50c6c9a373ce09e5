import { createTag, removeTag, updateTag } from '../../app/tags/change-tags.ts'
import { describeConversation, tagContact, tagConversation } from '../../app/tags/mark.ts'
import { presentTag, presentTagIds } from '../../presenters/tag.ts'
import type { StaffHandler } from '../handler.ts'

export const list: StaffHandler<'tag.list'> = async (app, { principal }) => ({
  tags: [...(await app.directory.of(principal.accountId)).tags.values()].map(presentTag),
})

export const create: StaffHandler<'tag.create'> = async (app, { principal }, draft) =>
  presentTag(await createTag(app, principal.accountId, draft))

export const update: StaffHandler<'tag.update'> = async (app, { principal }, { tagId, change }) =>
  presentTag(await updateTag(app, principal.accountId, tagId, change))

export const remove: StaffHandler<'tag.remove'> = async (app, { principal }, { tagId }) => {
  await removeTag(app, principal.accountId, tagId)
  return {}
}

export const tag: StaffHandler<'conversation.tag'> = async (
  app,
  { principal },
  { conversationId, add = [], remove: off = [] },
) => {
  await tagConversation(app, principal, conversationId, { add, remove: off })
  return {}
}

export const describe: StaffHandler<'conversation.describe'> = async (
  app,
  { principal },
  { conversationId, attributes },
) => {
  await describeConversation(app, principal, conversationId, attributes)
  return {}
}

export const tagPerson: StaffHandler<'contact.tag'> = async (
  app,
  { principal },
  { contactId, add = [], remove: off = [] },
) => {
  const { tagIds } = await tagContact(app, principal, contactId, { add, remove: off })
  return { tagIds: presentTagIds(tagIds, await app.directory.of(principal.accountId)) }
}
