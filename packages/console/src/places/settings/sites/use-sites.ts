import type { Site } from '@frontdesk/protocol'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { call } from '../../../lib/api.ts'

const queryKey = ['sites']

/** The company's sites; they are few. */
export const useSites = () => useQuery({ queryKey, queryFn: () => call('site.list', {}) })

/** Takes the newest record of a site from the answer to an act. */
export const putSite = (queries: QueryClient, site: Site): void => {
  queries.setQueryData<{ sites: Site[] }>(queryKey, (known) => {
    const sites = known?.sites ?? []
    return {
      sites: sites.some(({ id }) => id === site.id)
        ? sites.map((one) => (one.id === site.id ? site : one))
        : [...sites, site],
    }
  })
}
