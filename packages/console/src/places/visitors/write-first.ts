import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/i18n.ts'
import { currentLive } from '../../state/live.ts'
import { toast } from '../../state/toasts.ts'

/** Opens the conversation with somebody who is here, so that the agent can write first (mark A8). */
export const useWriteFirst = (): { isBusy: boolean; open: (contactId: string, siteId: string) => Promise<void> } => {
  const navigate = useNavigate()
  const [isBusy, setBusy] = useState(false)
  const open = async (contactId: string, siteId: string): Promise<void> => {
    const live = currentLive()
    if (live === null || isBusy) return
    setBusy(true)
    try {
      const { conversationId } = await live.client.request('conversation.open', { contactId, siteId })
      await navigate({ to: '/conversations/$conversationId', params: { conversationId }, search: {} })
    } catch (error) {
      toast(errorText(t, error), { look: 'bad' })
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, open }
}
