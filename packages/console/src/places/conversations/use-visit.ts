import type { Visit } from '@frontdesk/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../../lib/api.ts'
import { useLive, useLiveState } from '../../state/live.ts'

/** The visitor's visit, live: asked for once, at each new connection again, and followed by its changes in between. */
export const useVisit = (contactId: string) => {
  const live = useLive()
  const connectionId = useLiveState(({ link }) => (link.kind === 'online' ? link.connectionId : ''))
  const queries = useQueryClient()
  const queryKey = ['visit', contactId, connectionId]
  const query = useQuery({
    queryKey,
    queryFn: async () => (await call('visitor.read', { contactId })).visit,
    placeholderData: (before: Visit | null | undefined) => (before?.contactId === contactId ? before : undefined),
  })
  useEffect(
    () =>
      live?.client.on('visit', (visit) => {
        queries.setQueryData<Visit | null>(['visit', visit.contactId, connectionId], visit)
      }),
    [live, queries, connectionId],
  )
  return query
}
