import type { TrailRows } from '../../app/ports/trail-store.ts'
import type { Statement } from './database.ts'
import type { Scope } from './scope.ts'

/** The rows that are pointed at are locked by the very statement, so that one that goes meanwhile spoils nothing for the others. */
const keep: Statement = {
  name: 'trails.keep',
  text: `with told as (
      select * from jsonb_to_recordset($2::jsonb)
        as t(contact_id uuid, inbox_id uuid, started_at_ms bigint, last_at_ms bigint, page_count integer, pages jsonb)
    ), present as (
      select c.id from contacts c where c.account_id = $1 and c.id in (select contact_id from told)
        order by c.id for key share
    )
    insert into trails (account_id, contact_id, started_at_ms, inbox_id, last_at_ms, page_count, pages)
    select $1, t.contact_id, t.started_at_ms, t.inbox_id, t.last_at_ms, t.page_count, t.pages
      from told t
      join present p on p.id = t.contact_id
      join inboxes i on i.account_id = $1 and i.id = t.inbox_id
      order by t.contact_id, t.started_at_ms
    on conflict (account_id, contact_id, started_at_ms) do update
      set last_at_ms = excluded.last_at_ms, page_count = excluded.page_count, pages = excluded.pages`,
}

const removeBefore: Statement = {
  name: 'trails.remove-before',
  text: `delete from trails where (account_id, contact_id, started_at_ms) in (
      select account_id, contact_id, started_at_ms from trails
        where account_id = $1 and inbox_id = $2 and last_at_ms < $3
        limit $4
    ) returning contact_id`,
}

export const createTrailRows = ({ builder, rows }: Scope): TrailRows => ({
  keep: async (trails) => {
    if (trails.length === 0) return
    const told = trails.map(({ contactId, siteId, startedAtMs, lastAtMs, count, pages }) => ({
      contact_id: contactId,
      inbox_id: siteId,
      started_at_ms: startedAtMs,
      last_at_ms: lastAtMs,
      page_count: count,
      pages,
    }))
    await rows(keep, [JSON.stringify(told)])
  },
  of: async (contactId, limit) => {
    const found = await builder
      .selectFrom('trails')
      .selectAll()
      .where('contact_id', '=', contactId)
      .orderBy('started_at_ms', 'desc')
      .limit(limit)
      .execute()
    return found.map((row) => ({
      contactId: row.contact_id,
      siteId: row.inbox_id,
      startedAtMs: row.started_at_ms,
      lastAtMs: row.last_at_ms,
      count: row.page_count,
      pages: row.pages,
    }))
  },
  visitedBefore: async (contactIds) => {
    if (contactIds.length === 0) return new Set()
    const found = await builder
      .selectFrom('visits')
      .select('contact_id')
      .where('contact_id', 'in', [...contactIds])
      .execute()
    return new Set(found.map((row) => row.contact_id))
  },
  removeBefore: async (siteId, beforeMs, limit) => (await rows(removeBefore, [siteId, beforeMs, limit])).length,
})
