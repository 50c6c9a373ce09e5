import type { Team } from '@frontdesk/domain'
import { type Kysely, sql } from 'kysely'
import type { MemberChange, TeamChange, TeamRefusal, Teams } from '../../app/ports/team-store.ts'
import { errorCode } from '../../start-error.ts'
import type { Statement } from './database.ts'
import { teamOf } from './rows.ts'
import type { Scope } from './scope.ts'
import type { Tables, TeamRow } from './tables.ts'

const columns = `t.account_id, t.id, t.name, t.policy, t.capacity, t.accept_within_ms, t.overflow, t.hours_id, t.created_at_ms,
  array(select m.agent_id::text from team_members m where m.account_id = t.account_id and m.team_id = t.id
    order by m.agent_id) as member_ids`
const allTeams: Statement = {
  name: 'team.list',
  text: `select ${columns} from teams t where t.account_id = $1 order by lower(t.name), t.id`,
}
const oneTeam: Statement = {
  name: 'team.one',
  text: `select ${columns} from teams t where t.account_id = $1 and t.id = $2`,
}

type TeamWithMembers = TeamRow & { member_ids: string[] }

export const createTeams = ({ accountId, builder, rows }: Scope): Teams => {
  const byId = async (id: string): Promise<Team | null> => {
    const [row] = await rows<TeamWithMembers>(oneTeam, [id])
    return row === undefined ? null : teamOf(row, row.member_ids)
  }
  return {
    byId,
    list: async () => (await rows<TeamWithMembers>(allTeams, [])).map((row) => teamOf(row, row.member_ids)),
    create: (team) =>
      refusable(() =>
        builder.transaction().execute(async (transaction) => {
          await transaction.insertInto('teams').values(teamRow(team)).execute()
          await changeMembers(transaction, team.accountId, team.id, { add: team.memberIds, remove: [] })
          return 'created' as const
        }),
      ),
    update: (id, change, members) =>
      refusable(async () => {
        const isThere = await builder.transaction().execute(async (transaction) => {
          // Written even where only members change: nodes see by the row that it is another team now.
          const set = { id, ...teamChangeRow(change) }
          const row = await transaction.updateTable('teams').set(set).where('id', '=', id).executeTakeFirst()
          if (row.numUpdatedRows === 0n) return false
          await changeMembers(transaction, accountId, id, members)
          return true
        })
        return (isThere ? await byId(id) : null) ?? 'missing'
      }),
    remove: (id) =>
      builder.transaction().execute(async (transaction) => {
        await transaction
          .updateTable('accounts')
          .set({ service: sql`service - 'overflow'` })
          .where(sql<boolean>`service #>> '{overflow,to,teamId}' = ${id}`)
          .execute()
        await transaction
          .updateTable('inboxes')
          .set({ settings: sql`settings - 'teamId'` })
          .where(sql<boolean>`settings ->> 'teamId' = ${id}`)
          .execute()
        await transaction
          .updateTable('teams')
          .set({ overflow: null })
          .where(sql<boolean>`overflow #>> '{to,teamId}' = ${id}`)
          .execute()
        await transaction
          .updateTable('handling_rules')
          .set({ team_id: null, team_gone: true })
          .where('team_id', '=', id)
          .execute()
        const gone = await transaction.deleteFrom('teams').where('id', '=', id).executeTakeFirst()
        return gone.numDeletedRows > 0n
      }),
  }
}

const changeMembers = async (
  transaction: Kysely<Tables>,
  accountId: string,
  teamId: string,
  { add, remove }: MemberChange,
): Promise<void> => {
  if (remove.length > 0)
    await transaction.deleteFrom('team_members').where('team_id', '=', teamId).where('agent_id', 'in', remove).execute()
  if (add.length > 0)
    await transaction
      .insertInto('team_members')
      .values(add.map((agentId) => ({ account_id: accountId, team_id: teamId, agent_id: agentId })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

const refusals = new Map<string, TeamRefusal>([
  ['23505', 'in_use'],
  ['23503', 'missing'],
])

const refusable = async <T>(write: () => Promise<T>): Promise<T | TeamRefusal> => {
  try {
    return await write()
  } catch (error) {
    const refusal = refusals.get(errorCode(error))
    if (refusal === undefined) throw error
    return refusal
  }
}

const teamRow = (team: Team): TeamRow => ({
  account_id: team.accountId,
  id: team.id,
  name: team.name,
  policy: team.policy,
  capacity: team.capacity,
  accept_within_ms: team.acceptWithinMs,
  overflow: team.overflow,
  hours_id: team.hoursId,
  created_at_ms: team.createdAtMs,
})

/** Only what is there. */
const teamChangeRow = (change: TeamChange): Partial<TeamRow> => ({
  ...(change.name !== undefined && { name: change.name }),
  ...(change.policy !== undefined && { policy: change.policy }),
  ...(change.capacity !== undefined && { capacity: change.capacity }),
  ...(change.acceptWithinMs !== undefined && { accept_within_ms: change.acceptWithinMs }),
  ...(change.overflow !== undefined && { overflow: change.overflow }),
  ...(change.hoursId !== undefined && { hours_id: change.hoursId }),
})
