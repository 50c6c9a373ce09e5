import { mayNotify } from '../lib/notices.ts'
import { router } from './router.tsx'

/** Shows a desktop notice; a newer one of the same conversation takes its place. A click goes there. */
export const showNotice = (news: { conversationId: string; title: string; body: string }): void => {
  if (!mayNotify()) return
  try {
    const notice = new Notification(news.title, {
      body: news.body,
      tag: news.conversationId,
      icon: '/console/icon.svg',
    })
    notice.onclick = () => {
      window.focus()
      notice.close()
      void router.navigate({
        to: '/conversations/$conversationId',
        params: { conversationId: news.conversationId },
        search: {},
      })
    }
  } catch {
    // Some browsers have the name but want a service worker for it; there is nothing to show then.
  }
}
