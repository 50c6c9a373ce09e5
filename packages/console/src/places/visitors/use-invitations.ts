import type { Invitation } from '@frontdesk/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useLive, useLiveState } from '../../state/live.ts'
import { isOfStaff } from './invitation-state.ts'

const queryKey = ['invitations']

/** The newest invitation of each visitor, by contact: asked for once, and followed while somebody looks. */
export const useInvitations = (): ReadonlyMap<string, Invitation> => {
  const live = useLive()
  const queries = useQueryClient()
  const connectionId = useLiveState(({ link }) => (link.kind === 'online' ? link.connectionId : ''))
  const { data } = useQuery({
    queryKey,
    queryFn: async () => (await live?.client.request('invitation.list', {}))?.invitations ?? [],
    enabled: live !== null && connectionId !== '',
  })
  useEffect(
    () =>
      live?.client.on('frame', (frame) => {
        if (frame.type === 'invitations.changed') void queries.invalidateQueries({ queryKey })
        if (frame.type !== 'invitation.changed' || !isOfStaff(frame.invitation)) return
        const { invitation } = frame
        queries.setQueryData<Invitation[]>(queryKey, (known = []) => [
          invitation,
          ...known.filter(({ contact }) => contact.id !== invitation.contact.id),
        ])
      }),
    [live, queries],
  )
  useEffect(() => {
    if (connectionId !== '') void queries.invalidateQueries({ queryKey })
  }, [queries, connectionId])
  return useMemo(() => new Map((data ?? []).map((one) => [one.contact.id, one])), [data])
}
