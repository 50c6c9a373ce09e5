import { mayNotify } from '../lib/notices.ts'
import { router } from './router.tsx'

/** Shows a notice on the desktop; a newer one with the same tag takes its place. */
export const showDesktopNotice = (news: { tag: string; title: string; body: string; onClick: () => void }): void => {
  if (!mayNotify()) return
  try {
    const { tag, title, body, onClick } = news
    const notice = new Notification(title, { body, tag, icon: '/console/icon.svg' })
    notice.onclick = () => {
      window.focus()
      notice.close()
      onClick()
    }
  } catch {
    // Some browsers have the name but want a service worker for it; there is nothing to show then.
  }
}

/** Shows what is new in a conversation; a click goes there. */
export const showNotice = ({
  conversationId,
  ...news
}: {
  conversationId: string
  title: string
  body: string
}): void =>
  showDesktopNotice({
    ...news,
    tag: conversationId,
    onClick: () =>
      void router.navigate({ to: '/conversations/$conversationId', params: { conversationId }, search: {} }),
  })
