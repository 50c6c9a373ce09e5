import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../../lib/api.ts'
import { useLive, useLiveState } from '../../state/live.ts'

const queryKey = ['queue']

/** What moved on another node of the installation is told to nobody here: so it is looked at again. */
const calmlyMs = 5_000

/** The queue as a supervisor sees it: read at each connection, and again whenever it has moved. */
export const useQueue = () => {
  const live = useLive()
  const queries = useQueryClient()
  const connectionId = useLiveState(({ link }) => (link.kind === 'online' ? link.connectionId : ''))
  const query = useQuery({ queryKey, queryFn: () => call('queue.read', {}), refetchInterval: calmlyMs })
  useEffect(
    () =>
      live?.client.on('frame', (frame) => {
        if (frame.type === 'queue.changed') void queries.invalidateQueries({ queryKey })
      }),
    [live, queries],
  )
  useEffect(() => {
    if (connectionId !== '') void queries.invalidateQueries({ queryKey })
  }, [queries, connectionId])
  return query
}
