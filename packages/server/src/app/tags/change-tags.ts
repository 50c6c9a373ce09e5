import type { Tag } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'

type TagDraft = Pick<Tag, 'name' | 'color'>

const inUse = (): Fault => new Fault('name.in_use', 'Another tag has this name.')
const trimmed = <D extends Partial<TagDraft>>(draft: D): D =>
  draft.name === undefined ? draft : { ...draft, name: draft.name.trim() }

/** Everybody goes by the new list from here on, and consoles show it at once. */
const tagsChanged = async (app: App, accountId: string): Promise<void> => {
  await app.directory.refresh(accountId)
  app.live.tagsChanged(accountId)
}

/** @throws Fault name.in_use, list.full */
export const createTag = async (app: App, accountId: string, draft: TagDraft): Promise<Tag> => {
  const { tags } = app.store.account(accountId)
  if ((await tags.list()).length >= limits.tags) throw new Fault('list.full', 'There are too many tags.')
  const made = await tags.create({ ...trimmed(draft), id: app.ids.next(), createdAtMs: app.clock.now() })
  if (made === 'in_use') throw inUse()
  await tagsChanged(app, accountId)
  return made
}

/** What has the tag has it still, by its new name and colour. @throws Fault not_found, name.in_use */
export const updateTag = async (
  app: App,
  accountId: string,
  tagId: string,
  change: Partial<TagDraft>,
): Promise<Tag> => {
  const changed = await app.store.account(accountId).tags.update(tagId, trimmed(change))
  if (changed === 'missing') throw notFound()
  if (changed === 'in_use') throw inUse()
  await tagsChanged(app, accountId)
  return changed
}

/** What had the tag has one less. @throws Fault not_found */
export const removeTag = async (app: App, accountId: string, tagId: string): Promise<void> => {
  if (!(await app.store.account(accountId).tags.remove(tagId))) throw notFound()
  await tagsChanged(app, accountId)
}
