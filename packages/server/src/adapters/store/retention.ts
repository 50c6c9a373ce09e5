import { type ExpressionBuilder, sql } from 'kysely'
import type { Privacy, RetentionSchedule } from '../../app/ports/privacy-store.ts'
import type { Database, Statement } from './database.ts'
import type { Scope } from './scope.ts'
import type { Tables } from './tables.ts'

const firstId = '00000000-0000-0000-0000-000000000000'

/** Both halves come in order of the contact from an index, so that a page costs a page. */
const stale: Statement = {
  name: 'retention.stale-contacts',
  text: `select s.contact_id from (
      (select v.contact_id from visits v
        where v.account_id = $1 and v.inbox_id = $2 and v.last_seen_at_ms < $3 and v.contact_id > $4
        order by v.contact_id limit $5)
      union
      (select p.contact_id from visitor_passes p
        where p.account_id = $1 and p.inbox_id = $2 and p.last_seen_at_ms < $3 and p.contact_id > $4
        order by p.contact_id limit $5)
    ) s order by s.contact_id limit $5`,
}

type RetentionStore = Omit<
  Privacy,
  'conversationsOf' | 'removeConversations' | 'removeEntries' | 'removeContact' | 'erasures'
>

export const createRetention = (scope: Scope): RetentionStore => {
  const { builder, accountId } = scope
  return {
    idleConversations: (siteId, beforeMs, after, limit) =>
      builder
        .selectFrom('conversations')
        .select(['id', 'seq as entries'])
        .where(isOfSite(siteId))
        .where('last_at_ms', '<', beforeMs)
        .where((is) => is.or([is('status', '=', 'closed'), is('seq', '=', 0)]))
        .where('id', '>', after ?? firstId)
        .orderBy('id')
        .limit(limit)
        .execute(),
    removeFiles: async (siteId, beforeMs, limit) => {
      const old = builder
        .selectFrom('files')
        .select('files.id')
        .innerJoin('conversations', 'conversations.id', 'files.conversation_id')
        .where('files.created_at_ms', '<', beforeMs)
        .where(isOfSite(siteId))
        .limit(limit)
      const { numUpdatedRows } = await builder
        .updateTable('files')
        .set({ conversation_id: null })
        .where('id', 'in', old)
        .executeTakeFirstOrThrow()
      return Number(numUpdatedRows)
    },
    staleContacts: async (siteId, beforeMs, after, limit) => {
      const rows = await scope.rows<{ contact_id: string }>(stale, [siteId, beforeMs, after ?? firstId, limit])
      return rows.map((row) => row.contact_id)
    },
    removeVisits: (siteId, contactIds, beforeMs, mayGo) =>
      builder.transaction().execute(async (transaction) => {
        if (contactIds.length === 0) return { visits: 0, contacts: 0 }
        // Locked first: what is decided about them below must not rest on what was so before somebody came back.
        if (mayGo.length > 0)
          await transaction
            .selectFrom('contacts')
            .select('id')
            .where('id', 'in', [...mayGo])
            .orderBy('id')
            .forUpdate()
            .execute()
        const visits = await transaction
          .deleteFrom('visits')
          .where('contact_id', 'in', [...contactIds])
          .where('inbox_id', '=', siteId)
          .where('last_seen_at_ms', '<', beforeMs)
          .executeTakeFirst()
        if (mayGo.length === 0) return { visits: Number(visits.numDeletedRows), contacts: 0 }
        const contacts = await transaction
          .deleteFrom('contacts')
          .where('id', 'in', [...mayGo])
          .where('verified', '=', false)
          .where('email_verified', '=', false)
          .where('created_at_ms', '<', beforeMs)
          .where((is) => is.not(is.exists(conversationsOf(is))))
          .where((is) => is.not(isInSession))
          .where((is) => is.not(is.exists(visitsOf(is))))
          .where((is) => is.not(is.exists(callbacksOf(is))))
          .where((is) => is.not(is.exists(blocksOf(is))))
          .where((is) => is.not(is.exists(passesOf(is).where('visitor_passes.last_seen_at_ms', '>=', beforeMs))))
          .executeTakeFirst()
        return { visits: Number(visits.numDeletedRows), contacts: Number(contacts.numDeletedRows) }
      }),
    writtenSince: async (siteId, sinceMs, after, limit) => {
      const rows = await builder
        .selectFrom('conversations')
        .select('id')
        .where(isOfSite(siteId))
        .where('last_at_ms', '>=', sinceMs)
        .where('seq', '>', 0)
        .where('id', '>', after ?? firstId)
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(({ id }) => id)
    },
    stripEntries: async (what, conversationIds, fromMs, beforeMs) => {
      if (conversationIds.length === 0) return 0
      const stripped = builder
        .updateTable('entries')
        .where('conversation_id', 'in', [...conversationIds])
        .where('at_ms', '>=', fromMs)
        .where('at_ms', '<', beforeMs)
      const result = await (what === 'pages'
        ? stripped
            .set({ origin_page_url: null, origin_page_title: null })
            .where((is) => is.or([is('origin_page_url', 'is not', null), is('origin_page_title', 'is not', null)]))
        : stripped.set({ origin_ip: null }).where('origin_ip', 'is not', null)
      ).executeTakeFirst()
      return Number(result.numUpdatedRows)
    },
    stripVisits: async (siteId, beforeMs) => {
      const result = await builder
        .updateTable('visits')
        .set({ ip: null })
        .where('inbox_id', '=', siteId)
        .where('last_seen_at_ms', '<', beforeMs)
        .where('ip', 'is not', null)
        .executeTakeFirst()
      return Number(result.numUpdatedRows)
    },
    strippedUntil: async (siteId) => {
      const row = await builder
        .selectFrom('retention_schedules')
        .select(['pages_until_ms', 'ip_addresses_until_ms'])
        .where('inbox_id', '=', siteId)
        .executeTakeFirst()
      return { pagesMs: row?.pages_until_ms ?? 0, ipAddressesMs: row?.ip_addresses_until_ms ?? 0 }
    },
    keepStrippedUntil: async (siteId, { pagesMs, ipAddressesMs }) => {
      await builder
        .insertInto('retention_schedules')
        .values({
          account_id: accountId,
          inbox_id: siteId,
          due_at_ms: 0,
          pages_until_ms: pagesMs,
          ip_addresses_until_ms: ipAddressesMs,
        })
        .onConflict((conflict) =>
          conflict.columns(['account_id', 'inbox_id']).doUpdateSet({
            pages_until_ms: sql<number>`greatest(retention_schedules.pages_until_ms, excluded.pages_until_ms)`,
            ip_addresses_until_ms: sql<number>`greatest(retention_schedules.ip_addresses_until_ms, excluded.ip_addresses_until_ms)`,
          }),
        )
        .execute()
    },
    keepRun: async (run) => {
      await builder
        .insertInto('retention_runs')
        .values({
          account_id: accountId,
          id: run.id,
          inbox_id: run.siteId,
          at_ms: run.atMs,
          conversations: run.conversations,
          entries: run.entries,
          files: run.files,
          visits: run.visits,
          pages: run.pages,
          ip_addresses: run.ipAddresses,
          contacts: run.contacts,
        })
        .execute()
    },
    runs: async (limit) => {
      const rows = await builder
        .selectFrom('retention_runs as r')
        .innerJoin('inboxes as i', 'i.id', 'r.inbox_id')
        .selectAll('r')
        .select('i.name as site_name')
        .orderBy('r.at_ms', 'desc')
        .orderBy('r.id', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        id: row.id,
        siteId: row.inbox_id,
        siteName: row.site_name,
        atMs: row.at_ms,
        conversations: row.conversations,
        entries: row.entries,
        files: row.files,
        visits: row.visits,
        pages: row.pages,
        ipAddresses: row.ip_addresses,
        contacts: row.contacts,
      }))
    },
  }
}

