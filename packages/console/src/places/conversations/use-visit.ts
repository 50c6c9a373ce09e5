import type { Visit } from '@frontdesk/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../../lib/api.ts'
import { useLive, useLiveState } from '../../state/live.ts'

const keyOf = (contactId: string): string[] => ['visit', contactId]

/** The visitor's visit, live: asked for once, at each new connection again, and followed by its changes in between. */
export const useVisit = (contactId: string) => {
  const live = useLive()
  const connectionId = useLiveState(({ link }) => (link.kind === 'online' ? link.connectionId : ''))
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: keyOf(contactId),
    queryFn: async () => (await call('visitor.read', { contactId })).visit,
  })
  useEffect(
    () =>
      live?.client.on('frame', (frame) => {
        if (frame.type !== 'visit.changed') return
        queries.setQueryData<Visit | null>(keyOf(frame.visit.contactId), frame.visit)
      }),
    [live, queries],
  )
  useEffect(() => {
    if (connectionId !== '') void queries.invalidateQueries({ queryKey: keyOf(contactId) })
  }, [queries, connectionId, contactId])
  return query
}
