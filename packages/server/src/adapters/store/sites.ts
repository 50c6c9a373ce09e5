import type { Sites } from '../../app/ports/store.ts'
import { siteOf } from './rows.ts'
import type { Scope } from './scope.ts'

export const createSites = ({ builder }: Scope): Sites => ({
  create: async (site) => {
    await builder
      .insertInto('inboxes')
      .values({
        account_id: site.accountId,
        id: site.id,
        kind: 'web',
        name: site.name,
        key: site.key,
        allowed_origins: [...site.allowedOrigins],
        appearance: site.appearance,
      })
      .execute()
  },
  byId: async (id) => {
    const row = await builder
      .selectFrom('inboxes')
      .selectAll()
      .where('id', '=', id)
      .where('kind', '=', 'web')
      .executeTakeFirst()
    return row === undefined ? null : siteOf(row)
  },
  list: async () => {
    const rows = await builder
      .selectFrom('inboxes')
      .selectAll()
      .where('kind', '=', 'web')
      .orderBy('name')
      .orderBy('id')
      .execute()
    return rows.map(siteOf)
  },
  allow: async (id, origins) => {
    await builder
      .updateTable('inboxes')
      .set({ allowed_origins: [...origins] })
      .where('id', '=', id)
      .execute()
  },
})
