import type { Interpretation } from '@frontdesk/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../../lib/api.ts'
import { useLive } from '../../state/live.ts'

const keyOf = (conversationId: string) => ['interpretation', conversationId]

/** How a conversation is interpreted, live; undefined while that is not known. */
export const useInterpretation = (conversationId: string): Interpretation | undefined => {
  const live = useLive()
  const queries = useQueryClient()
  useEffect(
    () =>
      live?.client.on('frame', (frame) => {
        if (frame.type === 'interpretation.changed' && frame.conversationId === conversationId)
          void queries.invalidateQueries({ queryKey: keyOf(conversationId) })
      }),
    [live, queries, conversationId],
  )
  return useQuery({
    queryKey: keyOf(conversationId),
    queryFn: () => call('interpretation.read', { conversationId }),
    staleTime: 60_000,
  }).data
}

/** Keeps what a change came to. */
export const useKeepInterpretation = (conversationId: string): ((here: Interpretation) => void) => {
  const queries = useQueryClient()
  return (here) => queries.setQueryData(keyOf(conversationId), here)
}
