import { firstPage, readPlace, writePlace } from '../../app/ports/list-place.ts'
import { isListedService, type ListedService } from '../../app/ports/listed.ts'
import type { Conversations, ListedConversation, ListTab } from '../../app/ports/store.ts'
import { conversationColumns } from './columns.ts'
import type { Statement } from './database.ts'
import { epochSql, readCursor, removedSql, writeCursor } from './feed.ts'
import { readSnapshot, writeSnapshot } from './feed-snapshot.ts'
import { contactOf, conversationOf, serviceOf } from './rows.ts'
import type { Scope } from './scope.ts'
import { byScope, sightValues } from './sight.ts'
import type { ContactRow, ConversationRow } from './tables.ts'

type ServiceRow = ConversationRow & { contact: ContactRow; site_name: string }
/** Of any kind: a room has neither. */
type ItemRow = ConversationRow & { contact: ContactRow | null; site_name: string | null }

const item = `${conversationColumns('c')}, to_json(k) as contact, i.name as site_name`
const joined = (join: 'join' | 'left join'): string => `
  ${join} contacts k on k.account_id = c.account_id and k.id = c.contact_id
  ${join} inboxes i on i.account_id = c.account_id and i.id = c.inbox_id`
/** Visitors' conversations only. */
const withItem = joined('join')
const withAny = joined('left join')

const serviceItemOf = (row: ServiceRow): ListedService => {
  const conversation = serviceOf(row)
  return { conversation, contact: contactOf(row.contact), site: { id: conversation.inboxId, name: row.site_name } }
}

const itemOf = (row: ItemRow): ListedConversation => {
  if (isService(row)) return serviceItemOf(row)
  const conversation = conversationOf(row)
  if (conversation.kind === 'service') throw new Error('A conversation without its contact or site.')
  return { conversation, contact: null, site: null }
}

const isService = (row: ItemRow): row is ServiceRow => row.contact !== null && row.site_name !== null

const listed: Statement = {
  name: 'conversation.listed',
  text: `select ${item} from conversations c ${withAny} where c.account_id = $1 and c.id = any($2::uuid[])`,
}

/**
 * The exact order is by `last_at_ms`; the index knows it in steps of ten minutes (`list_slot`), and PostgreSQL sorts
 * within a step.
 */
const newestFirst = 'order by c.list_slot desc, c.last_at_ms desc, c.id desc'
const inTab: Record<ListTab, string> = {
  mine: `c.status <> 'closed' and c.assignee_id = $5::uuid`,
  queue: `c.status = 'queued'`,
  team: `c.status <> 'closed'`,
  closed: `c.status = 'closed'`,
}
const page = (tab: ListTab) =>
  byScope<Statement>(
    (seen, scope) => ({
      name: `conversation.list.${tab}.${scope}`,
      text: `select ${item} from conversations c ${withItem}
        where c.account_id = $1 and ${inTab[tab]} and ${seen} and c.list_slot <= $2::bigint / 600000
          and (c.last_at_ms, c.id) < ($2::bigint, $3::uuid)
        ${newestFirst} limit $4`,
    }),
    '$5',
    '$6',
  )

const moment = `select pg_snapshot_xmin(pg_current_snapshot())::text as xid, ${epochSql} as epoch, ${removedSql} as removed`
const newest = byScope<Statement>(
  (seen, scope) => ({
    name: `conversation.feed.newest.${scope}`,
    text: `select now.xid, now.epoch, now.removed, ${conversationColumns('page')}, page.contact, page.site_name from (${moment}) now left join lateral (
      select ${item} from conversations c ${withItem}
      where c.account_id = $1 and c.status <> 'closed' and c.list_slot is not null and ${seen} ${newestFirst} limit $2
    ) page on true`,
  }),
  '$3',
  '$4',
)
/** The upper bound leaves out rows that were dumped in another server, whose transaction numbers ran ahead of ours. */
const changed: Statement = {
  name: 'conversation.feed.changed',
  text: `select now.xid, now.epoch, now.removed, ${conversationColumns('page')}, page.contact, page.site_name
    from (${moment}) now
    left join lateral (
      select ${item} from conversations c ${withAny}
      where c.account_id = $1 and c.feed_slot >= $3::bigint / 4096 and c.feed_xid >= $3::bigint
        and c.feed_xid < pg_snapshot_xmax(pg_current_snapshot())::text::bigint and now.epoch = $4
      limit $2
    ) page on true`,
}

const unseen: Statement = {
  name: 'conversation.feed.unseen',
  text: `select now.snapshot, now.xid, now.epoch, now.removed, ${conversationColumns('page')}, page.contact, page.site_name
    from (select pg_current_snapshot()::text as snapshot, moment.* from (${moment}) moment) now left join lateral (
      select ${item} from conversations c ${withAny}
      where c.account_id = $1 and c.feed_slot >= $3::bigint / 4096 and c.feed_xid >= $3::bigint
        and c.feed_xid < pg_snapshot_xmax(pg_current_snapshot())::text::bigint
        and not pg_visible_in_snapshot(c.feed_xid::text::xid8, $5::pg_snapshot) and now.epoch = $4
      limit $2
    ) page on true`,
}

