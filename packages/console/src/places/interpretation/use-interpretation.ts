import type { Interpretation } from '@frontdesk/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

const keyOf = (conversationId: string) => ['interpretation', conversationId]

/** How a conversation is interpreted; undefined while that is not known. */
export const useInterpretation = (conversationId: string): Interpretation | undefined =>
  useQuery({
    queryKey: keyOf(conversationId),
    queryFn: () => call('interpretation.read', { conversationId }),
    staleTime: 60_000,
  }).data

/** Keeps what a change came to. */
export const useKeepInterpretation = (conversationId: string): ((here: Interpretation) => void) => {
  const queries = useQueryClient()
  return (here) => queries.setQueryData(keyOf(conversationId), here)
}
