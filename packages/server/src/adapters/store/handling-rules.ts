import type { HandlingRule } from '@frontdesk/domain'
import { type RawBuilder, type Selectable, sql, type Transaction } from 'kysely'
import type { HandlingRules } from '../../app/ports/handling-store.ts'
import { errorCode } from '../../start-error.ts'
import { countHandlingChange } from './handling-changes.ts'
import type { Scope } from './scope.ts'
import type { HandlingRuleRow, Tables } from './tables.ts'

const foreignKeyViolation = '23503'

/** The driver writes a list as an array of PostgreSQL where it is not told otherwise. */
const json = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::jsonb`

export const createHandlingRules = ({ builder, accountId }: Scope): HandlingRules => {
  const list = async (): Promise<HandlingRule[]> => {
    const rows = await builder.selectFrom('handling_rules').selectAll().orderBy('place').orderBy('id').execute()
    return rows.map(ruleOf)
  }

  /** Counted first: the account's row is the lock that keeps two changes of the order apart. */
  const changing = <T>(change: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> =>
    builder.transaction().execute(async (transaction) => {
      await countHandlingChange(transaction)
      return change(transaction)
    })

  return {
    list,
    create: (rule, at) =>
      unlessMissing(false, () =>
        changing(async (transaction) => {
          const ids = await idsIn(transaction)
          await transaction
            .insertInto('handling_rules')
            .values({
              account_id: accountId,
              id: rule.id,
              place: ids.length,
              name: rule.name,
              conditions: json(rule.conditions),
              agent_id: rule.agentId,
              team_id: rule.teamId,
              priority: rule.priority,
              created_at_ms: rule.createdAtMs,
            })
            .execute()
          await place(transaction, ids.toSpliced(at ?? ids.length, 0, rule.id))
          return true
        }),
      ),
    update: (id, change) =>
      unlessMissing(null, () =>
        changing(async (transaction) => {
          const row = await transaction
            .updateTable('handling_rules')
            .set({
              // Names a column, so that a change of nothing is a statement, too.
              id,
              ...(change.name !== undefined && { name: change.name }),
              ...(change.conditions !== undefined && { conditions: json(change.conditions) }),
              ...(change.agentId !== undefined && { agent_id: change.agentId }),
              // Whoever decides about its team has seen that the former one is gone.
              ...(change.teamId !== undefined && { team_id: change.teamId, team_gone: false }),
              ...(change.priority !== undefined && { priority: change.priority }),
            })
            .where('id', '=', id)
            .returningAll()
            .executeTakeFirst()
          return row === undefined ? null : ruleOf(row)
        }),
      ),
    remove: (id) =>
      changing(async (transaction) => {
        const gone = await transaction.deleteFrom('handling_rules').where('id', '=', id).executeTakeFirst()
        return gone.numDeletedRows > 0n
      }),
    order: (wanted) =>
      changing(async (transaction) => {
        const ids = await idsIn(transaction)
        if (wanted.some((id) => !ids.includes(id))) return false
        await place(transaction, [...new Set([...wanted, ...ids])])
        return true
      }),
  }
}

const idsIn = async (transaction: Transaction<Tables>): Promise<string[]> => {
  const rows = await transaction.selectFrom('handling_rules').select('id').orderBy('place').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

const place = async (transaction: Transaction<Tables>, ids: readonly string[]): Promise<void> => {
  await transaction
    .updateTable('handling_rules')
    .set({ place: sql<number>`array_position(${[...ids]}::uuid[], id)` })
    .where('id', 'in', ids)
    .execute()
}

/** The given answer where the rule names an agent or team that is not there. */
const unlessMissing = async <T>(missing: T, write: () => Promise<T>): Promise<T> => {
  try {
    return await write()
  } catch (error) {
    if (errorCode(error) === foreignKeyViolation) return missing
    throw error
  }
}

const ruleOf = (row: Selectable<HandlingRuleRow>): HandlingRule => ({
  id: row.id,
  name: row.name,
  conditions: row.conditions,
  agentId: row.agent_id,
  teamId: row.team_id,
  priority: row.priority,
  teamGone: row.team_gone,
  createdAtMs: row.created_at_ms,
})
