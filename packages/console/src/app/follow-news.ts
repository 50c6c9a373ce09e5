import type { ServiceItem } from '@frontdesk/protocol'
import { t } from '../lib/i18n.ts'
import { lastSaid } from '../lib/last-said.ts'
import { type Known, type News, newsOf, tookFromMe } from '../lib/news.ts'
import { createOneTab, type Nearness } from '../lib/one-tab.ts'
import { playSound } from '../lib/sounds.ts'
import { visitorName } from '../lib/visitor-name.ts'
import type { Live } from '../state/live.ts'
import { readNow } from '../state/looking-at.ts'
import { isTakenByHand } from '../state/own-acts.ts'
import { usePreferences } from '../state/preferences.ts'
import { toast } from '../state/toasts.ts'
import { showNotice } from './desktop-notice.ts'

/** Two sounds of one kind are this far apart at least, however many visitors come at once. */
const quietMs = 1_500

/** Within this time who waits has mostly been given to somebody; only then it is everybody's news. */
const settledMs = 400

/** Sounds and desktop notices for what happens in the list; each event in one tab only. @returns what stops it */
export const followNews = ({ feed }: Live, agentId: string): (() => void) => {
  const known = new Map<string, Known>()
  const tabs = createOneTab(`frontdesk-news-${agentId}`)
  const soundedAtMs: { [N in News]: number } = { visitor: 0, message: 0, offer: 0 }
  let isFirst = true

  const tell = async (news: News, item: ServiceItem): Promise<void> => {
    const isSeen = readNow() === item.id || (news === 'visitor' && isTakenByHand(item.id))
    const nearness: Nearness = isSeen ? 'reading' : document.hasFocus() ? 'focused' : 'elsewhere'
    const isOurs = await tabs.claim(`${item.id}:${news}:${item.inboundCount}`, nearness)
    // Who is reading the conversation sees it happen.
    if (!isOurs || nearness === 'reading') return
    const { sounds, notices } = usePreferences.getState()
    if (sounds && Date.now() - soundedAtMs[news] >= quietMs) {
      soundedAtMs[news] = Date.now()
      playSound(news)
    }
    if (notices && nearness === 'elsewhere')
      showNotice({
        conversationId: item.id,
        title: t(`notice.${news}`, {
          name: visitorName(t, item.contact.label),
        }),
        body: item.last === null ? '' : lastSaid(t, item.last),
      })
  }

  const stillWaits = (id: string): void => {
    const item = feed.items.get(id)
    if (item?.status === 'queued' && item.assignee === null && item.routing.offer === null) void tell('visitor', item)
  }

  const look = (ids: Iterable<string>): void => {
    for (const id of ids) {
      const item = feed.items.get(id)
      if (item === undefined) continue
      const news = isFirst ? null : newsOf(known.get(id), item, agentId)
      const taker = isFirst ? null : tookFromMe(known.get(id), item, agentId)
      if (taker !== null) toast(t('notice.takenover', { name: taker, visitor: visitorName(t, item.contact.label) }))
      known.set(id, {
        status: item.status,
        inboundCount: item.inboundCount,
        askedId: item.routing.offer?.agent.id ?? null,
        assigneeId: item.assignee?.id ?? null,
      })
      if (news === 'visitor' && item.assignee === null) setTimeout(() => stillWaits(id), settledMs)
      else if (news !== null) void tell(news, item)
    }
  }

  const changed = (ids: readonly string[] | 'all'): void => {
    look(ids === 'all' ? feed.items.keys() : ids)
    if (feed.ready) isFirst = false
  }
  changed('all')
  const off = feed.onChange(changed)
  return () => {
    off()
    tabs.close()
  }
}
