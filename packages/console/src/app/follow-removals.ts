import type { QueryClient } from '@tanstack/react-query'
import { emptyDraft, writeDraft } from '../state/drafts.ts'
import type { Live } from '../state/live.ts'

/** What this browser keeps beside the client goes with a removed conversation. @returns what stops it */
export const followRemovals = ({ client }: Live, queries: QueryClient): (() => void) =>
  client.on('removed', (conversationId) => {
    writeDraft(conversationId, emptyDraft)
    for (const key of ['contact', 'visit']) queries.removeQueries({ queryKey: [key], type: 'inactive' })
    void queries.invalidateQueries({ queryKey: ['conversations'] })
  })
