import type { Invitation } from '@frontdesk/protocol'
import { t } from '../lib/i18n.ts'
import { visitorName } from '../lib/visitor-name.ts'
import { readNow } from '../state/looking-at.ts'
import { toast } from '../state/toasts.ts'
import { alertAgent, createTabsOf } from './attention.ts'
import { router } from './router.tsx'

const tabsOf = createTabsOf('invitations')

/** Tells who invited how it ended, in one of its tabs. Who is still looking at the list that it invited from is led to the conversation. */
export const tellOfInvitation = async (invitation: Invitation, agentId: string): Promise<void> => {
  const { id, state, kind, conversationId } = invitation
  // Who reads the session sees there how each has answered.
  if (kind === 'session' && readNow() === invitation.sessionId) return
  const nearness = document.hasFocus() ? 'focused' : 'elsewhere'
  if (!(await tabsOf(agentId).claim(`${id}:${state}`, nearness))) return
  const name = visitorName(t, invitation.contact.label)
  if (state !== 'accepted' || conversationId === null) {
    if (state === 'declined' || state === 'lapsed') toast(t(`invite.notice.${state}`, { name }))
    return
  }
  const open = (): void =>
    void router.navigate({ to: '/conversations/$conversationId', params: { conversationId }, search: {} })
  const title = t('invite.notice.accepted', { name })
  alertAgent({ sound: 'invitation', nearness, tag: id, title, body: invitation.text, onClick: open })
  const isLooking =
    kind === 'chat' &&
    /\/(visitors|revisits)$/.test(router.state.location.pathname) &&
    document.querySelector('dialog[open]') === null
  if (isLooking) open()
  toast(title, isLooking ? {} : { action: { label: t('visitors.open'), run: open }, stays: true })
}
