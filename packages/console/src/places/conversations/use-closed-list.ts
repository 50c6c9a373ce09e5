import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { call } from '../../lib/api.ts'
import { useFeed } from '../../state/feed.ts'
import { useLiveState } from '../../state/live.ts'
import type { Listed } from './feed-lists.ts'

export type ClosedList = {
  items: readonly Listed[]
  /** How much the agent had not read of one when it was fetched. */
  unread: (conversationId: string) => number
  isLoading: boolean
  error: unknown
  loadMore: () => void
}

/**
 * Closed conversations are too many for the feed: they come page by page, and what the feed knows of them is newer.
 * @param live the closed ones that the feed knows
 */
export const useClosedList = (live: readonly Listed[], isShown: boolean): ClosedList => {
  const feed = useFeed((state) => state.feed)
  const connectionId = useLiveState(({ link }) => (link.kind === 'online' ? link.connectionId : null))
  const query = useInfiniteQuery({
    queryKey: ['conversations', 'closed'],
    enabled: isShown,
    queryFn: ({ pageParam }) =>
      call('conversation.list', { tab: 'closed', ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const { refetch } = query
  useEffect(() => {
    if (isShown && connectionId !== null) void refetch()
  }, [connectionId, isShown, refetch])

  const pages = query.data?.pages
  const items = useMemo(() => {
    const byId = new Map<string, Listed>()
    for (const page of pages ?? [])
      for (const item of page.items) if (!feed?.items.has(item.id)) byId.set(item.id, item)
    for (const item of live) byId.set(item.id, item)
    return [...byId.values()].sort((a, b) => b.lastAtMs - a.lastAtMs)
  }, [pages, live, feed])

  return {
    items,
    unread(id) {
      if (feed?.items.has(id) || feed?.rooms.has(id)) return feed.unread(id)
      const item = items.find((one) => one.id === id)
      const read = pages?.flatMap((page) => page.reads).find((one) => one.conversationId === id)
      return Math.max(0, (item?.inboundCount ?? 0) - (read?.readInbound ?? 0))
    },
    isLoading: query.isPending,
    error: query.error,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
    },
  }
}
