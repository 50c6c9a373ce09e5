import type { Sessions } from '../../app/ports/store.ts'
import { sessionOf } from './rows.ts'
import type { Scope } from './scope.ts'

export const createSessions = ({ builder }: Scope): Sessions => ({
  create: async (session) => {
    await builder
      .insertInto('agent_sessions')
      .values({
        account_id: session.accountId,
        id: session.id,
        agent_id: session.agentId,
        token_hash: session.tokenHash,
        created_at_ms: session.createdAtMs,
        last_seen_at_ms: session.lastSeenAtMs,
        expires_at_ms: session.expiresAtMs,
        ip: session.ip,
        user_agent: session.userAgent,
      })
      .execute()
  },
  ofAgent: async (agentId, nowMs) => {
    const rows = await builder
      .selectFrom('agent_sessions')
      .selectAll()
      .where('agent_id', '=', agentId)
      .where('expires_at_ms', '>', nowMs)
      .orderBy('last_seen_at_ms', 'desc')
      .orderBy('id')
      .execute()
    return rows.map(sessionOf)
  },
  touch: async (id, nowMs, expiresAtMs) => {
    await builder
      .updateTable('agent_sessions')
      .set({ last_seen_at_ms: nowMs, expires_at_ms: expiresAtMs })
      .where('id', '=', id)
      .execute()
  },
  end: async (agentId, id) => {
    const ended = await builder
      .deleteFrom('agent_sessions')
      .where('agent_id', '=', agentId)
      .where('id', '=', id)
      .executeTakeFirst()
    return ended.numDeletedRows === 1n
  },
  endAll: async (agentId, exceptId) => {
    const all = builder.deleteFrom('agent_sessions').where('agent_id', '=', agentId).returning('id')
    const ended = await (exceptId === null ? all : all.where('id', '<>', exceptId)).execute()
    return ended.map(({ id }) => id)
  },
})
