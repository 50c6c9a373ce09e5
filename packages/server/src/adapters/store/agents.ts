import { type Agent, isLastAdministrator } from '@frontdesk/domain'
import { sql } from 'kysely'
import type { AgentChange, Agents } from '../../app/ports/store.ts'
import { errorCode } from '../../start-error.ts'
import { type AgentWithRole, agentOf, ownRoleSql } from './rows.ts'
import type { Scope } from './scope.ts'
import type { AgentRow } from './tables.ts'

const uniqueViolation = '23505'
const ownRole = sql<AgentWithRole['own_role']>`${sql.raw(ownRoleSql('agents'))}`.as('own_role')

export const createAgents = ({ builder }: Scope): Agents => {
  const byId = async (id: string): Promise<Agent | null> => {
    const row = await builder.selectFrom('agents').selectAll().select(ownRole).where('id', '=', id).executeTakeFirst()
    return row === undefined ? null : agentOf(row)
  }
  const list = async (): Promise<Agent[]> => {
    const rows = await builder
      .selectFrom('agents')
      .selectAll()
      .select(ownRole)
      .orderBy('created_at_ms')
      .orderBy('id')
      .execute()
    return rows.map(agentOf)
  }
  return {
    byId,
    list,
    create: async (agent) => {
      const result = await builder
        .insertInto('agents')
        .values(agentRow(agent))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return result.numInsertedOrUpdatedRows === 1n
    },
    byLogin: async (login) => {
      const row = await builder
        .selectFrom('agents')
        .selectAll()
        .select(ownRole)
        .where(sql<boolean>`lower(login) = lower(${login})`)
        .executeTakeFirst()
      return row === undefined ? null : agentOf(row)
    },
    update: (id, change) => changeAgent(builder, id, change),
    updateKeepingAdministrator: (id, change) =>
      builder.transaction().execute(async (transaction) => {
        // The account's row stands for the set of its administrators: two who demote each other take turns.
        await transaction.selectFrom('accounts').select('id').forNoKeyUpdate().execute()
        const demotes = (change.role !== undefined && change.role !== 'administrator') || isSet(change.disabledAtMs)
        if (demotes) {
          const rows = await transaction.selectFrom('agents').selectAll().select(ownRole).execute()
          if (isLastAdministrator(rows.map(agentOf), id)) return 'last_administrator' as const
        }
        return changeAgent(transaction, id, change)
      }),
  }
}

const isSet = (value: number | null | undefined): boolean => value !== null && value !== undefined

const changeAgent = async (
  builder: Scope['builder'],
  id: string,
  change: AgentChange,
): Promise<Agent | 'missing' | 'in_use'> => {
  const set = agentChangeRow(change)
  try {
    const row =
      Object.keys(set).length === 0
        ? await builder.selectFrom('agents').selectAll().select(ownRole).where('id', '=', id).executeTakeFirst()
        : await builder
            .updateTable('agents')
            .set(set)
            .where('id', '=', id)
            .returningAll()
            .returning(ownRole)
            .executeTakeFirst()
    return row === undefined ? 'missing' : agentOf(row)
  } catch (error) {
    if (errorCode(error) === uniqueViolation) return 'in_use'
    throw error
  }
}

const agentRow = (agent: Agent): AgentRow => ({
  account_id: agent.accountId,
  id: agent.id,
  login: agent.login,
  email: agent.email,
  name: agent.name,
  number: agent.number,
  role: agent.role,
  role_id: agent.ownRole?.id ?? null,
  language: agent.language,
  theme: agent.theme,
  password_hash: agent.passwordHash,
  password_change_due: agent.passwordChangeDue,
  invited_at_ms: agent.invitedAtMs,
  picture_key: agent.pictureKey,
  disabled_at_ms: agent.disabledAtMs,
  created_at_ms: agent.createdAtMs,
  capacity: agent.capacity,
  skills: [...agent.skills],
  languages: [...agent.languages],
  phone: agent.phone,
})

/** Only what is there; the columns are named here and nowhere else. */
const agentChangeRow = (change: AgentChange): Partial<AgentRow> => ({
  ...(change.name !== undefined && { name: change.name }),
  ...(change.number !== undefined && { number: change.number }),
  ...(change.email !== undefined && { email: change.email }),
  ...(change.role !== undefined && { role: change.role }),
  ...(change.roleId !== undefined && { role_id: change.roleId }),
  ...(change.language !== undefined && { language: change.language }),
  ...(change.theme !== undefined && { theme: change.theme }),
  ...(change.passwordHash !== undefined && { password_hash: change.passwordHash }),
  ...(change.passwordChangeDue !== undefined && { password_change_due: change.passwordChangeDue }),
  ...(change.invitedAtMs !== undefined && { invited_at_ms: change.invitedAtMs }),
  ...(change.pictureKey !== undefined && { picture_key: change.pictureKey }),
  ...(change.disabledAtMs !== undefined && { disabled_at_ms: change.disabledAtMs }),
  ...(change.capacity !== undefined && { capacity: change.capacity }),
  ...(change.skills !== undefined && { skills: [...change.skills] }),
  ...(change.phone !== undefined && { phone: change.phone }),
  ...(change.languages !== undefined && { languages: [...change.languages] }),
})
