import type { Tags } from '../../app/ports/tag-store.ts'
import { countHandlingChange } from './handling-changes.ts'
import type { Scope } from './scope.ts'
import { isTaken } from './taken.ts'

const columns = ['id', 'name', 'color', 'created_at_ms as createdAtMs'] as const

export const createTags = ({ builder, accountId }: Scope): Tags => ({
  list: () => builder.selectFrom('tags').select(columns).orderBy('name').orderBy('id').execute(),
  create: (tag) =>
    unlessInUse(async () => {
      const { createdAtMs: created_at_ms, ...rest } = tag
      await builder
        .insertInto('tags')
        .values({ account_id: accountId, created_at_ms, ...rest })
        .execute()
      await countHandlingChange(builder)
      return tag
    }),
  update: (id, change) =>
    unlessInUse(async () => {
      // Names a column, so that a change of nothing is a statement, too.
      const set = builder.updateTable('tags').set({ id, ...change })
      const tag = await set.where('id', '=', id).returning(columns).executeTakeFirst()
      await countHandlingChange(builder)
      return tag ?? 'missing'
    }),
  remove: async (id) => {
    const gone = await builder.deleteFrom('tags').where('id', '=', id).executeTakeFirst()
    await countHandlingChange(builder)
    return gone.numDeletedRows > 0n
  },
})

const unlessInUse = async <T>(write: () => Promise<T>): Promise<T | 'in_use'> => {
  try {
    return await write()
  } catch (error) {
    if (isTaken(error)) return 'in_use'
    throw error
  }
}
