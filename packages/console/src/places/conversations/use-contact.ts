import type { ServiceItem } from '@frontdesk/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { call } from '../../lib/api.ts'
import { useLiveState } from '../../state/live.ts'

/** All that is known of the conversation's contact; asked again at each new connection, and when the contact has changed. */
export const useContact = (item: ServiceItem) => {
  const connectionId = useLiveState(({ link }) => (link.kind === 'online' ? link.connectionId : ''))
  const queries = useQueryClient()
  const { id } = item.contact
  const card = JSON.stringify(item.contact)
  const last = useRef(item)
  const query = useQuery({ queryKey: ['contact', id], queryFn: () => call('contact.read', { contactId: id }) })
  useEffect(() => {
    if (connectionId !== '' && card !== '') void queries.invalidateQueries({ queryKey: ['contact', id] })
  }, [queries, connectionId, id, card])
  useEffect(() => {
    const before = last.current
    last.current = item
    // Told anew although nothing was added to it: something of the contact that the card does not show has changed.
    if (before !== item && before.id === item.id && before.rev === item.rev)
      void queries.invalidateQueries({ queryKey: ['contact', id] })
  }, [queries, item, id])
  return query
}