/** Conversations of the site's visitors, and sessions of several that are kept as it says. */
const isOfSite = (siteId: string) => (is: ExpressionBuilder<Tables, 'conversations'>) =>
  is.or([
    is('inbox_id', '=', siteId),
    is.and([is('kind', '=', 'multi'), sql<boolean>`conversations.room ->> 'siteId' = ${siteId}`]),
  ])

/** Somebody's words stand in a session of several that is still kept. */
const isInSession = sql<boolean>`exists (select from conversations c where c.account_id = contacts.account_id
  and c.room @> jsonb_build_object('members',
    jsonb_build_array(jsonb_build_object('party', jsonb_build_object('kind', 'contact', 'id', contacts.id::text)))))`

type OfContact = ExpressionBuilder<Tables, 'contacts'>
const conversationsOf = (is: OfContact) =>
  is.selectFrom('conversations').select('conversations.id').whereRef('conversations.contact_id', '=', 'contacts.id')
const callbacksOf = (is: OfContact) =>
  is.selectFrom('callbacks').select('callbacks.id').whereRef('callbacks.contact_id', '=', 'contacts.id')
const blocksOf = (is: OfContact) =>
  is.selectFrom('blocks').select('blocks.id').whereRef('blocks.contact_id', '=', 'contacts.id')
const visitsOf = (is: OfContact) =>
  is.selectFrom('visits').select('visits.contact_id').whereRef('visits.contact_id', '=', 'contacts.id')
const passesOf = (is: OfContact) =>
  is.selectFrom('visitor_passes').select('visitor_passes.id').whereRef('visitor_passes.contact_id', '=', 'contacts.id')

const newSites: Statement = {
  name: 'retention.new-sites',
  text: `insert into retention_schedules (account_id, inbox_id, due_at_ms, pages_until_ms, ip_addresses_until_ms)
    select i.account_id, i.id, 0, 0, 0 from inboxes i
    where not exists (select from retention_schedules s where s.account_id = i.account_id and s.inbox_id = i.id)
    on conflict do nothing`,
}
const claim: Statement = {
  name: 'retention.claim',
  text: `update retention_schedules s set due_at_ms = $2
    from (select account_id, inbox_id from retention_schedules where due_at_ms <= $1
      order by due_at_ms limit 1 for update skip locked) due
    where s.account_id = due.account_id and s.inbox_id = due.inbox_id
    returning s.account_id, s.inbox_id`,
}
const done: Statement = {
  name: 'retention.done',
  text: 'update retention_schedules set due_at_ms = $3 where account_id = $1 and inbox_id = $2',
}

/** The one part that looks over all accounts: it knows of each site only that its time has come. */
export const createRetentionSchedule = (database: Database): RetentionSchedule => ({
  claim: async (nowMs, againMs) => {
    await database.rows(newSites, [])
    const [row] = await database.rows<{ account_id: string; inbox_id: string }>(claim, [nowMs, againMs])
    return row === undefined ? null : { accountId: row.account_id, siteId: row.inbox_id }
  },
  done: async (accountId, siteId, dueAtMs) => {
    await database.rows(done, [accountId, siteId, dueAtMs])
  },
})
