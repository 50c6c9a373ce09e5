import { sql } from 'kysely'
import type { Letters } from '../../app/ports/letter-store.ts'
import type { Scope } from './scope.ts'

export const createLetters = ({ builder, accountId }: Scope): Letters => ({
  want: async (conversationId, seq, dueAtMs) => {
    const row = await builder
      .insertInto('letters')
      .values({ account_id: accountId, conversation_id: conversationId, mailed_seq: seq - 1, due_at_ms: dueAtMs })
      .onConflict((conflict) =>
        conflict
          .columns(['account_id', 'conversation_id'])
          .doUpdateSet({ due_at_ms: sql<number>`coalesce(letters.due_at_ms, excluded.due_at_ms)` })
          .where('letters.mailed_seq', '<', seq),
      )
      .returning('due_at_ms')
      .executeTakeFirst()
    return row?.due_at_ms ?? null
  },
  take: (conversationId) =>
    builder.transaction().execute(async (transaction) => {
      const row = await transaction
        .selectFrom('letters')
        .selectAll()
        .where('conversation_id', '=', conversationId)
        .where('due_at_ms', 'is not', null)
        .forUpdate()
        .executeTakeFirst()
      if (row === undefined) return null
      const head = await transaction
        .selectFrom('conversations')
        .select('public_seq')
        .where('id', '=', conversationId)
        .executeTakeFirst()
      if (head === undefined) return null
      await transaction
        .updateTable('letters')
        .set({ mailed_seq: head.public_seq, due_at_ms: null })
        .where('conversation_id', '=', conversationId)
        .execute()
      return { fromSeq: row.mailed_seq + 1, toSeq: head.public_seq }
    }),
})
