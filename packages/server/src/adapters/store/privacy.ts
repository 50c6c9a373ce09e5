import { type ExpressionBuilder, sql } from 'kysely'
import type { Privacy } from '../../app/ports/privacy-store.ts'
import { eraseCallbacksOf } from './callback-list.ts'
import { removeLocked } from './removal.ts'
import { createRetention } from './retention.ts'
import { membership } from './rooms.ts'
import type { Scope } from './scope.ts'
import type { ErasureRow, Tables } from './tables.ts'

export const createPrivacy = (scope: Scope): Privacy => {
  const { builder, accountId } = scope
  return {
    ...createRetention(scope),
    conversationsOf: async (contactId, after, limit) => {
      let query = builder.selectFrom('conversations').select(['id', 'seq as entries']).where(isOfContact(contactId))
      if (after !== null) query = query.where('id', '>', after)
      return query.orderBy('id').limit(limit).execute()
    },
    removeConversations: (ids, idleSinceMs) =>
      builder.transaction().execute(async (transaction) => {
        if (ids.length === 0) return { ids: [], entries: 0, files: 0 }
        // In id order, as the log locks them.
        const chosen = transaction
          .selectFrom('conversations')
          .select(['id', 'seq'])
          .where('id', 'in', [...ids])
          .orderBy('id')
          .forUpdate()
        const locked = await (idleSinceMs === null
          ? chosen
          : chosen
              .where('last_at_ms', '<', idleSinceMs)
              .where((is) => is.or([is('status', '=', 'closed'), is('seq', '=', 0)]))
              .skipLocked()
        ).execute()
        return removeLocked(transaction, accountId, locked)
      }),
    removeEntries: async (conversationId, limit) => {
      const first = await builder
        .selectFrom('entries')
        .select('seq')
        .where('conversation_id', '=', conversationId)
        .orderBy('seq')
        .limit(1)
        .executeTakeFirst()
      if (first === undefined) return 0
      const gone = await builder
        .deleteFrom('entries')
        .where('conversation_id', '=', conversationId)
        .where('seq', '<', first.seq + limit)
        .executeTakeFirst()
      return Number(gone.numDeletedRows)
    },
    removeContact: ({ id, contactId, agentId, atMs, conversations, entries, files }, most) =>
      builder.transaction().execute(async (transaction) => {
        // From here on nothing new can point at the contact: a conversation that is being made waits, and finds none.
        const contact = await transaction
          .selectFrom('contacts')
          .select('id')
          .where('id', '=', contactId)
          .forUpdate()
          .executeTakeFirst()
        if (contact === undefined) return 'missing'
        const left = await transaction
          .selectFrom('conversations')
          .select(['id', 'seq'])
          .where(isOfContact(contactId))
          .orderBy('id')
          .limit(most + 1)
          .forUpdate()
          .execute()
        if (left.length > most) return 'more'
        const removed = await removeLocked(transaction, accountId, left)
        await eraseCallbacksOf(transaction, accountId, contactId)
        // Tokens, tickets and visits go with the row they belong to.
        await transaction.deleteFrom('contacts').where('id', '=', contactId).execute()
        const row: ErasureRow = {
          account_id: accountId,
          id,
          contact_id: contactId,
          agent_id: agentId,
          at_ms: atMs,
          conversations: conversations + removed.ids.length,
          entries: entries + removed.entries,
          files: files + removed.files,
        }
        await transaction.insertInto('erasures').values(row).execute()
        return { removed, erasure: erasureOf(row) }
      }),
    erasures: async (limit) => {
      const rows = await builder
        .selectFrom('erasures')
        .selectAll()
        .orderBy('at_ms', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(erasureOf)
    },
  }
}

/** Its own conversations, and the sessions of several that it was in: what others said there answers it. */
const isOfContact = (contactId: string) => (is: ExpressionBuilder<Tables, 'conversations'>) =>
  is.or([
    is('contact_id', '=', contactId),
    sql<boolean>`conversations.room @> ${membership({ kind: 'contact', id: contactId })}::jsonb`,
  ])

const erasureOf = (row: ErasureRow) => ({
  id: row.id,
  contactId: row.contact_id,
  agentId: row.agent_id,
  atMs: row.at_ms,
  conversations: row.conversations,
  entries: row.entries,
  files: row.files,
})
