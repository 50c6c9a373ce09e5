import type { ConversationItem } from '@frontdesk/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../../lib/api.ts'
import { useLiveState } from '../../state/live.ts'

/** All that is known of the conversation's contact; asked again at each new connection, and when its card has changed. */
export const useContact = ({ contact }: Pick<ConversationItem, 'contact'>) => {
  const connectionId = useLiveState(({ link }) => (link.kind === 'online' ? link.connectionId : ''))
  const queries = useQueryClient()
  const { id } = contact
  const card = JSON.stringify(contact)
  const query = useQuery({ queryKey: ['contact', id], queryFn: () => call('contact.read', { contactId: id }) })
  useEffect(() => {
    if (connectionId !== '' && card !== '') void queries.invalidateQueries({ queryKey: ['contact', id] })
  }, [queries, connectionId, id, card])
  return query
}
