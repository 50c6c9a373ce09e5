import type { ServiceConversation } from '@frontdesk/domain'
import type { Conversations } from '../../app/ports/store.ts'
import { conversationColumns } from './columns.ts'
import { createConversationLists } from './conversation-lists.ts'
import { createConversationReads } from './conversation-reads.ts'
import type { Statement } from './database.ts'
import { currentFeedXid } from './feed.ts'
import { unlessContactGone } from './gone.ts'
import { conversationOf, serviceOf } from './rows.ts'
import type { Scope } from './scope.ts'
import type { ConversationRow } from './tables.ts'

const byId: Statement = {
  name: 'conversation.by-id',
  text: `select ${conversationColumns('c')} from conversations c where c.account_id = $1 and c.id = $2`,
}

const firstId = '00000000-0000-0000-0000-000000000000'
/** Asked at a start only: it walks through an account's conversations in the order of their key. */
const unfinished: Statement = {
  name: 'conversation.unfinished',
  text: `select ${conversationColumns('c')} from conversations c
    where c.account_id = $1 and c.id > $2 and c.kind = 'service' and c.status <> 'closed' and c.seq > 0 order by c.id limit $3`,
}

const joinedBy: Statement = {
  name: 'conversation.joined-by',
  text: `select c.id from conversations c
    where c.account_id = $1 and c.joined_ids <> '[]' and c.joined_ids @> $2::jsonb order by c.id limit $3`,
}

/** For the guard that no plan scans a table. */
export const conversationStatements = { joinedBy }

/** The columns of a conversation in which nothing was said yet. */
export const emptyLog = (nowMs: number) => ({
  seq: 0,
  rev: 0,
  public_seq: 0,
  public_rev: 0,
  inbound_count: 0,
  created_at_ms: nowMs,
  last_at_ms: nowMs,
  feed_xid: currentFeedXid,
})

export const createConversations = (scope: Scope): Conversations => {
  const { builder, accountId } = scope

  const ofVisitor = async (siteId: string, contactId: string): Promise<ServiceConversation | null> => {
    const row = await builder
      .selectFrom('conversations')
      .selectAll()
      .where('kind', '=', 'service')
      .where('inbox_id', '=', siteId)
      .where('contact_id', '=', contactId)
      .executeTakeFirst()
    return row === undefined ? null : serviceOf(row)
  }

  return {
    ...createConversationReads(scope),
    ...createConversationLists(scope),
    serviceOf: ofVisitor,
    ensureService: async ({ id, siteId, contactId, nowMs }) => {
      const making = builder
        .insertInto('conversations')
        .values({
          account_id: accountId,
          id,
          kind: 'service',
          inbox_id: siteId,
          contact_id: contactId,
          status: 'queued',
          ...emptyLog(nowMs),
        })
        .onConflict((conflict) =>
          conflict.columns(['account_id', 'contact_id', 'inbox_id']).where('kind', '=', 'service').doNothing(),
        )
        .returningAll()
        .execute()
      const rows = await unlessContactGone(making)
      if (rows === null) return null
      const [made] = rows
      if (made !== undefined) return serviceOf(made)
      const known = await ofVisitor(siteId, contactId)
      if (known === null) throw new Error('The conversation was neither made nor there.')
      return known
    },
    byId: async (id) => {
      const [row] = await scope.rows<ConversationRow>(byId, [id])
      return row === undefined ? null : conversationOf(row)
    },
    serviceById: async (id) => {
      const [row] = await scope.rows<ConversationRow>(byId, [id])
      return row === undefined || row.kind !== 'service' ? null : serviceOf(row)
    },
    joinedBy: async (agentId, limit) =>
      (await scope.rows<{ id: string }>(joinedBy, [JSON.stringify([agentId]), limit])).map(({ id }) => id),
    unfinished: async (after, limit) =>
      (await scope.rows<ConversationRow>(unfinished, [after ?? firstId, limit])).map(serviceOf),
    readPositions: async (agentId, ids) => {
      if (ids.length === 0) return []
      const rows = await builder
        .selectFrom('participants')
        .select(['conversation_id', 'read_seq', 'read_inbound'])
        .where('conversation_id', 'in', [...ids])
        .where('party_kind', '=', 'agent')
        .where('party_id', '=', agentId)
        .where('read_seq', '>', 0)
        .execute()
      return rows.map((row) => ({
        conversationId: row.conversation_id,
        readSeq: row.read_seq,
        readInbound: row.read_inbound,
      }))
    },
  }
}
