import type { Site } from '@frontdesk/domain'
import type { Sites } from '../../app/ports/store.ts'
import { sightingOf, siteOf } from './rows.ts'
import type { Scope } from './scope.ts'
import type { InboxRow } from './tables.ts'

export const createSites = ({ builder, accountId }: Scope): Sites => ({
  create: async (site) => {
    await builder
      .insertInto('inboxes')
      .values({
        account_id: site.accountId,
        id: site.id,
        kind: 'web',
        key: site.key,
        ...siteRow(site),
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
  change: (id, change) =>
    builder.transaction().execute(async (transaction): Promise<Site | null> => {
      const row = await transaction
        .selectFrom('inboxes')
        .selectAll()
        .where('id', '=', id)
        .where('kind', '=', 'web')
        .forUpdate()
        .executeTakeFirst()
      if (row === undefined) return null
      const site = { ...siteOf(row), ...change }
      await transaction.updateTable('inboxes').set(siteRow(site)).where('id', '=', id).execute()
      return site
    }),
  see: async (id, { step, origin, pageUrl, atMs }) => {
    const seen = { origin, page_url: pageUrl, at_ms: atMs }
    await builder
      .insertInto('site_sightings')
      .values({ account_id: accountId, inbox_id: id, step, ...seen })
      .onConflict((conflict) => conflict.columns(['account_id', 'inbox_id', 'step']).doUpdateSet(seen))
      .execute()
  },
  sightings: async (id) => {
    const rows = await builder.selectFrom('site_sightings').selectAll().where('inbox_id', '=', id).execute()
    return rows.map(sightingOf)
  },
})

const siteRow = (site: Site): Omit<InboxRow, 'account_id' | 'id' | 'kind' | 'key'> => {
  const {
    accountId: _account,
    id: _id,
    key: _key,
    name,
    enabled,
    allowedOrigins,
    accent,
    position,
    theme,
    ...settings
  } = site
  return {
    name,
    enabled,
    allowed_origins: [...allowedOrigins],
    appearance: { accent, position, theme },
    settings,
  }
}
