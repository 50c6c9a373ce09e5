import type { Team } from '@frontdesk/protocol'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { call } from '../../../lib/api.ts'

const queryKey = ['teams']

/** The company's teams; they are few. */
export const useTeams = () => useQuery({ queryKey, queryFn: () => call('team.list', {}) })

/** Takes the newest record of a team from the answer to an act. */
export const putTeam = (queries: QueryClient, team: Team): void => {
  queries.setQueryData<{ teams: Team[] }>(queryKey, (known) => ({
    teams: [...(known?.teams ?? []).filter(({ id }) => id !== team.id), team].sort((a, b) =>
      a.name.localeCompare(b.name),
    ),
  }))
}

/** Others lead to it no more, so all that shows teams or sites is read anew. */
export const forgetTeam = async (queries: QueryClient): Promise<void> => {
  await Promise.all([queryKey, ['sites'], ['account']].map((key) => queries.invalidateQueries({ queryKey: key })))
}
