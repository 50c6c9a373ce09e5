import type { Invitation, RoomItem } from '@frontdesk/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLive, useLiveState } from '../../state/live.ts'
import { ask } from '../revisits/acts.ts'
import { isOfStaff } from '../visitors/invitation-state.ts'

/** Who was asked into a session and how that has gone, the newest of each; followed while somebody looks. */
export const useSessionInvitations = ({ id }: RoomItem) => {
  const live = useLive()
  const queries = useQueryClient()
  const connectionId = useLiveState(({ link }) => (link.kind === 'online' ? link.connectionId : ''))
  const query = useQuery({
    // By connection: what was told while there was none is not known.
    queryKey: ['session-invitations', id, connectionId],
    queryFn: async () => (await ask('room.invitations', { conversationId: id })).invitations,
    enabled: connectionId !== '',
    placeholderData: (known: Invitation[] | undefined) => known,
  })
  useEffect(
    () =>
      live?.client.on('frame', (frame) => {
        if (frame.type !== 'invitation.changed' || !isOfStaff(frame.invitation)) return
        const { invitation } = frame
        if (invitation.sessionId !== id) return
        const queryKey = ['session-invitations', id, connectionId]
        // An answer that is still on its way may be of before.
        void queries.cancelQueries({ queryKey }).then(() => {
          queries.setQueryData<Invitation[]>(queryKey, (known = []) => [
            invitation,
            ...known.filter(({ contact }) => contact.id !== invitation.contact.id),
          ])
          void queries.invalidateQueries({ queryKey })
        })
      }),
    [live, queries, id, connectionId],
  )
  return query
}
