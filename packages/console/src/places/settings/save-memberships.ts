import type { Team } from '@frontdesk/protocol'
import type { QueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { putTeam } from './teams/use-teams.ts'

/** Puts an agent into the wanted teams and out of the others, one after the other. @throws ApiError */
export const saveMemberships = async (
  queries: QueryClient,
  agentId: string,
  teamIds: readonly string[],
): Promise<void> => {
  const { teams } = queries.getQueryData<{ teams: Team[] }>(['teams']) ?? { teams: [] }
  for (const { id, memberIds } of teams) {
    const isIn = memberIds.includes(agentId)
    if (teamIds.includes(id) === isIn) continue
    const move = isIn ? { removeMemberIds: [agentId] } : { addMemberIds: [agentId] }
    putTeam(queries, await call('team.update', { teamId: id, ...move }))
  }
}
