import type { Params } from '@frontdesk/protocol'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { startOfDay } from '../../lib/time.ts'
import { type SearchAddress, sinceDays } from './address.ts'

const dayMs = 86_400_000
/** What was just written is found a moment later: so long as some can't be, it is asked again. */
const againMs = 2_000

const paramsOf = ({ q = '', kind, agent, team, site, tag, since }: SearchAddress): Params<'search.messages'> => ({
  text: q,
  ...(kind !== undefined && { kind }),
  ...(agent !== undefined && { agentId: agent }),
  ...(team !== undefined && { teamId: team }),
  ...(site !== undefined && { siteId: site }),
  ...(tag !== undefined && { tagId: tag }),
  ...(since !== undefined && { fromMs: startOfDay(Date.now()) - sinceDays[since] * dayMs }),
})

/** Pages of what is found, the newest first. */
export const useFound = (address: SearchAddress) => {
  const isAsked = (address.q ?? '').trim() !== ''
  const query = useInfiniteQuery({
    queryKey: ['search.messages', address],
    queryFn: ({ pageParam }) =>
      call('search.messages', { ...paramsOf(address), ...(pageParam !== null && { before: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    enabled: isAsked,
    staleTime: 0,
    retry: false,
    refetchInterval: ({ state }) => ((state.data?.pages.at(-1)?.behind ?? 0) > 0 ? againMs : false),
  })
  const pages = query.data?.pages ?? []
  return {
    isAsked,
    hits: pages.flatMap(({ hits }) => hits),
    items: pages.flatMap(({ conversations }) => conversations),
    behind: pages.at(-1)?.behind ?? 0,
    isLoading: isAsked && query.isPending,
    isLoadingMore: query.isFetchingNextPage,
    hasMore: query.hasNextPage,
    loadMore: () => void query.fetchNextPage(),
    error: query.error,
    again: () => void query.refetch(),
  }
}
