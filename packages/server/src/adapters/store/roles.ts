import type { OwnRole } from '@frontdesk/domain'
import { sql } from 'kysely'
import type { Roles } from '../../app/ports/handling-store.ts'
import { errorCode } from '../../start-error.ts'
import { countHandlingChange } from './handling-changes.ts'
import type { Scope } from './scope.ts'

const uniqueViolation = '23505'
const foreignKeyViolation = '23503'

export const createRoles = ({ builder, accountId }: Scope): Roles => {
  const byId = async (id: string): Promise<OwnRole | null> => {
    const row = await builder
      .selectFrom('roles')
      .select(['id', 'name', 'rights'])
      .where('id', '=', id)
      .executeTakeFirst()
    return row ?? null
  }
  return {
    byId,
    list: () =>
      builder
        .selectFrom('roles')
        .select(['id', 'name', 'rights'])
        .select(
          sql<number>`(select count(*)::int from agents a where a.account_id = roles.account_id and a.role_id = roles.id)`.as(
            'agents',
          ),
        )
        .orderBy('created_at_ms')
        .orderBy('id')
        .execute(),
    create: ({ id, name, rights }, nowMs) =>
      unlessInUse(async () => {
        await builder
          .insertInto('roles')
          .values({ account_id: accountId, id, name, rights: [...rights], created_at_ms: nowMs })
          .execute()
        await countHandlingChange(builder)
        return true
      }),
    update: (id, { name, rights }) =>
      unlessInUse(async () => {
        const changed = await builder
          .updateTable('roles')
          .set({ name, rights: [...rights] })
          .where('id', '=', id)
          .executeTakeFirst()
        await countHandlingChange(builder)
        return changed.numUpdatedRows === 1n
      }),
    remove: async (id) => {
      try {
        const removed = await builder.deleteFrom('roles').where('id', '=', id).executeTakeFirst()
        await countHandlingChange(builder)
        return removed.numDeletedRows === 1n
      } catch (error) {
        if (errorCode(error) === foreignKeyViolation) return false
        throw error
      }
    },
  }
}

/** False when another role has the name. */
const unlessInUse = async (write: () => Promise<boolean>): Promise<boolean> => {
  try {
    return await write()
  } catch (error) {
    if (errorCode(error) === uniqueViolation) return false
    throw error
  }
}
