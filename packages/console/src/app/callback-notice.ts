import type { CallbackNoticeFrame } from '@frontdesk/protocol'
import { t } from '../lib/i18n.ts'
import { visitorName } from '../lib/visitor-name.ts'
import { toast } from '../state/toasts.ts'
import { alertAgent, createTabsOf } from './attention.ts'
import { router } from './router.tsx'

const tabsOf = createTabsOf('revisits')

/** Tells the agent of an entry whose person has come online, or whose time has come; in one of its tabs. */
export const tellOfCallback = async ({ reason, callback }: CallbackNoticeFrame, agentId: string): Promise<void> => {
  const nearness = document.hasFocus() ? 'focused' : 'elsewhere'
  if (!(await tabsOf(agentId).claim(`${callback.id}:${reason}`, nearness))) return
  const text = t(reason === 'online' ? 'revisits.notice.online' : 'revisits.notice.due', {
    name: visitorName(t, callback.label),
  })
  const open = (): void =>
    void router.navigate({ to: '/revisits/$callbackId', params: { callbackId: callback.id }, search: {} })
  toast(text, { action: { label: t('revisits.open'), run: open }, stays: true })
  alertAgent({ sound: 'revisit', nearness, tag: callback.id, title: text, body: callback.reason, onClick: open })
}
