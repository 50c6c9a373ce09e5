import type { CannedOwner, CannedResponse } from '@frontdesk/domain'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { CannedRefusal, CannedResponses } from '../../app/ports/canned-store.ts'
import { isGone } from './gone.ts'
import type { Scope } from './scope.ts'
import type { CannedResponseRow } from './tables.ts'
import { isTaken } from './taken.ts'

/** The driver writes a list as an array of PostgreSQL where it is not told otherwise. */
const json = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::jsonb`

export const createCannedResponses = ({ builder, accountId }: Scope): CannedResponses => ({
  list: async (agentId) => {
    const rows = await builder
      .selectFrom('canned_responses')
      .selectAll()
      .where(({ or, eb }) => or([eb('agent_id', 'is', null), eb('agent_id', '=', agentId)]))
      .orderBy(sql`lower(code)`)
      .orderBy('id')
      .execute()
    return rows.map(responseOf)
  },
  byId: async (id) => {
    const row = await builder.selectFrom('canned_responses').selectAll().where('id', '=', id).executeTakeFirst()
    return row === undefined ? null : responseOf(row)
  },
  create: ({ id, owner, code, title, texts, createdAtMs }) =>
    refusable(async () => {
      await builder
        .insertInto('canned_responses')
        .values({
          account_id: accountId,
          id,
          agent_id: owner.kind === 'agent' ? owner.agentId : null,
          team_id: owner.kind === 'team' ? owner.teamId : null,
          code,
          title,
          texts: json(texts),
          created_at_ms: createdAtMs,
        })
        .execute()
      return 'created' as const
    }),
  update: (id, { code, title, texts }) =>
    refusable(async () => {
      const row = await builder
        .updateTable('canned_responses')
        .set({
          // Names a column, so that a change of nothing is a statement, too.
          id,
          ...(code !== undefined && { code }),
          ...(title !== undefined && { title }),
          ...(texts !== undefined && { texts: json(texts) }),
        })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      return row === undefined ? 'missing' : responseOf(row)
    }),
  remove: async (id) => {
    const gone = await builder.deleteFrom('canned_responses').where('id', '=', id).executeTakeFirst()
    return gone.numDeletedRows > 0n
  },
})

const refusable = async <T>(write: () => Promise<T>): Promise<T | CannedRefusal> => {
  try {
    return await write()
  } catch (error) {
    if (isTaken(error)) return 'in_use'
    if (isGone(error)) return 'missing'
    throw error
  }
}

const ownerOf = ({ agent_id, team_id }: Selectable<CannedResponseRow>): CannedOwner => {
  if (agent_id !== null) return { kind: 'agent', agentId: agent_id }
  return team_id === null ? { kind: 'account' } : { kind: 'team', teamId: team_id }
}

const responseOf = (row: Selectable<CannedResponseRow>): CannedResponse => ({
  id: row.id,
  owner: ownerOf(row),
  code: row.code,
  title: row.title,
  texts: row.texts,
  createdAtMs: row.created_at_ms,
})
