import type { Identities } from '../../app/ports/identity-store.ts'
import { identityKeyOf } from './rows.ts'
import type { Scope } from './scope.ts'

export const createIdentities = ({ builder, accountId }: Scope): Identities => ({
  keys: async (siteId) => {
    const rows = await builder
      .selectFrom('identity_keys')
      .selectAll()
      .where('inbox_id', '=', siteId)
      .orderBy('created_at_ms')
      .orderBy('id')
      .execute()
    return rows.map(identityKeyOf)
  },
  addKey: (key, most) =>
    builder.transaction().execute(async (transaction) => {
      const site = await transaction
        .selectFrom('inboxes')
        .select('id')
        .where('id', '=', key.siteId)
        .forUpdate()
        .executeTakeFirst()
      if (site === undefined) return 'missing'
      const present = await transaction
        .selectFrom('identity_keys')
        .select('id')
        .where('inbox_id', '=', key.siteId)
        .execute()
      if (present.length >= most) return 'full'
      await transaction
        .insertInto('identity_keys')
        .values({
          account_id: key.accountId,
          inbox_id: key.siteId,
          id: key.id,
          secret_sealed: key.secretSealed,
          created_at_ms: key.createdAtMs,
          last_used_at_ms: key.lastUsedAtMs,
        })
        .execute()
      return 'added'
    }),
  removeKey: async (siteId, id) => {
    const removed = await builder
      .deleteFrom('identity_keys')
      .where('inbox_id', '=', siteId)
      .where('id', '=', id)
      .returning('id')
      .execute()
    return removed.length > 0
  },
  touchKey: async (siteId, id, nowMs) => {
    await builder
      .updateTable('identity_keys')
      .set({ last_used_at_ms: nowMs })
      .where('inbox_id', '=', siteId)
      .where('id', '=', id)
      .execute()
  },
  isSpent: async (hash) => {
    const row = await builder.selectFrom('spent_identities').select('hash').where('hash', '=', hash).executeTakeFirst()
    return row !== undefined
  },
  spend: async (hash, expiresAtMs) => {
    await builder
      .insertInto('spent_identities')
      .values({ account_id: accountId, hash, expires_at_ms: expiresAtMs })
      .onConflict((conflict) => conflict.columns(['account_id', 'hash']).doNothing())
      .execute()
  },
})
