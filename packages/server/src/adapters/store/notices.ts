import type { NoticeKey, Notices } from '../../app/ports/notice-store.ts'
import type { Scope } from './scope.ts'
import type { NoticeRow } from './tables.ts'

const keyOf = (row: NoticeRow): NoticeKey => ({
  conversationId: row.conversation_id,
  seq: row.seq,
  agentId: row.agent_id,
  way: row.way,
})

export const createNotices = ({ builder, accountId }: Scope): Notices => {
  const ofMessage = ({ conversationId, seq }: Pick<NoticeKey, 'conversationId' | 'seq'>) =>
    builder.selectFrom('notices').selectAll().where('conversation_id', '=', conversationId).where('seq', '=', seq)

  return {
    plan: async (message, to, nowMs) => {
      const planned = await ofMessage(message).execute()
      if (planned.length === 0 && to.length > 0)
        await builder
          .insertInto('notices')
          .values(
            to.map(({ agentId, way }) => ({
              account_id: accountId,
              conversation_id: message.conversationId,
              seq: message.seq,
              agent_id: agentId,
              way,
              state: 'waiting' as const,
              changed_at_ms: nowMs,
            })),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      return (await ofMessage(message).where('state', '=', 'waiting').execute()).map(keyOf)
    },
    claim: async (key, nowMs, staleBeforeMs) => {
      const { numUpdatedRows } = await builder
        .updateTable('notices')
        .set({ state: 'sending', changed_at_ms: nowMs })
        .where('conversation_id', '=', key.conversationId)
        .where('seq', '=', key.seq)
        .where('agent_id', '=', key.agentId)
        .where('way', '=', key.way)
        .where((is) =>
          is.or([
            is('state', '=', 'waiting'),
            is.and([is('state', '=', 'sending'), is('changed_at_ms', '<', staleBeforeMs)]),
          ]),
        )
        .executeTakeFirstOrThrow()
      return numUpdatedRows === 1n
    },
    settle: async (key, state, nowMs) => {
      await builder
        .updateTable('notices')
        .set({ state, changed_at_ms: nowMs })
        .where('conversation_id', '=', key.conversationId)
        .where('seq', '=', key.seq)
        .where('agent_id', '=', key.agentId)
        .where('way', '=', key.way)
        .execute()
    },
    latest: async (conversationId, limit) => {
      const rows = await builder
        .selectFrom('notices')
        .selectAll()
        .where('conversation_id', '=', conversationId)
        .orderBy('seq', 'desc')
        .orderBy('agent_id')
        .orderBy('way')
        .limit(limit)
        .execute()
      return rows.map((row) => ({ ...keyOf(row), state: row.state }))
    },
  }
}
