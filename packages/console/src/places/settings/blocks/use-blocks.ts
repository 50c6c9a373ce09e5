import type { Block } from '@frontdesk/protocol'
import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../../../lib/api.ts'
import { useLive } from '../../../state/live.ts'

export type BlockState = 'current' | 'over' | 'all'

const key = ['blocks']

/** The account's blocks as they are looked for, page by page. */
export const useBlocks = (search: string, state: BlockState) =>
  useInfiniteQuery({
    queryKey: [...key, 'list', search, state],
    queryFn: ({ pageParam }) =>
      call('block.list', {
        ...(search === '' ? {} : { search }),
        ...(state === 'all' ? {} : { state }),
        ...(pageParam === null ? {} : { before: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  })

/** What keeps a visitor out now, as itself or by the address it comes from. */
export const useBlocksOf = (contactId: string, ip: string | null) => {
  const live = useLive()
  const queries = useQueryClient()
  // A colleague has blocked it: the conversation says so.
  useEffect(
    () =>
      live?.client.on('entries', ({ entries }) => {
        if (entries.some(({ content }) => content.kind === 'blocked')) void askAnew(queries)
      }),
    [live, queries],
  )
  return useQuery({
    queryKey: [...key, 'of', contactId, ip],
    queryFn: async (): Promise<Block[]> => {
      const answer = await call('block.list', { contactId, ...(ip === null ? {} : { ip }), state: 'current' })
      return answer.blocks
    },
  })
}

/** Blocks have changed: everything that shows some is asked for anew. */
export const askAnew = (queries: QueryClient): Promise<void> => queries.invalidateQueries({ queryKey: key })
