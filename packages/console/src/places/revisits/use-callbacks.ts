import type { ServerFrame } from '@frontdesk/protocol'
import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../../lib/api.ts'
import { useLive, useLiveState } from '../../state/live.ts'
import { filterOf, type RevisitSearch } from './address.ts'
import { type CallbackPages, mergeCallback } from './merge-callback.ts'

const lists = ['callbacks']
const one = (callbackId: string): string[] => ['callback', callbackId]
/** Changes of many colleagues are gathered before the list is asked for anew. */
const gatherMs = 300

/** The revisit list as it is looked for: changes of entries show at once, and who comes in or goes shortly after. */
export const useCallbacks = (search: RevisitSearch) => {
  useFollowing()
  return useInfiniteQuery({
    queryKey: [...lists, search],
    queryFn: ({ pageParam }) =>
      call('callback.list', { ...filterOf(search), ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  })
}

/** One entry, for who looks at it. */
export const useOneCallback = (callbackId: string) => {
  useFollowing()
  return useQuery({ queryKey: one(callbackId), queryFn: () => call('callback.read', { callbackId }) })
}

/** The entry of a contact that is not done; null where there is none. */
export const useCallbackOf = (contactId: string) => {
  useFollowing()
  return useQuery({
    queryKey: [...lists, 'of', contactId],
    queryFn: async () => (await call('callback.list', { contactId, state: 'current' })).callbacks[0] ?? null,
  })
}

/** What a frame of the server makes of all that is loaded. */
const take = (queries: QueryClient, frame: ServerFrame): void => {
  queries.setQueriesData<CallbackPages>(
    { queryKey: lists, predicate: ({ queryKey }) => queryKey[1] !== 'of' },
    (known) => (known === undefined ? known : mergeCallback(known, frame)),
  )
  if (frame.type === 'callback.changed') queries.setQueryData(one(frame.callback.id), frame.callback)
  if (frame.type === 'callback.removed') void queries.invalidateQueries({ queryKey: one(frame.callbackId) })
}

const isOfList = ({ type }: ServerFrame): boolean =>
  type === 'callback.changed' || type === 'callback.removed' || type === 'callbacks.changed'

/** Keeps all that is loaded true while somebody looks: by the server's frames, and anew at each new connection. */
const useFollowing = (): void => {
  const live = useLive()
  const queries = useQueryClient()
  const connectionId = useLiveState(({ link }) => (link.kind === 'online' ? link.connectionId : ''))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const off = live?.client.on('frame', (frame) => {
      if (!isOfList(frame)) return
      take(queries, frame)
      timer ??= setTimeout(() => {
        timer = undefined
        void queries.invalidateQueries({ queryKey: lists })
      }, gatherMs)
    })
    return () => {
      clearTimeout(timer)
      off?.()
    }
  }, [live, queries])
  useEffect(() => {
    if (connectionId === '') return
    void queries.invalidateQueries({ queryKey: lists })
    void queries.invalidateQueries({ queryKey: ['callback'] })
  }, [queries, connectionId])
}
