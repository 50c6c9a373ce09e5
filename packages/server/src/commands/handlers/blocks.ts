import { createBlock, removeBlock, updateBlock } from '../../app/blocks/change-blocks.ts'
import { exportBlocks, listBlocks } from '../../app/blocks/list-blocks.ts'
import { presentBlock } from '../../presenters/block.ts'
import type { StaffHandler } from '../handler.ts'

export const list: StaffHandler<'block.list'> = async (app, { principal: { accountId } }, params) => {
  const [{ items, next }, directory] = await Promise.all([
    listBlocks(app, accountId, params),
    app.directory.of(accountId),
  ])
  return { blocks: items.map((listed) => presentBlock(listed, directory)), next }
}

export const create: StaffHandler<'block.create'> = async (app, { principal }, draft) =>
  presentBlock(await createBlock(app, principal, draft), await app.directory.of(principal.accountId))

export const update: StaffHandler<'block.update'> = async (app, { principal }, { blockId, change }) =>
  presentBlock(await updateBlock(app, principal, blockId, change), await app.directory.of(principal.accountId))

export const remove: StaffHandler<'block.remove'> = async (app, { principal }, { blockId }) => {
  await removeBlock(app, principal, blockId)
  return {}
}

export const exportList: StaffHandler<'block.export'> = async (app, { principal }) => ({
  csv: await exportBlocks(app, principal.accountId),
})
