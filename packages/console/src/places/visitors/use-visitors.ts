import type { VisitorHere } from '@frontdesk/protocol'
import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../../lib/api.ts'
import { useLive, useLiveState } from '../../state/live.ts'
import { mergeVisit } from './merge-visit.ts'

const queryKey = ['visitors']
/** Visitors who are picked for others come and go without a word to this agent. */
const renewEveryMs = 10_000

type Page = { visitors: VisitorHere[]; next: string | null; total: number }

/** Who is on the sites now: asked for again and again while somebody looks, and at once where a visitor of one's own moves. */
export const useVisitors = () => {
  const live = useLive()
  const queries = useQueryClient()
  const connectionId = useLiveState(({ link }) => (link.kind === 'online' ? link.connectionId : ''))
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }): Promise<Page> => call('visitor.list', pageParam === null ? {} : { before: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: renewEveryMs,
  })
  useEffect(
    () =>
      live?.client.on('visit', (visit) => {
        const known = queries.getQueryData<InfiniteData<Page, string | null>>(queryKey)
        let isMerged = false
        const pages = known?.pages.map((page) => {
          const merged = mergeVisit(page, visit)
          isMerged ||= merged !== null
          return merged ?? page
        })
        if (known !== undefined && pages !== undefined && isMerged) queries.setQueryData(queryKey, { ...known, pages })
        else void queries.invalidateQueries({ queryKey })
      }),
    [live, queries],
  )
  useEffect(() => {
    if (connectionId !== '') void queries.invalidateQueries({ queryKey })
  }, [queries, connectionId])
  return query
}
