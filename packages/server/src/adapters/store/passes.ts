import type { Contacts } from '../../app/ports/store.ts'
import { unlessContactGone } from './gone.ts'
import type { Scope } from './scope.ts'

type Passes = Pick<Contacts, 'issuePass' | 'touchPass' | 'identifyPass' | 'holdsPass' | 'endPass'>

export const createPasses = ({ builder }: Scope): Passes => ({
  issuePass: async (pass) => {
    const issuing = builder
      .insertInto('visitor_passes')
      .values({
        account_id: pass.accountId,
        id: pass.id,
        inbox_id: pass.siteId,
        contact_id: pass.contactId,
        token_hash: pass.tokenHash,
        created_at_ms: pass.createdAtMs,
        last_seen_at_ms: pass.lastSeenAtMs,
        expires_at_ms: pass.expiresAtMs,
        identity_hash: pass.identity?.hash ?? null,
        identity_expires_at_ms: pass.identity?.expiresAtMs ?? null,
      })
      .execute()
    return (await unlessContactGone(issuing)) !== null
  },
  touchPass: async (id, nowMs, expiresAtMs) => {
    await builder
      .updateTable('visitor_passes')
      .set({ last_seen_at_ms: nowMs, expires_at_ms: expiresAtMs })
      .where('id', '=', id)
      .execute()
  },
  identifyPass: async (id, { hash, expiresAtMs }) => {
    await builder
      .updateTable('visitor_passes')
      .set({ identity_hash: hash, identity_expires_at_ms: expiresAtMs })
      .where('id', '=', id)
      .execute()
  },
  holdsPass: async (id) => {
    const row = await builder
      .selectFrom('visitor_passes')
      .innerJoin('inboxes', 'inboxes.id', 'visitor_passes.inbox_id')
      .select('visitor_passes.id')
      .where('visitor_passes.id', '=', id)
      .where('inboxes.enabled', '=', true)
      .executeTakeFirst()
    return row !== undefined
  },
  endPass: async (id) => {
    const row = await builder
      .deleteFrom('visitor_passes')
      .where('id', '=', id)
      .returning(['identity_hash', 'identity_expires_at_ms'])
      .executeTakeFirst()
    if (row === undefined || row.identity_hash === null || row.identity_expires_at_ms === null) return null
    return { hash: row.identity_hash, expiresAtMs: row.identity_expires_at_ms }
  },
})
