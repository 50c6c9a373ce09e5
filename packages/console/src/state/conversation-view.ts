import type { ConversationView } from '@frontdesk/client'
import { useCallback, useSyncExternalStore } from 'react'
import { useLive } from './live.ts'

/** The client's view of one conversation, drawn again when it changes. Null while nobody is connected. */
export const useConversationView = (conversationId: string): ConversationView | null => {
  const live = useLive()
  const subscribe = useCallback(
    (changed: () => void) =>
      live?.client.on('conversation', (id) => {
        if (id === conversationId) changed()
      }) ?? (() => {}),
    [live, conversationId],
  )
  return useSyncExternalStore(subscribe, () => live?.client.conversation(conversationId) ?? null)
}