/** `last_at_ms` stands in no index; a contact has few conversations, one on each site. */
const ofContact: Statement = {
  name: 'conversation.of-contact',
  text: `select ${item} from conversations c ${withItem}
    where c.account_id = $1 and c.contact_id = $2 and c.kind = 'service' and c.seq > 0
    order by c.last_at_ms desc, c.id desc limit $3`,
}

/** Every statement of this file, for the guard that no plan scans a table. */
export const listStatements = {
  listed,
  ofContact,
  page: { mine: page('mine'), queue: page('queue'), team: page('team'), closed: page('closed') },
  newest,
  changed,
  unseen,
}

type FeedRow = { xid: string; epoch: string; removed: string } & (ItemRow | { id: null })
const isItem = (row: FeedRow): row is FeedRow & ItemRow => row.id !== null

/** What a reader with a snapshot cursor has not seen; see `Links.feedSince`. */
export const listedSince = async (
  scope: Scope,
  cursor: string,
  limit: number,
): Promise<{ cursor: string; items: ListedConversation[] } | null> => {
  const from = readSnapshot(cursor)
  if (from === null) return null
  const rows = await scope.rows<FeedRow & { snapshot: string }>(unseen, [
    limit + 1,
    from.xmin,
    from.epoch,
    from.snapshot,
  ])
  const now = rows[0]
  if (now === undefined || now.epoch !== from.epoch || BigInt(from.xmin) > BigInt(now.xid)) return null
  // What was taken out can't be told: the list begins again.
  if (now.removed !== from.removed) return null
  const items = rows.filter((row): row is FeedRow & ItemRow & { snapshot: string } => isItem(row))
  return items.length > limit
    ? null
    : { cursor: writeSnapshot({ ...now, isPart: from.isPart }), items: items.map(itemOf) }
}

/** In the order of the ids. */
const listedOf = async (scope: Scope, ids: readonly string[]): Promise<ListedConversation[]> => {
  const rows = ids.length === 0 ? [] : await scope.rows<ItemRow>(listed, [ids])
  const byId = new Map(rows.map((row) => [row.id, itemOf(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export const createConversationLists = (
  scope: Scope,
): Pick<Conversations, 'listed' | 'listedMany' | 'listedServices' | 'ofContact' | 'list' | 'changedList'> => ({
  listed: async (id) => {
    const [row] = await scope.rows<ItemRow>(listed, [[id]])
    return row === undefined ? null : itemOf(row)
  },
  listedMany: (ids) => listedOf(scope, ids),
  listedServices: async (ids) => (await listedOf(scope, ids)).filter(isListedService),
  ofContact: async (contactId, limit) =>
    (await scope.rows<ServiceRow>(ofContact, [contactId, limit])).map(serviceItemOf),
  list: async (tab, viewer, limit, before) => {
    const place = before === null ? firstPage : readPlace(before)
    if (place === null) return { items: [], next: null }
    const statement = listStatements.page[tab][viewer.scope]
    const rows = await scope.rows<ServiceRow>(statement, [place.atMs, place.id, limit + 1, ...sightValues(viewer)])
    const items = rows.slice(0, limit).map(serviceItemOf)
    const last = items.at(-1)?.conversation
    return {
      items,
      next: rows.length > limit && last !== undefined ? writePlace({ ...last, atMs: last.lastAtMs }) : null,
    }
  },
  changedList: async (cursor, limit, viewer) => {
    // What went out of sight can't be told as a change either, so who does not see all begins again.
    const from = cursor === null || viewer.scope !== 'all' ? null : readCursor(cursor)
    const rows =
      from === null
        ? await scope.rows<FeedRow>(newest[viewer.scope], [limit + 1, ...sightValues(viewer)])
        : await scope.rows<FeedRow>(changed, [limit + 1, from.xid, from.epoch])
    const now = rows[0]
    if (now === undefined) throw new Error('The feed gave no moment.')
    // A cursor of another cluster or timeline compares with nothing here.
    const isForeign = from === null || from.epoch !== now.epoch || BigInt(from.xid) > BigInt(now.xid)
    // Nor can a list that began before something was taken out be told what: it begins again.
    const lost = cursor !== null && (isForeign || now.removed !== from.removed || from.isPart)
    const items = rows.filter(isItem)
    return {
      cursor: writeCursor({ ...now, isPart: viewer.scope !== 'all' }),
      items: lost ? [] : items.slice(0, limit).map(itemOf),
      more: lost || items.length > limit,
    }
  },
})
