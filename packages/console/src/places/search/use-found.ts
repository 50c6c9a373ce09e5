import type { Params, Result } from '@frontdesk/protocol'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { startOfDay } from '../../lib/time.ts'
import { isAsked, type SearchAddress, timesOf } from './address.ts'

/** What was just written is found a moment later: so long as some can't be, it is asked again. */
const againMs = 2_000

export type FoundPage =
  | { what: 'messages'; page: Result<'search.messages'> }
  | { what: 'conversations'; page: Result<'search.conversations'> }
  | { what: 'contacts'; page: Result<'search.contacts'> }

const paramsOf = (address: SearchAddress): Params<'search.conversations'> => {
  const { q = '', kind, agent, team, site, tag } = address
  return {
    text: q.trim(),
    ...(kind !== undefined && { kind }),
    ...(agent !== undefined && { agentId: agent }),
    ...(team !== undefined && { teamId: team }),
    ...(site !== undefined && { siteId: site }),
    ...(tag !== undefined && { tagId: tag }),
    ...timesOf(address, startOfDay(Date.now())),
  }
}

const ask = async (address: SearchAddress, from: { before?: string }): Promise<FoundPage> => {
  const { what = 'messages', q = '', tag } = address
  switch (what) {
    case 'messages':
      return { what, page: await call('search.messages', { ...paramsOf(address), ...from }) }
    case 'conversations':
      return { what, page: await call('search.conversations', { ...paramsOf(address), ...from }) }
    case 'contacts': {
      const params = { text: q.trim(), ...(tag !== undefined && { tagId: tag }), ...from }
      return { what, page: await call('search.contacts', params) }
    }
  }
}

/** Pages of what is found, the newest first. */
export const useFound = (address: SearchAddress) => {
  const enabled = isAsked(address)
  const query = useInfiniteQuery({
    queryKey: ['search', address],
    queryFn: ({ pageParam }) => ask(address, pageParam === null ? {} : { before: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ page }) => page.next,
    enabled,
    staleTime: 0,
    retry: false,
    refetchInterval: ({ state }) => ((state.data?.pages.at(-1)?.page.behind ?? 0) > 0 ? againMs : false),
  })
  const pages = query.data?.pages ?? []
  return {
    isAsked: enabled,
    pages,
    count: pages.reduce((all, { page }) => all + page.hits.length, 0),
    behind: pages.at(-1)?.page.behind ?? 0,
    isLoading: enabled && query.isPending,
    isLoadingMore: query.isFetchingNextPage,
    hasMore: query.hasNextPage,
    loadMore: () => void query.fetchNextPage(),
    error: query.error,
    again: () => void query.refetch(),
  }
}
