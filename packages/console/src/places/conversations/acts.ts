import type { ServiceItem } from '@frontdesk/protocol'
import { useNavigate } from '@tanstack/react-router'
import { confirm } from '../../components/confirm.tsx'
import { errorText, takenBy } from '../../lib/error-text.ts'
import { t } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { currentLive } from '../../state/live.ts'
import { takesByHand } from '../../state/own-acts.ts'
import { currentMe } from '../../state/session.ts'
import { toast } from '../../state/toasts.ts'
import { offerRevisit } from './offer-revisit.ts'

/** Says what went wrong; of a conversation that somebody else has, who. */
const tellFailure = (error: unknown): void => {
  const name = takenBy(error)
  toast(name === null ? errorText(t, error) : t('act.take.late', { name }), { look: 'bad' })
}

/**
 * Takes a waiting conversation, or takes one over from a colleague, after asking unless what is clicked has said enough. Goes
 * there when it worked.
 */
export const useTake = (): ((item: ServiceItem, isSaid?: boolean) => Promise<void>) => {
  const navigate = useNavigate()
  return async (item, isSaid = false) => {
    const live = currentLive()
    const { assignee } = item
    if (live === null || assignee?.id === currentMe()?.agent.id) return
    if (assignee !== null && !isSaid) {
      const isSure = await confirm({
        title: t('act.takeover.title', { name: visitorName(t, item.contact.label) }),
        body: t('act.takeover.body', { name: assignee.label }),
        action: t('act.takeover'),
      })
      if (!isSure) return
    }
    takesByHand(item.id)
    try {
      await live.client.request('conversation.take', { conversationId: item.id, from: assignee?.id ?? null })
      await navigate({ to: '/conversations/$conversationId', params: { conversationId: item.id }, search: {} })
    } catch (error) {
      tellFailure(error)
    }
  }
}

const act =
  (command: 'conversation.join' | 'conversation.leave' | 'conversation.reopen') =>
  async ({ id: conversationId }: ServiceItem): Promise<void> => {
    try {
      await currentLive()?.client.request(command, { conversationId })
    } catch (error) {
      tellFailure(error)
    }
  }

/** A supervisor writes beside who has it, and everybody is told; until it leaves. */
export const joinConversation = act('conversation.join')
export const leaveConversation = act('conversation.leave')
export const reopenConversation = act('conversation.reopen')

/** Closes a conversation at once and offers to undo it. */
export const closeConversation = async (item: ServiceItem): Promise<void> => {
  const live = currentLive()
  if (live === null) return
  try {
    await live.client.request('conversation.close', { conversationId: item.id })
    toast(t('act.close.done', { name: visitorName(t, item.contact.label) }), {
      action: { label: t('action.undo'), run: () => void reopenConversation(item) },
      also: { label: t('act.revisit'), run: () => offerRevisit(item) },
    })
  } catch (error) {
    tellFailure(error)
  }
}

/** Lays a conversation aside until then; the visitor hears nothing of it, and its next words bring it back. */
export const snoozeConversation = async (item: ServiceItem, untilMs: number): Promise<void> => {
  const live = currentLive()
  if (live === null) return
  try {
    await live.client.request('conversation.snooze', { conversationId: item.id, untilMs })
    toast(t('act.snooze.done', { name: visitorName(t, item.contact.label) }))
  } catch (error) {
    tellFailure(error)
  }
}
