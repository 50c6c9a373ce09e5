import type { BusinessHours } from '@frontdesk/protocol'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { call } from '../../../lib/api.ts'

const queryKey = ['hours']

/** The company's business hours; how they stand is as of the last reading, which a minute makes old. */
export const useHours = () =>
  useQuery({ queryKey, queryFn: () => call('hours.list', {}), refetchOnMount: 'always', staleTime: 60_000 })

/** Takes the newest record from the answer to an act. */
export const putHours = (queries: QueryClient, hours: BusinessHours): void => {
  queries.setQueryData<{ hours: BusinessHours[] }>(queryKey, (known) => ({
    hours: [...(known?.hours ?? []).filter(({ id }) => id !== hours.id), hours].sort((a, b) =>
      a.name.localeCompare(b.name),
    ),
  }))
}

/** Sites and teams have them no more. */
export const forgetHours = async (queries: QueryClient): Promise<void> => {
  await Promise.all([queryKey, ['sites'], ['teams']].map((key) => queries.invalidateQueries({ queryKey: key })))
}
